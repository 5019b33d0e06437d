# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing over by tap and key, the question before a doubtful transfer, undo and outcomes."""

from dataclasses import dataclass
from typing import NamedTuple

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from atc.controllers import texts
from atc.controllers.qt import Report, intent, qt_property, qt_slot, tr
from atc.controllers.rows import RowsModel
from atc.controllers.ticker import Ticker
from atc.domain.calls import CallId, CallState
from atc.domain.extensions import PhoneState
from atc.domain.transfers import Transfer, TransferState
from atc.services.calls import CallChange, CallService
from atc.services.extensions import ExtensionService
from atc.services.transfers import TransferService

QUESTION_MS = 8000
_SHOWN_GOOD_S, _SHOWN_BAD_S = 6.0, 15.0
_BAD = {TransferState.FAILED, TransferState.RETURNED, TransferState.LOST}


class TransferRow(NamedTuple):
    """A line of the undo bar. `undo_until` is 0 when it cannot be undone (any more)."""

    transfer_id: int
    caller: str
    target: str
    phase: str
    final: bool
    text: str
    tone: str
    undo_until: float
    shown_until: float


def describe(transfer: Transfer) -> TransferRow:
    """All that the undo bar shows of a transfer."""
    shown = 0.0
    if transfer.final and transfer.ended_at is not None:
        shown = transfer.ended_at + (_SHOWN_BAD_S if transfer.state in _BAD else _SHOWN_GOOD_S)
    outcome = transfer.outcome
    return TransferRow(
        transfer_id=transfer.id,
        caller=texts.who(transfer.caller.name, transfer.caller.number),
        target=texts.who(transfer.target.name, transfer.target.number),
        phase=transfer.state.value,
        final=transfer.final,
        text=texts.sentence(outcome),
        tone=outcome.tone.value if outcome else "info",
        undo_until=0.0 if transfer.final else transfer.undo_until,
        shown_until=shown,
    )


class TransfersModel(RowsModel[TransferRow]):
    """The transfers under way and those that just ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TransferRow, lambda row: row.transfer_id, parent)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked on a tile: how to hand a call over, or whether to although it is busy."""

    call_id: int
    number: str
    name: str
    busy: bool


