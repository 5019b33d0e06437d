# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: N802  (callbacks are named by pjsua2)
"""Busy lamps: thousands of dialog-event subscriptions (RFC 4235) of one account.

A subscription is a PJSIP buddy that is made when its turn comes and deleted when it ends: PJSIP
would otherwise try again at times of its own. Only so many are on their way at once, so that
neither a call nor the PBX has to wait for the lamps. Worker thread.
"""

import logging
import random
from collections import deque
from typing import TYPE_CHECKING

import pjsua2 as pj

from atc.adapters.pjsip import dialog_info
from atc.domain.calls import Party
from atc.domain.events import PhoneStateChanged
from atc.domain.extensions import PhoneState

if TYPE_CHECKING:
    from atc.adapters.pjsip.account import SipAccount
    from atc.adapters.pjsip.timers import Timer
    from atc.adapters.pjsip.worker import Worker

log = logging.getLogger("atc.pjsip.blf")

_WINDOW = 96
"""Subscriptions that wait for their first answer at a time."""

_SLICE = 8
"""Subscriptions begun, or given up, in one turn: some milliseconds, so that calls come between."""

_FIRST_ANSWER_S = 10.0
_RETRY_S = (2.0, 5.0, 15.0, 60.0)
_REFUSED_RETRY_S = 300.0


class LampBoard:
    """All lamps of an account."""

    def __init__(self, worker: "Worker", account: "SipAccount") -> None:
        self._worker = worker
        self._account = account
        self._lamps: dict[str, Lamp] = {}
        self._waiting: deque[Lamp] = deque()
        self._discarded: deque[Buddy] = deque()
        self._on_their_way = 0
        self._registered = False
        self._renew = True
        self._pumping = False

    def watch(self, numbers: tuple[str, ...]) -> None:
        """Watch exactly these names."""
        wanted = dict.fromkeys(number for number in numbers if number)
        for name in [name for name in self._lamps if name not in wanted]:
            self._discard(self._lamps.pop(name))
        for name in wanted:
            if name not in self._lamps:
                lamp = self._lamps[name] = Lamp(name)
                self._waiting.append(lamp)
        self._pump_soon()

    def renew_on_registration(self) -> None:
        """Subscribe to everything again once registered: the PBX may have forgotten."""
        self._renew = True

    def registered(self) -> None:
        """The PBX can be asked."""
        self._registered = True
        if self._renew:
            self._renew = False
            self._waiting.clear()
            for lamp in self._lamps.values():
                self._put_back(lamp)
                self._waiting.append(lamp)
        self._pump_soon()

    def lost(self) -> None:
        """The PBX cannot be asked: nothing is known, until it tells again."""
        self._registered = False
        self._renew = True
        for lamp in self._lamps.values():
            self._show(lamp, PhoneState.UNKNOWN, None)

    def close(self) -> None:
        """Give everything up, before the end."""
        self._registered = False
        for lamp in self._lamps.values():
            lamp.buddy = None
        self._lamps.clear()
        self._waiting.clear()
        self._discarded.clear()

    # Subscribing

    def _pump_soon(self) -> None:
        if not self._pumping and (self._discarded or (self._waiting and self._registered)):
            self._pumping = True
            self._worker.later(self._pump)

    def _pump(self) -> None:
        self._pumping = False
        for _ in range(min(_SLICE, len(self._discarded))):
            self._discarded.popleft()
        begun = 0
        while (
            begun < _SLICE and self._waiting and self._registered and self._on_their_way < _WINDOW
        ):
            lamp = self._waiting.popleft()
            if self._lamps.get(lamp.name) is lamp and lamp.buddy is None:
                self._subscribe(lamp)
                begun += 1
        if self._discarded or (begun and self._on_their_way < _WINDOW):
            self._pump_soon()

    def _subscribe(self, lamp: "Lamp") -> None:
        buddy = Buddy(self, lamp.name)
        config = pj.BuddyConfig()
        config.uri = self._account.uri(lamp.name)
        config.subscribe_dlg_event = True
        lamp.buddy = buddy
        lamp.table = dialog_info.DialogTable()
        lamp.pending = True
        self._on_their_way += 1
        lamp.timer = self._worker.timers.after(
            _FIRST_ANSWER_S, lambda: self._unanswered(lamp, buddy)
        )
        try:
            buddy.create(self._account, config)
        except pj.Error as error:
            self.ended(lamp.name, buddy, 0, error.reason)

    def _unanswered(self, lamp: "Lamp", buddy: "Buddy") -> None:
        if lamp.buddy is buddy:
            self.ended(lamp.name, buddy, 0, "no answer")

    def _put_back(self, lamp: "Lamp") -> None:
        """Take a lamp's subscription away; its buddy goes later, outside callbacks."""
        self._settle(lamp)
        if lamp.buddy is not None:
            self._discarded.append(lamp.buddy)
            lamp.buddy = None

    def _settle(self, lamp: "Lamp") -> None:
        if lamp.pending:
            lamp.pending = False
            self._on_their_way -= 1
        if lamp.timer is not None:
            lamp.timer.cancel()
            lamp.timer = None

    def _discard(self, lamp: "Lamp") -> None:
        self._put_back(lamp)
        self._pump_soon()

    # What the PBX tells; inside PJSIP's callbacks

    def notified(self, name: str, buddy: "Buddy", body: str) -> None:
        """A NOTIFY arrived."""
        lamp = self._lamps.get(name)
        if lamp is None or lamp.buddy is not buddy:
            return
        if lamp.pending:
            self._settle(lamp)
            self._pump_soon()
        if not body or not self._registered:
            # A subscription that outlived the PBX's restart speaks, but nobody would hear it:
            # all are renewed, and tell everything again, once we are registered.
            return
        try:
            told = lamp.table.update(dialog_info.parse(body))
        except dialog_info.BadDialogInfoError as error:
            log.warning("a bad lamp document for %s: %s", name, error)
            return
        lamp.failures = 0
        if told is not None:
            self._show(lamp, *told)

    def ended(self, name: str, buddy: "Buddy", code: int, reason: str) -> None:
        """A subscription failed or ended: nothing is known until the next try succeeds."""
        lamp = self._lamps.get(name)
        if lamp is None or lamp.buddy is not buddy:
            return
        self._put_back(lamp)
        self._show(lamp, PhoneState.UNKNOWN, None)
        wait = _RETRY_S[min(lamp.failures, len(_RETRY_S) - 1)]
        if 400 <= code < 500 and code not in {408, 481}:
            # The PBX knows no such lamp: a typing mistake or a phone yet to come.
            wait = _REFUSED_RETRY_S
        lamp.failures += 1
        if lamp.failures == 1:
            log.info("lamp %s ended: %d %s", name, code, reason)
        wait *= random.uniform(0.8, 1.3)  # noqa: S311
        lamp.timer = self._worker.timers.after(wait, lambda: self._try_again(lamp))
        self._pump_soon()

    def _try_again(self, lamp: "Lamp") -> None:
        lamp.timer = None
        if self._registered and lamp.buddy is None:
            self._waiting.append(lamp)
            self._pump_soon()

    def _show(self, lamp: "Lamp", state: PhoneState, peer: Party | None) -> None:
        if (state, peer) != lamp.shown:
            lamp.shown = (state, peer)
            self._worker.emit(PhoneStateChanged(lamp.name, state, peer))


