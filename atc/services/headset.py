# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls from the headset: what its buttons do, and what it shows."""

import logging
from dataclasses import dataclass, replace

from atc.domain.calls import Call, CallId, CallState, Pending, Purpose
from atc.domain.errors import UserError
from atc.domain.headset import (
    HeadsetDigit,
    HeadsetEvent,
    HeadsetInfo,
    HeadsetLineBusy,
    HeadsetLink,
    HeadsetLinkChanged,
    HeadsetMuteAsked,
    HeadsetMuteRefused,
    HeadsetNews,
    HeadsetPressed,
    HeadsetState,
    HeadsetTidings,
    Press,
)
from atc.domain.notices import Notice
from atc.domain.urgency import urgency
from atc.ports.headset import HeadsetPort
from atc.services.calls import CallChange, CallService
from atc.services.hook import Hook

log = logging.getLogger(__name__)

_LEAVING = frozenset({Pending.HANGING_UP, Pending.REJECTING})
_OUTGOING = frozenset({CallState.DIALING, CallState.ALERTING})
_NOT_HERS = frozenset({Purpose.SERVICE, Purpose.HANDOVER, Purpose.PICKUP_INVITE})
_UP = frozenset({HeadsetLink.READY, HeadsetLink.IN_USE})
_PRACTICE_RINGS = HeadsetState(ringing=True)
_TROUBLE = {
    HeadsetLink.DENIED: HeadsetNews.DENIED,
    HeadsetLink.BUSY: HeadsetNews.BUSY,
    HeadsetLink.FAILED: HeadsetNews.FAILED,
}


@dataclass(frozen=True, slots=True)
class HeadsetView:
    """What a status bar or a settings page shows of headsets.

    Attributes:
        link, headset, available: as in `HeadsetLinkChanged`.
        line_busy: another program is in a call on it.
        detail: what an administrator should do, empty when all is well.
    """

    link: HeadsetLink = HeadsetLink.ABSENT
    headset: HeadsetInfo | None = None
    available: tuple[HeadsetInfo, ...] = ()
    line_busy: bool = False
    detail: str = ""