class TransfersController(QObject):
    """Transfers by any path. Main thread.

    Signals:
        armedChanged: a call waits for its target to be tapped, or no longer.
        questionChanged: something is asked on a tile, or no longer.
        handed: a call is on its way to its target, or announced there.
    """

    armedChanged = pyqtSignal()  # noqa: N815
    questionChanged = pyqtSignal()  # noqa: N815
    handed = pyqtSignal()

    def __init__(
        self,
        service: TransferService,
        calls: CallService,
        extensions: ExtensionService,
        ticker: Ticker,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._calls = calls
        self._extensions = extensions
        self._ticker = ticker
        self._model = TransfersModel(self)
        self._armed: CallId | None = None
        self._announcing = False
        self._question: Question | None = None
        self._timeout = QTimer(self)
        self._timeout.setSingleShot(True)
        self._timeout.setInterval(QUESTION_MS)
        self._timeout.timeout.connect(self.dismiss)
        self._unhook = (
            service.log.changed.connect(self._on_transfer),
            calls.changes.connect(self._on_call),
        )
        ticker.each_beat(self._on_beat)

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(QObject, constant=True)
    def recent(self) -> TransfersModel:
        """Transfers under way, and outcomes for some seconds."""
        return self._model

    @qt_property(int, notify=armedChanged)
    def armedCall(self) -> int:  # noqa: N802
        """The call whose target is being chosen, or 0."""
        return int(self._armed or 0)

    @qt_property(str, notify=armedChanged)
    def armedName(self) -> str:  # noqa: N802
        """Who that is."""
        call = self._calls.find(self._armed) if self._armed else None
        return texts.who(call.remote.name, call.remote.number) if call else ""

    @qt_property(bool, notify=armedChanged)
    def announcing(self) -> bool:
        """Whether it was asked for an announced transfer."""
        return self._announcing

    @qt_property(int, notify=questionChanged)
    def askedCall(self) -> int:  # noqa: N802
        """The call that the question is about, or 0."""
        return self._question.call_id if self._question else 0

    @qt_property(str, notify=questionChanged)
    def askedNumber(self) -> str:  # noqa: N802
        """The target that the question is about."""
        return self._question.number if self._question else ""

    @qt_property(str, notify=questionChanged)
    def askedName(self) -> str:  # noqa: N802
        """Who the target is."""
        return self._question.name if self._question else ""

    @qt_property(bool, notify=questionChanged)
    def askedBusy(self) -> bool:  # noqa: N802
        """Whether it is asked because the target cannot take a call now."""
        return self._question.busy if self._question else False

    @qt_property(int, constant=True)
    def questionTime(self) -> int:  # noqa: N802
        """Milliseconds until a question is taken for answered with no."""
        return QUESTION_MS

    @qt_property(bool, constant=True)
    def voicemailOffered(self) -> bool:  # noqa: N802
        """Whether this PBX can take a message for an extension."""
        return self._service.has_voicemail

    # -- choosing a target -------------------------------------------------------------------------

    @intent(int, bool)
    def arm(self, call_id: int, announce: bool) -> None:
        """The next target tapped or entered gets this call. Asking twice takes it back."""
        again = self._armed == call_id and self._announcing == announce
        self._armed = None if again else self._calls.get(CallId(call_id)).id
        self._announcing = announce and not again
        self.armedChanged.emit()

    @qt_slot()
    def disarm(self) -> None:
        """Forget the call whose target was being chosen, and any question."""
        self.dismiss()
        if self._armed is not None:
            self._armed, self._announcing = None, False
            self.armedChanged.emit()

    @intent(str, str)
    def choose(self, number: str, name: str) -> None:
        """The armed call's target: asks how, unless an announced transfer was asked for."""
        if self._armed is None:
            return
        call_id = int(self._armed)
        if self._announcing:
            self.announce(call_id, number, name)
        else:
            self._ask(Question(call_id, number, name or self._name(number), self._busy(number)))

    @intent(int, str, str)
    def drop(self, call_id: int, number: str, name: str) -> None:
        """A call was dropped on somebody to hand it over; a busy one is asked about first."""
        if self._busy(number):
            self._ask(Question(call_id, number, name or self._name(number), busy=True))
        else:
            self.transfer(call_id, number, name)

    @qt_slot(bool)
    def reply(self, announce: bool) -> None:
        """Answer the question: announce first, or transfer."""
        asked = self._question
        if asked is None:
            return
        if announce:
            self.announce(asked.call_id, asked.number, asked.name)
        else:
            self.transfer(asked.call_id, asked.number, asked.name)

    @qt_slot()
    def dismiss(self) -> None:
        """Answer the question with no."""
        self._timeout.stop()
        if self._question is not None:
            self._question = None
            self.questionChanged.emit()

    # -- handing over ------------------------------------------------------------------------------

    @intent(int, str, str)
    def transfer(self, call_id: int, number: str, name: str) -> None:
        """Hand over without announcing; a ringing call is sent on."""
        self.disarm()
        self._service.blind(CallId(call_id), number, name)
        self.handed.emit()

    @intent(int, str, str)
    def voicemail(self, call_id: int, number: str, name: str) -> None:
        """Let the caller leave a message for somebody who is not rung."""
        self.disarm()
        whose = tr("Texts", "Voicemail of {name}").replace("{name}", name or number)
        self._service.voicemail(CallId(call_id), number, whose)
        self.handed.emit()

    @intent(int, str, str)
    def announce(self, call_id: int, number: str, name: str) -> None:
        """Hold the caller and call the target first."""
        self.disarm()
        self._service.announce(CallId(call_id), number, name)
        self.handed.emit()

    @intent(int)
    def complete(self, call_id: int) -> None:
        """Connect caller and consulted person."""
        self._service.complete(CallId(call_id))

    @intent(int)
    def cancel(self, call_id: int) -> None:
        """Go back to the caller."""
        self._service.cancel(CallId(call_id))

    @intent(int)
    def swap(self, call_id: int) -> None:
        """Talk with the other one."""
        self._service.swap(CallId(call_id))

    @intent(int, int)
    def join(self, dragged: int, onto: int) -> None:
        """Connect two of our calls with each other; of a consultation: complete it."""
        self._service.join(CallId(dragged), CallId(onto))

    @intent(int)
    def undo(self, transfer_id: int) -> None:
        """Pull the call back."""
        self._service.undo(transfer_id)

    @intent()
    def undoLast(self) -> None:  # noqa: N802
        """Pull the last call back that can be."""
        open_ones = [row for row in self._model.rows if row.undo_until > self._ticker.now]
        if open_ones:
            self._service.undo(open_ones[-1].transfer_id)

    # -- by key ------------------------------------------------------------------------------------

    @intent()
    def blindKey(self) -> None:  # noqa: N802
        """The key for a transfer: choose a target; during a consultation, connect."""
        self._key(announce=False)

    @intent()
    def attendedKey(self) -> None:  # noqa: N802
        """The key for an announced transfer: choose a target, then the same key connects."""
        self._key(announce=True)

    @intent()
    def cancelKey(self) -> None:  # noqa: N802
        """Give up choosing, or the consultation."""
        focus = self._calls.focus
        if self._armed is not None or self._question is not None:
            self.disarm()
        elif focus is not None:
            self._service.cancel(focus.id)

    @intent()
    def joinKey(self) -> None:  # noqa: N802
        """Connect the active call with the one held last."""
        active = self._calls.active
        held = [c for c in self._calls.all if c.state is CallState.HELD]
        if active is not None and held:
            self._service.join(held[-1].id, active.id)

    def _key(self, *, announce: bool) -> None:
        focus = self._calls.focus
        if focus is None:
            held = [c for c in self._calls.all if c.state is CallState.HELD]
            focus = held[-1] if held else None
        if focus is None:
            return
        if focus.consultation_of is not None or self._service.consultation_of(focus.id):
            self._service.complete(focus.id)
        else:
            self.arm(int(focus.id), announce)

    @qt_slot(int)
    def forget(self, transfer_id: int) -> None:
        """Take an outcome off the screen."""
        self._model.remove(transfer_id)
        self._need()

    def retranslate(self) -> None:
        """The language changed."""
        for transfer in self._service.log.all:
            self._model.update(describe(transfer))

    # -- inside ------------------------------------------------------------------------------------

    def _ask(self, question: Question) -> None:
        self._question = question
        self._timeout.start()
        self.questionChanged.emit()

    def _name(self, number: str) -> str:
        extension = self._extensions.find(number)
        return extension.label if extension else number

    def _busy(self, number: str) -> bool:
        extension = self._extensions.find(number)
        taken = {PhoneState.BUSY, PhoneState.RINGING, PhoneState.UNREGISTERED}
        return extension is not None and (extension.dnd or extension.state in taken)

    def _on_transfer(self, transfer: Transfer) -> None:
        if transfer.final and self._model.find(transfer.id) is None:
            return
        self._model.put(describe(transfer))
        self._need()
        self._ticker.touch()

    def _on_call(self, change: CallChange) -> None:
        call = change.call
        if not call.ended:
            return
        if self._armed == call.id:
            self.disarm()
        if self._question is not None and self._question.call_id == call.id:
            self.dismiss()

    def _on_beat(self, now: float) -> None:
        old = [r.transfer_id for r in self._model.rows if r.shown_until and r.shown_until <= now]
        for transfer_id in old:
            self._model.remove(transfer_id)
        self._need()

    def _need(self) -> None:
        self._ticker.need("transfers", bool(self._model.rows))
