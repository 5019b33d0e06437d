# SPDX-License-Identifier: GPL-3.0-or-later
"""The left column: calls that ring, the one that is active, those on hold."""

from collections.abc import Callable
from dataclasses import replace

from PyQt6.QtCore import QObject, pyqtSignal

from atc.controllers.call_rows import ACTIVE, HELD, RINGING, CallRow, describe, section_of, shown
from atc.controllers.hold_guard import HoldGuard
from atc.controllers.qt import Report, intent, qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.controllers.ticker import Ticker
from atc.domain.calls import Call, CallId, CallState
from atc.domain.classification import Category
from atc.domain.urgency import urgency
from atc.services.callers import CallerService
from atc.services.calls import CallChange, CallService, ChangeKind
from atc.services.classification import ClassificationService
from atc.services.pickup import PickupService


class CallsModel(RowsModel[CallRow]):
    """The cards of one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(CallRow, lambda row: row.call_id, parent)


class CallsController(QObject):
    """Puts calls into columns and carries out what is asked on their cards. Main thread.

    Signals:
        countsChanged: a column gained or lost a card, or the focus moved.
        orderChanged: another call may be the first to be answered.
        rang: a call with a known number began to ring; the window comes to the front. Anonymous
            callers do not interrupt what is in front.
    """

    countsChanged = pyqtSignal()  # noqa: N815
    orderChanged = pyqtSignal()  # noqa: N815
    rang = pyqtSignal(int)

    def __init__(
        self,
        service: CallService,
        pickup: PickupService,
        guard: HoldGuard,
        ticker: Ticker,
        report: Report,
        parent: QObject | None = None,
        *,
        callers: CallerService | None = None,
        classification: ClassificationService | None = None,
        silence: Callable[[], None] = lambda: None,
    ) -> None:
        """`callers` and `classification`: who is who, and what their calls are.

        `silence` stops the ringing of the calls that wait.
        """
        super().__init__(parent)
        self.report = report
        self._callers = callers
        self._classification = classification
        self._silence = silence
        self._service = service
        self._pickup = pickup
        self._guard = guard
        self._ticker = ticker
        self._models = {name: CallsModel(self) for name in (RINGING, ACTIVE, HELD)}
        self._section: dict[CallId, str] = {}
        self._unhook = service.changes.connect(self._on_change)
        if classification is not None:
            classification.changed.connect(lambda _: self._show_all())
        for call in service.all:
            self._show(call)

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(QObject, constant=True)
    def ringing(self) -> CallsModel:
        """Calls that wait for an answer, offers of a pickup too."""
        return self._models[RINGING]

    @qt_property(QObject, constant=True)
    def active(self) -> CallsModel:
        """The active call and the one being dialled."""
        return self._models[ACTIVE]

    @qt_property(QObject, constant=True)
    def held(self) -> CallsModel:
        """Calls on hold, oldest first."""
        return self._models[HELD]

    @qt_property(int, notify=countsChanged)
    def ringingCount(self) -> int:  # noqa: N802
        """How many callers wait for an answer now."""
        return sum(call.waiting for call in self._service.all)

    @qt_property(int, notify=countsChanged)
    def activeCount(self) -> int:  # noqa: N802
        """How many calls are active or being dialled."""
        states = {CallState.ACTIVE, CallState.DIALING, CallState.ALERTING}
        return sum(call.state in states and shown(call) for call in self._service.all)

    @qt_property(int, notify=countsChanged)
    def heldCount(self) -> int:  # noqa: N802
        """How many calls are on hold."""
        return sum(call.state is CallState.HELD for call in self._service.all)

    @qt_property(int, notify=countsChanged)
    def focusId(self) -> int:  # noqa: N802
        """The call that a key means: active, being dialled, or 0."""
        focus = self._service.focus
        return int(focus.id) if focus else 0

    @qt_property(str, notify=countsChanged)
    def focusName(self) -> str:  # noqa: N802
        """Who that is."""
        return self.nameOf(self.focusId)

    @qt_property(int, notify=orderChanged)
    def firstRinging(self) -> int:  # noqa: N802
        """The call that is to be answered first, or 0: by priority, then the longest waiting."""
        waiting = [call for call in self._service.all if call.waiting]
        return int(min(waiting, key=urgency).id) if waiting else 0

    @qt_property(int, notify=countsChanged)
    def busyLines(self) -> int:  # noqa: N802
        """How many lines are taken."""
        return sum(call.line > 0 and not call.ended for call in self._service.all)

    @qt_property(int, constant=True)
    def lines(self) -> int:
        """How many lines there are."""
        return self._service.policy.lines

    @qt_property(float, constant=True)
    def holdReminder(self) -> float:  # noqa: N802
        """Seconds after which a held call draws attention, 0 never."""
        return self._service.policy.hold_reminder_s

    @qt_slot(int, result=str)
    def nameOf(self, call_id: int) -> str:  # noqa: N802
        """Who is on a call; empty when it is gone."""
        row = self._row(CallId(call_id))
        return row.name if row else ""

    @qt_slot(int, result=str)
    def stateOf(self, call_id: int) -> str:  # noqa: N802
        """A call's state; empty when it is gone."""
        row = self._row(CallId(call_id))
        return row.phase if row else ""

    @qt_slot(int, result=bool)
    def isLive(self, call_id: int) -> bool:  # noqa: N802
        """Whether both ends of a call are connected."""
        return self.stateOf(call_id) in {CallState.ACTIVE.value, CallState.HELD.value}

    # -- what she wants ----------------------------------------------------------------------------

    @intent(int)
    def answer(self, call_id: int) -> None:
        """Answer, or take an offered call; the active call is held first."""
        self._guard.check(("answer", call_id), CallId(call_id))
        self._pickup.take(CallId(call_id))

    @intent()
    def answerNext(self) -> None:  # noqa: N802
        """Answer the first of those that ring: by priority, then the longest waiting."""
        if self.firstRinging:
            self._guard.check(("answer", self.firstRinging), CallId(self.firstRinging))
            self._pickup.take(CallId(self.firstRinging))

    @intent(int, bool)
    def reject(self, call_id: int, busy: bool) -> None:
        """Refuse, as busy or declined; an offered call rings on where it was."""
        if self._service.get(CallId(call_id)).rung is not None:
            self._pickup.leave(CallId(call_id))
        else:
            self._service.reject(CallId(call_id), busy=busy)

    @qt_slot()
    def silence(self) -> None:
        """Stop the ringing, on the speaker and the headset; the calls go on waiting."""
        self._silence()

    @intent(int, str)
    def deflect(self, call_id: int, number: str) -> None:
        """Send a ringing call on without answering."""
        self._service.deflect(CallId(call_id), number)

    @intent(int)
    def hangUp(self, call_id: int) -> None:  # noqa: N802
        """End a call."""
        self._service.hang_up(CallId(call_id))

    @intent(int)
    def hold(self, call_id: int) -> None:
        """Put on hold."""
        self._service.hold(CallId(call_id))

    @intent(int, str)
    def holdBecause(self, call_id: int, why: str) -> None:  # noqa: N802
        """Put on hold, or note why a call is held."""
        call = self._service.get(CallId(call_id))
        if call.state is CallState.ACTIVE:
            self._service.hold(call.id, why)
        else:
            self._service.set_note(call.id, why)

    @intent(int)
    def resume(self, call_id: int) -> None:
        """Take back from hold."""
        self._service.resume(CallId(call_id))

    @intent()
    def resumeOldest(self) -> None:  # noqa: N802
        """Take back the call held longest."""
        self._service.resume_oldest()

    @intent(int)
    def toggleHold(self, call_id: int) -> None:  # noqa: N802
        """Hold an active call, take back a held one."""
        call = self._service.get(CallId(call_id))
        if call.state is CallState.HELD:
            self._service.resume(call.id)
        else:
            self._service.hold(call.id)

    @intent(int)
    def toggleMute(self, call_id: int) -> None:  # noqa: N802
        """Close or open the microphone."""
        call = self._service.get(CallId(call_id))
        self._service.set_muted(call.id, not call.muted)

    @intent(int, str)
    def setNote(self, call_id: int, note: str) -> None:  # noqa: N802
        """Write the note."""
        self._service.set_note(CallId(call_id), note)

    @intent(int, str)
    def toggleTag(self, call_id: int, tag: str) -> None:  # noqa: N802
        """Give a call a disposition, or take it away."""
        call = self._service.get(CallId(call_id))
        self._service.set_tag(call.id, tag, on=tag not in call.tags)

    @qt_slot(int, bool)
    def pin(self, call_id: int, on: bool) -> None:
        """Keep the card while something is written on it."""
        self._service.pin(CallId(call_id), on=on)

    @intent(int, str)
    def dtmf(self, call_id: int, digits: str) -> None:
        """Send keys."""
        self._service.send_dtmf(CallId(call_id), digits)

    @intent(int)
    def dismiss(self, call_id: int) -> None:
        """Take an ended call's card away."""
        self._service.dismiss(CallId(call_id))

    def retranslate(self) -> None:
        """The language changed: say everything again."""
        self._show_all()
        self.countsChanged.emit()

    # -- inside ------------------------------------------------------------------------------------

    def _show_all(self) -> None:
        for call in self._service.all:
            self._show(call)

    def _row(self, call_id: CallId) -> CallRow | None:
        section = self._section.get(call_id)
        return self._models[section].find(call_id) if section else None

    def _on_change(self, change: CallChange) -> None:
        call = change.call
        if change.kind is ChangeKind.REMOVED:
            self._hide(call.id)
        else:
            self._show(call)
        self._refresh_partner(change)
        before = change.before
        if call.waiting and not call.remote.anonymous and (before is None or not before.waiting):
            self.rang.emit(int(call.id))
        moved = before is None or before.state is not call.state or before.line != call.line
        if moved or change.kind is ChangeKind.REMOVED:
            self._ticker.need("calls", any(not c.ended for c in self._service.all))
            self._ticker.touch()
            self.countsChanged.emit()

    def _refresh_partner(self, change: CallChange) -> None:
        """A consultation that comes or goes changes the caller's card too."""
        caller = change.call.consultation_of
        if (caller is not None and change.kind is not ChangeKind.CHANGED) or change.just_ended:
            partner = self._service.find(caller) if caller is not None else None
            if partner is not None:
                self._show(partner)

    def _show(self, call: Call) -> None:
        if not shown(call):
            return
        section = section_of(call) or self._section.get(call.id, ACTIVE)
        consulted = any(c.consultation_of == call.id and not c.ended for c in self._service.all)
        row = describe(
            call,
            has_consultation=consulted,
            category=self._category(call),
            show=self._callers.show if self._callers else str,
        )
        if self._section.get(call.id, section) != section:
            self._hide(call.id)
        self._section[call.id] = section
        self._place(self._models[section], row)
        if section == RINGING:
            self._sort_ringing(call.id)

    def _category(self, call: Call) -> Category | None:
        """The call's category under the name that is shown."""
        service = self._classification
        category = service.category(call.category) if service and call.category else None
        return (
            replace(category, name=service.label(call.category)) if service and category else None
        )

    def _sort_ringing(self, call_id: CallId) -> None:
        """The most urgent call comes first; those that are over come last."""
        model = self._models[RINGING]
        shown = {row.call_id for row in model.rows}
        waiting = [c for c in self._service.all if c.waiting and c.id in shown]
        order = [c.id for c in sorted(waiting, key=urgency)]
        if call_id in order and order.index(call_id) != model.place(call_id):
            model.move(call_id, order.index(call_id))
        self.orderChanged.emit()

    @staticmethod
    def _place(model: CallsModel, row: CallRow) -> None:
        """Live calls come first, what is over must not push them out of sight; then the newest."""
        ended = CallState.ENDED.value
        before = model.find(row.call_id)
        if before is None:
            places = (at for at, other in enumerate(model.rows) if other.phase == ended)
            model.insert(next(places, len(model.rows)), row)
            return
        model.update(row)
        if row.phase == ended != before.phase:
            live = sum(other.phase != ended for other in model.rows)
            model.move(row.call_id, live)

    def _hide(self, call_id: CallId) -> None:
        section = self._section.pop(call_id, None)
        if section is not None:
            self._models[section].remove(call_id)
            self.orderChanged.emit()