class HeadsetService:
    """Binds a headset to the calls, both ways. Main thread.

    Attributes:
        changed: emits what is to be shown of the headset.
        news: emits what is worth a word on screen.
        refused: emits why a button could not do what it is for.
        volume: emits +1 or -1 for each press of a volume key.
        gestures: emits every event of the headset, for a live test of its buttons.
        speaker_wanted: emits whether our own speaker is to ring, as the headset comes and goes.
    """

    def __init__(
        self,
        calls: CallService,
        port: HeadsetPort,
        *,
        ring: bool = True,
        ring_speaker: bool = True,
    ) -> None:
        """Bind; `ring` tells whether the headset or its base rings, `ring_speaker` ours."""
        self.changed: Hook[HeadsetView] = Hook()
        self.news: Hook[HeadsetTidings] = Hook()
        self.refused = Hook[Notice]()
        self.volume: Hook[int] = Hook()
        self.gestures: Hook[HeadsetEvent] = Hook()
        self.speaker_wanted: Hook[bool] = Hook()
        self._calls = calls
        self._port = port
        self._ring = ring
        self._ring_speaker = ring_speaker
        self._practice: HeadsetState | None = None
        self._silenced: frozenset[CallId] = frozenset()
        self._view = HeadsetView()
        self._shown = self._told = HeadsetState()
        self._lost_in_call = False
        self._last_dialed = ""
        calls.changes.connect(self._on_call)

    # -- for the screen ------------------------------------------------------------------------

    @property
    def view(self) -> HeadsetView:
        """What there is now."""
        return self._view

    def choose(self, key: str) -> None:
        """Use another headset (`HeadsetInfo.key`)."""
        self._port.choose(key)

    def set_ring(self, *, headset: bool, speaker: bool) -> None:
        """Let the headset or its base ring, our speaker, or both.

        Whatever is chosen, a call is never silent: without a headset that rings the speaker does.
        """
        self._ring, self._ring_speaker = headset, speaker
        self._show()
        self.speaker_wanted.emit(self.rings_speaker)

    @property
    def rings_speaker(self) -> bool:
        """Whether our own speaker is to ring now."""
        return self._ring_speaker or not (self._ring and self._view.link in _UP)

    def silence(self) -> None:
        """Stop its ringing for the calls that wait now; answering still works."""
        self._silenced = frozenset(call.id for call in self._waiting())
        self._show()

    def test(self, on: bool) -> None:
        """Hold the headset while a page shows its buttons live.

        It is then in a make-believe call, because some of its buttons are dead without one; its
        presses do nothing else. A real call ends the make-believe for as long as it lasts.
        """
        if on == (self._practice is not None):
            return
        self._practice = _PRACTICE_RINGS if on else None
        self._port.keep(on)
        self._show()

    @property
    def practising(self) -> bool:
        """Whether what is pressed belongs to the make-believe call of a test."""
        return self._practice is not None and self._shown.idle

    # -- the headset's side --------------------------------------------------------------------

    def on_event(self, event: HeadsetEvent) -> None:
        """Something came from the headset's driver."""
        if isinstance(event, HeadsetLinkChanged):
            self._on_link(event)
            return
        self.gestures.emit(event)
        if isinstance(event, HeadsetLineBusy):
            self._see(line_busy=event.busy)
            return
        if self._practice is not None and self._shown.idle:
            self._rehearse(self._practice, event)
            return
        try:
            self._act(event)
        except UserError as error:
            log.info("headset: %s", error)
            self.refused.emit(error.notice)

    def _act(self, event: HeadsetEvent) -> None:
        match event:
            case HeadsetPressed(press):
                self._press(press)
            case HeadsetMuteAsked(muted):
                self._mute(muted=muted)
            case HeadsetMuteRefused():
                self._mute(muted=True)
                self._say(HeadsetNews.MUTE_REFUSED, self._view.headset)
            case HeadsetDigit(digit):
                call = self._calls.focus
                if call is not None:
                    self._calls.send_dtmf(call.id, digit)

    def _rehearse(self, practice: HeadsetState, event: HeadsetEvent) -> None:
        """The make-believe call follows its buttons; when it is over it rings again."""
        match event:
            case HeadsetPressed(Press.ANSWER | Press.REJECT):
                practice = HeadsetState(off_hook=True)
            case HeadsetPressed(Press.HANG_UP):
                practice = _PRACTICE_RINGS
            case HeadsetPressed(Press.FLASH):
                practice = HeadsetState(off_hook=practice.held, held=practice.off_hook)
            case HeadsetMuteAsked(muted):
                practice = replace(practice, muted=muted)
            case HeadsetMuteRefused():
                practice = replace(practice, muted=True)
        if practice != self._practice:
            self._practice = practice
            self._show()

    def _press(self, press: Press) -> None:
        log.info("headset: %s", press.value)
        match press:
            case Press.ANSWER:
                self._answer()
            case Press.HANG_UP:
                self._hang_up()
            case Press.REJECT:
                self._reject()
            case Press.FLASH:
                self._flash()
            case Press.REDIAL:
                self._redial()
            case Press.VOLUME_UP:
                self.volume.emit(1)
            case Press.VOLUME_DOWN:
                self.volume.emit(-1)

    def _answer(self) -> None:
        waiting = self._waiting()
        if waiting:
            self._calls.answer(waiting[0].id)

    def _reject(self) -> None:
        waiting = self._waiting()
        if waiting:
            self._calls.reject(waiting[0].id)

    def _hang_up(self) -> None:
        call = self._talking()
        if call is not None:
            self._calls.hang_up(call.id)

    def _flash(self) -> None:
        """Answer who waits, else swap, else hold, else resume."""
        waiting, active = self._waiting(), self._calls.active
        held = self._held()
        if waiting:
            self._calls.answer(waiting[0].id)
        elif active is not None and held:
            self._calls.resume(held[0].id)
        elif active is not None:
            self._calls.hold(active.id)
        elif held and self._talking() is None:
            self._calls.resume(held[0].id)

    def _redial(self) -> None:
        if self._last_dialed and self._shown.idle:
            self._calls.dial(self._last_dialed)

    def _mute(self, *, muted: bool) -> None:
        call = self._talking()
        if call is not None:
            self._calls.set_muted(call.id, muted)

    def _on_link(self, event: HeadsetLinkChanged) -> None:
        old = self._view
        busy = old.line_busy and event.link is HeadsetLink.IN_USE
        self._view = HeadsetView(event.link, event.headset, event.available, busy, event.detail)
        self.changed.emit(self._view)
        in_call = any(call.live for call in self._mine())
        keys = {info.key for info in event.available}
        gone = old.headset is not None and old.headset.key not in keys
        self.speaker_wanted.emit(self.rings_speaker)
        if gone and event.link in _UP:
            self._say(HeadsetNews.REPLACED, old.headset, event.headset)
        elif gone:
            self._lost_in_call = in_call
            self._say(HeadsetNews.LOST_IN_CALL if in_call else HeadsetNews.LOST, old.headset)
        elif event.link in _TROUBLE and event.link is not old.link:
            news = _TROUBLE[event.link] if event.headset is not None else HeadsetNews.UNUSABLE
            self._say(news, event.headset)
        elif event.link in _UP and old.link not in _UP:
            back = self._lost_in_call and in_call
            self._lost_in_call = False
            self._say(HeadsetNews.BACK_IN_CALL if back else HeadsetNews.CONNECTED, event.headset)

    def _say(
        self, news: HeadsetNews, which: HeadsetInfo | None, instead: HeadsetInfo | None = None
    ) -> None:
        names = (each.name if each is not None else "" for each in (which, instead))
        self.news.emit(HeadsetTidings(news, *names))

    def _see(self, *, line_busy: bool) -> None:
        old = self._view
        self._view = HeadsetView(old.link, old.headset, old.available, line_busy, old.detail)
        self.changed.emit(self._view)

    # -- the calls' side -----------------------------------------------------------------------

    def _on_call(self, change: CallChange) -> None:
        call = change.call
        if change.before is None and call.dialed and call.purpose is Purpose.CALL:
            self._last_dialed = call.dialed
        self._show()

    def _show(self) -> None:
        talking, waiting = self._talking(), self._waiting()
        state = HeadsetState(
            off_hook=talking is not None,
            ringing=bool(waiting),
            alert=not waiting or self._rings_for(waiting),
            muted=talking is not None and talking.muted,
            held=talking is None and bool(self._held()),
        )
        self._shown = state
        if self._practice is not None and state.idle:
            state = self._practice
        if state != self._told:
            self._told = state
            self._port.show(state)

    def _rings_for(self, waiting: list[Call]) -> bool:
        return self._ring and any(call.id not in self._silenced for call in waiting)

    def _mine(self) -> list[Call]:
        """The calls that a headset is for, without those that are on their way out."""
        return [
            call
            for call in self._calls.all
            if not call.ended and call.purpose not in _NOT_HERS and call.pending not in _LEAVING
        ]

    def _waiting(self) -> list[Call]:
        """The calls that ring and were not dealt with yet, the most urgent first."""
        ringing = (
            call
            for call in self._mine()
            if call.state is CallState.RINGING and call.pending is Pending.NONE
        )
        return sorted(ringing, key=urgency)

    def _held(self) -> list[Call]:
        """The held calls; the other leg of a consultation first, then the longest held."""
        active = self._calls.active
        pair = active.consultation_of if active is not None else None
        calls = [c for c in self._mine() if c.state is CallState.HELD]
        ours = [c for c in calls if c.pending is Pending.NONE]
        return sorted(
            ours,
            key=lambda c: (
                c.id != pair and (active is None or c.consultation_of != active.id),
                c.held_at or 0.0,
            ),
        )

    def _talking(self) -> Call | None:
        """The call she is in, dials, or is just being connected with."""
        mine = self._mine()
        active = self._calls.active
        if active is not None and active in mine:
            return active
        coming = (
            call
            for call in mine
            if call.state in _OUTGOING
            or call.state is CallState.ACTIVE
            or call.pending in {Pending.ANSWERING, Pending.RESUMING}
        )
        return next(coming, None)
