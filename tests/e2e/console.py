# SPDX-License-Identifier: GPL-3.0-or-later
"""A running console and what tests want of it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PyQt6.QtTest import QTest

from atc.bootstrap import Machine
from atc.domain.calls import Call, CallId, CallState
from atc.domain.extensions import Extension, PhoneState
from atc.domain.parking import Slot, SlotState
from atc.domain.transfers import Transfer, TransferState
from tests.e2e.hands import Hands
from tests.e2e.listening import Ear, Source
from tests.labpbx import Call as OutsideCall
from tests.labpbx import Lab

T = TypeVar("T")

VOICE_HZ = 2600
"""The receptionist's voice; no robot and no caller has this tone."""

CALLER_HZ = 1800
HOLD_HZ = 330
ACCOUNT = "202"
VERDI = ("0461555123", "Verdi Srl")
NERI = ("0461555456", "Neri Spa")
NERI_HZ = 2100


@dataclass
class Console:
    """The machine on the lab, with hands on its window and an ear at its speaker."""

    machine: Machine
    hands: Hands
    ears: Path
    number: str
    lab: Lab
    _helper: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    # -- what there is -------------------------------------------------------------------------

    @property
    def services(self):
        return self.machine.services

    @property
    def calls(self) -> tuple[Call, ...]:
        return tuple(c for c in self.services.calls.all if not c.ended and not c.background)

    @property
    def ring(self) -> Path:
        return self.ears.with_name("ring.wav")

    def only_call(self) -> Call:
        assert len(self.calls) == 1, self.calls
        return self.calls[0]

    def get(self, call_id: CallId) -> Call | None:
        return self.services.calls.find(call_id)

    def person(self, number: str) -> Extension:
        found = self.services.extensions.find(number)
        assert found is not None, number
        return found

    def lamp(self, number: str) -> PhoneState:
        return self.person(number).state

    def slot(self, number: str) -> Slot:
        return next(s for s in self.services.parking.slots if s.number == number)

    @property
    def transfer(self) -> Transfer:
        """The last one."""
        return self.services.transfers.log.all[-1]

    def card(self, call_id: CallId) -> str:
        """All that can be read on a call's card."""
        return " | ".join(self.hands.texts(f"call-{call_id}"))

    # -- waiting -------------------------------------------------------------------------------

    def wait(self, what: Callable[[], T], why: str = "", within: float = 10) -> T:
        return self.hands.wait(what, why, within)

    def meanwhile(self, blocking: Callable[[], T]) -> T:
        """Wait for something of the lab while the console lives on."""
        future = self._helper.submit(blocking)
        self.wait(future.done, "the lab", 40)
        return future.result()

    def wait_call(self, state: CallState, number: str = "", within: float = 10) -> Call:
        """The call that reaches a state; `number` is the other end's."""

        def found() -> Call | None:
            return next(
                (
                    c
                    for c in self.services.calls.all
                    if c.state is state and (not number or c.remote.number == number)
                ),
                None,
            )

        return self.wait(found, f"a call {number} {state.value}; {self.calls}", within)

    def wait_state(self, call_id: CallId, state: CallState, within: float = 10) -> Call:
        def found() -> Call | None:
            call = self.get(call_id)
            return call if call is not None and call.state is state else None

        return self.wait(found, f"call {call_id} {state.value}", within)

    def wait_transfer(self, *states: TransferState, within: float = 15) -> Transfer:
        self.wait(
            lambda: self.services.transfers.log.all and self.transfer.state in states,
            f"transfer {states}; {self.services.transfers.log.all}",
            within,
        )
        return self.transfer

    def wait_slot(self, number: str, state: SlotState, within: float = 10) -> Slot:
        self.wait(lambda: self.slot(number).state is state, f"slot {number} {state}", within)
        return self.slot(number)

    def wait_free(self, within: float = 10) -> None:
        self.wait(lambda: not self.calls, f"no call; {self.calls}", within)

    def reads(self, call_id: CallId, text: str, within: float = 10) -> None:
        """A text stands on a call's card."""
        self.wait(lambda: text in self.card(call_id), f"{text!r} on the card", within)

    def wait_lamp(self, number: str, state: PhoneState, within: float = 10) -> None:
        self.wait(lambda: self.lamp(number) is state, f"{number} {state.value}", within)

    # -- calls ---------------------------------------------------------------------------------

    def called_by(
        self, who: tuple[str, str] = VERDI, hz: int = CALLER_HZ, to: str = ""
    ) -> tuple[OutsideCall, Call]:
        """Somebody outside calls; the call rings."""
        caller = self.lab.call_in(to or self.number, *who, tone_hz=hz)
        return caller, self.wait_call(CallState.RINGING, who[0])

    def talk(self, who: tuple[str, str] = VERDI, hz: int = CALLER_HZ) -> tuple[OutsideCall, Call]:
        """Somebody outside calls and is answered by a tap; voice goes both ways."""
        caller, call = self.called_by(who, hz)
        self.tap(call.id, "answer")
        call = self.wait_state(call.id, CallState.ACTIVE)
        self.connected(caller.heard, hz)
        return caller, call

    def tap(self, call_id: CallId, verb: str) -> None:
        """Tap a button of a call's card."""
        self.hands.tap(f"call-{call_id}-{verb}")

    def hold(self, call_id: CallId) -> None:
        self.tap(call_id, "hold")
        self.wait_state(call_id, CallState.HELD)

    def drag(self, call_id: CallId, onto: str, zone: str = "") -> None:
        self.hands.drag(f"call-{call_id}", onto, zone=zone)

    def look_for(self, text: str) -> None:
        """Type into the search field."""
        self.hands.tap("search")
        self.hands.type(text)

    # -- voices --------------------------------------------------------------------------------

    def hears(self, hz: float, within: float = 8) -> None:
        """A tone comes out of her speaker now."""
        self._listen(self.ears, lambda ear: ear.hears(hz), f"{hz} Hz at her ear", within)

    def heard_by(self, source: Source, within: float = 8) -> None:
        """Her voice arrives at the other end now."""
        self.other_hears(source, VOICE_HZ, within)

    def other_hears(self, source: Source, hz: float, within: float = 8) -> None:
        self._listen(source, lambda ear: ear.hears(hz), f"{hz} Hz in {source}", within)

    def connected(self, source: Source, hz: float, within: float = 8) -> None:
        """Voice goes both ways now."""
        mine, theirs = Ear(self.ears), Ear(source)
        self._until(lambda: mine.hears(hz), mine, f"{hz} Hz at her ear", within)
        self._until(lambda: theirs.hears(VOICE_HZ), theirs, f"her voice in {source}", within)

    def joined(self, one: Source, one_hz: float, other: Source, other_hz: float) -> None:
        """Two others hear each other."""
        left, right = Ear(one), Ear(other)
        self._until(lambda: left.hears(other_hz), left, f"{other_hz} Hz in {one}", 10)
        self._until(lambda: right.hears(one_hz), right, f"{one_hz} Hz in {other}", 10)

    def silent(self, source: Source, within: float = 8) -> None:
        self._listen(source, lambda ear: ear.hears_nothing(), f"silence in {source}", within)

    def _listen(
        self, source: Source, check: Callable[[Ear], bool], why: str, within: float
    ) -> None:
        ear = Ear(source)
        self._until(lambda: check(ear), ear, why, within)

    @staticmethod
    def _until(check: Callable[[], bool], ear: Ear, why: str, within: float) -> None:
        end = time.monotonic() + within
        while not check():
            assert time.monotonic() < end, f"not {why}: heard {ear.heard or 'silence'}"
            QTest.qWait(25)

    def until(self, check: Callable[[], None], within: float = 8) -> None:
        """Let the console live until `check` no longer fails; then fail as it does."""
        end = time.monotonic() + within
        while True:
            try:
                check()
            except AssertionError:
                if time.monotonic() > end:
                    raise
                QTest.qWait(50)
            else:
                return

    # -- robots --------------------------------------------------------------------------------

    def robot(self, ext: str, since: int, timeout: float = 15) -> Path:
        """A robot answers; what it hears from then on."""
        return self.meanwhile(
            lambda: self.lab.wait_robot_answered(ext, since=since, timeout=timeout)
        )

    def tone(self, ext: str) -> int:
        return self.lab.robot(ext).tone
