# SPDX-License-Identifier: GPL-3.0-or-later
"""The phonebooks on screen: where each stands, what is wrong with it, sync and cancel."""

from typing import NamedTuple

from PyQt6.QtCore import QObject, pyqtSignal

from atc.controllers import source_texts as texts
from atc.controllers.qt import qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.domain.contacts import SourceId, SourceStatus, SyncState
from atc.ports.clock import Clock
from atc.services.directory_sync import DirectorySync


class SourceRow(NamedTuple):
    """The roles of the list of phonebooks.

    `phase`: a `SyncState`'s value, `waiting` or `stopping`. `progress`: 0 to 1, negative while it
    cannot be told. `fixed`: there is nothing to sync, it is in the configuration.
    """

    source_id: str
    name: str
    kind: str
    kind_text: str
    phase: str
    text: str
    advice: str
    facts: str
    progress: float
    personal: bool
    fixed: bool


class SourcesModel(RowsModel[SourceRow]):
    """The house, then the phonebooks in the configuration's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(SourceRow, lambda row: row.source_id, parent)


class SourcesController(QObject):
    """What QML knows as `Sources`. Main thread.

    Signals:
        changed: some phonebook's state changed.
    """

    changed = pyqtSignal()

    def __init__(
        self, directory: DirectorySync, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._directory = directory
        self._clock = clock
        self._personal = {plan.id for plan in directory.plans if plan.personal}
        self._model = SourcesModel(self)
        self._summary = ("", "")
        self._unhook = directory.changed.connect(self._on_status)
        self.retranslate()

    @qt_property(QObject, constant=True)
    def books(self) -> SourcesModel:
        """The phonebooks."""
        return self._model

    @qt_property(int, notify=changed)
    def configured(self) -> int:
        """How many phonebooks the configuration names."""
        return len(self._directory.plans)

    @qt_property(str, notify=changed)
    def phase(self) -> str:
        """All of them in one word: `none`, `unread`, `trouble`, `syncing` or `ok`."""
        states = [status.state for status in self._directory.statuses if status.kind != "pbx"]
        if not states:
            return "none"
        if SyncState.FAILED in states:
            return "trouble"
        if SyncState.RUNNING in states:
            return "syncing"
        return "ok" if SyncState.DONE in states else "unread"

    @qt_property(str, notify=changed)
    def text(self) -> str:
        """What is wrong, being done, or else that all is well, in one sentence."""
        for wanted in (SyncState.FAILED, SyncState.RUNNING):
            for status in self._directory.statuses:
                if status.state is wanted:
                    return f"{texts.name(status)}: {self._state(status)}"
        return texts.summary(self.phase)

    @qt_slot(str)
    def sync(self, source: str) -> None:
        """Sync a phonebook now."""
        self._directory.sync(SourceId(source))

    @qt_slot()
    def syncAll(self) -> None:  # noqa: N802
        """Sync all of them now."""
        self._directory.sync_all()

    @qt_slot(str)
    def cancel(self, source: str) -> None:
        """Stop a sync; what it has read stays."""
        self._directory.cancel(SourceId(source))

    def retranslate(self) -> None:
        """The language changed."""
        self._model.assign(self._describe(status) for status in self._directory.statuses)
        self.changed.emit()

    def _on_status(self, status: SourceStatus) -> None:
        row = self._describe(status)
        if not self._model.update(row):
            self._model.assign(self._describe(each) for each in self._directory.statuses)
        summary = (self.phase, self.text)
        if summary != self._summary:
            self._summary = summary
            self.changed.emit()

    def _state(self, status: SourceStatus) -> str:
        return texts.state(status, waiting=self._directory.waits(status.id))

    def _describe(self, status: SourceStatus) -> SourceRow:
        waiting = self._directory.waits(status.id)
        stopping = self._directory.stops(status.id)
        now = self._clock.now()
        return SourceRow(
            source_id=status.id,
            name=texts.name(status),
            kind=status.kind,
            kind_text=texts.kind(status),
            phase="waiting" if waiting else "stopping" if stopping else status.state.value,
            text=texts.stopping() if stopping else texts.state(status, waiting=waiting),
            advice="" if waiting else texts.advice(status, now),
            facts=texts.facts(status, now),
            progress=min(1.0, status.done / status.total) if status.total else -1.0,
            personal=status.id in self._personal,
            fixed=status.kind == "pbx",
        )
