# SPDX-License-Identifier: GPL-3.0-or-later
"""The supervisor's page: all queues and agents live, and their spreadsheet (Q03)."""

import time
from pathlib import Path
from typing import NamedTuple

from PyQt6.QtCore import QObject, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices

from atc.controllers.qt import Report, intent, qt_property, qt_slot, tr
from atc.controllers.queue_rows import AgentRow, QueueRow, agent_row, queue_row
from atc.controllers.queue_texts import document
from atc.controllers.rows import RowsModel
from atc.controllers.ticker import Ticker
from atc.domain.notices import NoticeKind, Tone, notice
from atc.domain.queues import Queue, QueueMember
from atc.ports.clock import Clock
from atc.services.queue_counts import QueueCounts
from atc.services.queues import QueueService
from atc.services.reports import ReportService
from atc.services.supervision import SupervisionService

SPANS = ("pbx", "half_hour", "hour", "today")
"""What the figures cover: all that the PBX counted, or what was seen within that time."""

_RECOUNT_S = 5
_SECONDS = {"half_hour": 1800.0, "hour": 3600.0}


class BoardRow(NamedTuple):
    """One line: a queue (`kind` queue) or, below it, one of its agents (agent)."""

    key: str
    kind: str
    queue: str
    interface_: str
    name: str
    number: str
    phone: str
    paused: bool
    reason: str
    paused_since: float
    dynamic: bool
    taken: int
    last_call: float
    waiting: int
    since: float
    lost: int
    served: int
    talk: int
    wait: int
    free: int
    agents: int


