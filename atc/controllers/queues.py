# SPDX-License-Identifier: GPL-3.0-or-later
"""The queues' page and the mark in the status bar: who waits, what was counted, our pause."""

from collections.abc import Sequence

from PyQt6.QtCore import QObject, pyqtSignal

from atc.controllers.qt import Report, intent, qt_property, qt_slot
from atc.controllers.queue_rows import (
    QueuesModel,
    WaitingModel,
    queue_row,
    reason_text,
    waiting_row,
)
from atc.controllers.ticker import Ticker
from atc.domain.queues import Queue, QueueMember
from atc.services.queue_pause import PauseService
from atc.services.queues import QueueService


class QueuesController(QObject):
    """Shows the queues that concern us. Main thread.

    Signals:
        changed: anything but the rows changed: access, counts, own figures.
        pauseChanged: our pause changed, or is being changed.
        filterChanged: the callers of another queue are shown.
    """

    changed = pyqtSignal()
    pauseChanged = pyqtSignal()  # noqa: N815
    filterChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        service: QueueService,
        pauses: PauseService,
        ticker: Ticker,
        report: Report,
        reasons: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._pauses = pauses
        self._ticker = ticker
        self._reasons = list(reasons)
        self._only = ""
        self._queues = QueuesModel(self)
        self._waiting = WaitingModel(self)
        self._unhook = (
            service.changed.connect(lambda _: self._refresh()),
            service.told.connect(report),
            pauses.changed.connect(lambda _: self.pauseChanged.emit()),
            pauses.told.connect(report),
        )
        self._refresh()

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(QObject, constant=True)
    def queues(self) -> QueuesModel:
        """Our queues."""
        return self._queues

    @qt_property(QObject, constant=True)
    def waiting(self) -> WaitingModel:
        """Those who wait in them."""
        return self._waiting

    @qt_property(str, notify=changed)
    def access(self) -> str:
        """`live`, `away` (no connection to the manager now), `codes` (pause only) or `none`."""
        if self._service.known:
            return "live"
        if self._service.configured:
            return "away"
        return "codes" if self._pauses.offered else "none"

    @qt_property(int, notify=changed)
    def count(self) -> int:
        """How many callers wait; -1 when that is not known."""
        return self._service.waiting if self._service.known else -1

    @qt_property(int, notify=changed)
    def handled(self) -> int:
        """Calls that our accounts took."""
        own = self._own(self._service.mine)
        return sum(member.taken for member in own)

    @qt_property(float, notify=changed)
    def lastCall(self) -> float:  # noqa: N802
        """When our last call of a queue ended, wall-clock seconds, 0 without one."""
        return max((m.last_call_at for m in self._own(self._service.mine)), default=0.0)

    @qt_property(bool, notify=changed)
    def agent(self) -> bool:
        """Whether we are an agent of a queue."""
        return bool(self._own(self._service.mine))

    @qt_property(str, notify=filterChanged)
    def only(self) -> str:
        """The queue whose callers are shown; empty: all."""
        return self._only

    @qt_property(str, notify=pauseChanged)
    def pause(self) -> str:
        """`open`, `partly`, `paused`, `unknown`, or `none` when there is nothing to pause."""
        return self._pauses.state.value

    @qt_property(bool, notify=pauseChanged)
    def pausePending(self) -> bool:  # noqa: N802
        """Whether the PBX has not answered yet."""
        return self._pauses.pending

    @qt_property(str, notify=pauseChanged)
    def pauseReason(self) -> str:  # noqa: N802
        """Why we are paused, in words; may be empty."""
        return reason_text(self._pauses.reason)

    @qt_property(bool, notify=pauseChanged)
    def reasonsOffered(self) -> bool:  # noqa: N802
        """Whether a reason can be told, and one queue paused alone."""
        return self._pauses.single

    @qt_property("QStringList", constant=True)
    def reasons(self) -> list[str]:
        """What can be chosen for a pause."""
        return self._reasons

    # -- what she wants ----------------------------------------------------------------------------

    @intent(str)
    def togglePause(self, reason: str) -> None:  # noqa: N802
        """Pause in all queues, or go on."""
        if not self._pauses.pending:
            self._pauses.toggle(reason)

    @intent(str)
    def pauseFor(self, reason: str) -> None:  # noqa: N802
        """Pause in all queues for a reason; when paused already, for this reason from now on."""
        self._pauses.set(paused=True, reason=reason)

    @intent(str, bool, str)
    def pauseOne(self, queue: str, paused: bool, reason: str) -> None:  # noqa: N802
        """Pause in one queue, or go on there."""
        self._pauses.set(paused=paused, queue=queue, reason=reason)

    @intent(str, str)
    def pick(self, queue: str, caller_id: str) -> None:
        """Take a waiting caller onto a line."""
        self._service.pick(queue, caller_id)

    @intent()
    def pickLongest(self) -> None:  # noqa: N802
        """Take whoever waits longest."""
        self._service.pick_longest()

    @qt_slot(str)
    def show(self, queue: str) -> None:
        """Show the callers of one queue, of all with an empty name; the same once more: of all."""
        self._only = "" if queue == self._only else queue
        self._refresh()
        self.filterChanged.emit()

    def retranslate(self) -> None:
        """The language changed."""
        self._refresh()
        self.pauseChanged.emit()

    # -- inside ------------------------------------------------------------------------------------

    def _own(self, queues: Sequence[Queue]) -> list[QueueMember]:
        return [member for queue in queues for member in self._service.memberships(queue)]

    def _refresh(self) -> None:
        mine = self._service.mine
        if self._only and self._only not in {queue.name for queue in mine}:
            self._only = ""
            self.filterChanged.emit()
        self._queues.assign(
            queue_row(queue, self._service.memberships(queue), queue.figures) for queue in mine
        )
        rows = [
            waiting_row(queue.name, caller, at + 1, picking=caller.id in self._service.picking)
            for queue in mine
            if self._only in {"", queue.name}
            for at, caller in enumerate(queue.callers)
        ]
        self._waiting.settle(sorted(rows, key=lambda row: (row.since, row.queue, row.place)))
        self._ticker.need("queues", bool(self._service.waiting))
        self.changed.emit()