class Lamp:
    """One watched name."""

    __slots__ = ("buddy", "failures", "name", "pending", "shown", "table", "timer")

    def __init__(self, name: str) -> None:
        self.name = name
        self.buddy: Buddy | None = None
        self.table = dialog_info.DialogTable()
        self.timer: Timer | None = None
        self.pending = False
        self.failures = 0
        self.shown: tuple[PhoneState, Party | None] = (PhoneState.UNKNOWN, None)


class Buddy(pj.Buddy):  # type: ignore[misc]
    """PJSIP's side of a subscription. Deleting it unsubscribes."""

    def __init__(self, board: LampBoard, name: str) -> None:
        super().__init__()
        self._board = board
        self._name = name

    def onBuddyEvSubDlgEventState(self, prm: pj.OnBuddyEvSubStateParam) -> None:
        """A NOTIFY, or a change of the subscription."""
        try:
            event = prm.e
            if event.type == pj.PJSIP_EVENT_TSX_STATE:
                state = event.body.tsxState
                if state.type == pj.PJSIP_EVENT_RX_MSG:
                    raw = state.src.rdata.wholeMsg
                    if raw.startswith("NOTIFY "):
                        self._notify(raw)
                        return
            info = self.getInfo()
            if info.subState == pj.PJSIP_EVSUB_STATE_TERMINATED:
                self._board.ended(self._name, self, int(info.subTermCode), info.subTermReason)
        except Exception:
            log.exception("a lamp's NOTIFY was lost")

    def _notify(self, raw: str) -> None:
        head, _, body = raw.partition("\r\n\r\n")
        self._board.notified(self._name, self, body)
        lower = head.lower()
        start = lower.find("\nsubscription-state")
        if start >= 0 and "terminated" in lower[start : lower.find("\n", start + 1)]:
            self._board.ended(self._name, self, 200, "ended by the PBX")