class BoardModel(RowsModel[BoardRow]):
    """Queues, each followed by its agents."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(BoardRow, lambda row: row.key, parent)


class SupervisorController(QObject):
    """Shows everything and carries out what a supervisor wants. Main thread.

    Signals:
        changed: the filter or the stretch of time changed.
        exportedChanged: a file was written.
    """

    changed = pyqtSignal()
    exportedChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        service: SupervisionService,
        queues: QueueService,
        counts: QueueCounts,
        reports: ReportService,
        ticker: Ticker,
        clock: Clock,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._queues = queues
        self._counts = counts
        self._reports = reports
        self._ticker = ticker
        self._clock = clock
        self._filter = ""
        self._span = SPANS[0]
        self._exported = ""
        self._shown = False
        self._model = BoardModel(self)
        ticker.each_beat(self._on_beat)
        self._unhook = (
            queues.changed.connect(lambda _: self._refresh()),
            service.told.connect(report),
        )

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(bool, constant=True)
    def offered(self) -> bool:
        """Whether this desk may supervise."""
        return self._service.offered

    @qt_property(QObject, constant=True)
    def board(self) -> BoardModel:
        """Queues and agents."""
        return self._model

    @qt_property("QStringList", constant=True)
    def spans(self) -> list[str]:
        """What can be chosen for the figures."""
        return list(SPANS)

    @qt_property(str, notify=changed)
    def span(self) -> str:
        """What is chosen."""
        return self._span

    @qt_property(float, notify=changed)
    def countedSince(self) -> float:  # noqa: N802
        """When this console began to count, wall-clock seconds; 0 when the PBX's count is shown."""
        return 0.0 if self._span == "pbx" else self._counts.began_at

    @qt_property(str, notify=exportedChanged)
    def exported(self) -> str:
        """The file written last; empty without one."""
        return self._exported

    # -- what she wants ----------------------------------------------------------------------------

    @qt_slot(bool)
    def watch(self, shown: bool) -> None:
        """The page is shown, or no longer: nothing is worked out for a page that is not."""
        self._shown = shown
        self._ticker.need("supervisor", shown)
        self._refresh()

    @qt_slot(str)
    def search(self, text: str) -> None:
        """Show the queues whose names hold this text."""
        self._filter = text.strip().casefold()
        self._refresh()

    @qt_slot(str)
    def chooseSpan(self, span: str) -> None:  # noqa: N802
        """Show the figures of another stretch of time."""
        if span in SPANS:
            self._span = span
            self._refresh()
            self.changed.emit()

    @intent(str, str, bool)
    def pause(self, queue: str, interface: str, paused: bool) -> None:
        """Pause an agent in a queue, or let the agent go on."""
        member = self._member(queue, interface)
        if member is not None:
            self._service.pause(queue, member, paused=paused, reason="supervisor")

    @intent(str, str)
    def add(self, queue: str, number: str) -> None:
        """Let an extension be an agent of a queue."""
        self._service.add(queue, number)

    @intent(str, str)
    def remove(self, queue: str, interface: str) -> None:
        """Take an agent out of a queue."""
        member = self._member(queue, interface)
        if member is not None:
            self._service.remove(queue, member)

    @qt_slot()
    def export(self) -> None:
        """Write what is shown into a spreadsheet."""
        now = self._clock.now()
        name = tr("Supervisor", "Queues") + time.strftime(" %Y-%m-%d %H.%M", time.localtime(now))
        made = document(self._queue_rows(), self._agent_rows(), self._span, now)

        def done(path: Path) -> None:
            self._exported = str(path)
            self.exportedChanged.emit()

        def failed(error: Exception) -> None:
            self.report(notice(NoticeKind.EXPORT_FAILED, Tone.BAD, reason=str(error)))

        self._reports.export(made, "xlsx", name, done, failed)

    @qt_slot()
    def openFile(self) -> None:  # noqa: N802
        """Show the file that was written."""
        if self._exported:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._exported))

    def retranslate(self) -> None:
        """The language changed."""
        self._refresh()

    # -- inside ------------------------------------------------------------------------------------

    def _member(self, queue: str, interface: str) -> QueueMember | None:
        found = self._queues.find(queue)
        members = found.members if found else ()
        return next((m for m in members if m.interface == interface), None)

    def _found(self) -> list[Queue]:
        return [q for q in self._queues.all if self._filter in q.name.casefold()]

    def _queue_row(self, queue: Queue) -> QueueRow:
        figures = queue.figures
        if self._span != "pbx":
            figures = self._counts.figures(queue.name, self._since())
        return queue_row(queue, (), figures)

    def _since(self) -> float:
        now = self._clock.now()
        if self._span in _SECONDS:
            return now - _SECONDS[self._span]
        day = time.localtime(now)
        return now - day.tm_hour * 3600 - day.tm_min * 60 - day.tm_sec

    def _queue_rows(self) -> list[QueueRow]:
        return [self._queue_row(queue) for queue in self._found()]

    def _agent_rows(self) -> list[AgentRow]:
        return [
            agent_row(queue.name, member, self._service.name(member))
            for queue in self._found()
            for member in queue.members
        ]

    def _on_beat(self, now: float) -> None:
        """A stretch of time that ends now moves on."""
        if self._shown and self._span != "pbx" and int(now) % _RECOUNT_S == 0:
            self._refresh()

    def _refresh(self) -> None:
        if not self._shown:
            return
        agents: dict[str, list[AgentRow]] = {}
        for row in self._agent_rows():
            agents.setdefault(row.queue, []).append(row)
        rows: list[BoardRow] = []
        for queue in self._queue_rows():
            rows.append(_heading(queue))
            rows += (_line(agent) for agent in agents.get(queue.name, ()))
        self._model.assign(rows)


def _heading(row: QueueRow) -> BoardRow:
    return BoardRow(
        key=row.name,
        kind="queue",
        queue=row.name,
        interface_="",
        name=row.name,
        number="",
        phone="",
        paused=False,
        reason="",
        paused_since=0.0,
        dynamic=False,
        taken=0,
        last_call=0.0,
        waiting=row.waiting,
        since=row.since,
        lost=row.lost,
        served=row.served,
        talk=row.talk,
        wait=row.wait,
        free=row.free,
        agents=row.agents,
    )


def _line(row: AgentRow) -> BoardRow:
    return BoardRow(
        kind="agent",
        waiting=0,
        since=0.0,
        lost=0,
        served=0,
        talk=0,
        wait=0,
        free=0,
        agents=0,
        **row._asdict(),
    )
