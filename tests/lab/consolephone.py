# SPDX-License-Identifier: GPL-3.0-or-later
"""The console's SIP side alone, for tests: commands in, events awaited."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self, TypeVar

from atc.adapters.pjsip.config import AudioConfig, PjsipConfig, SipAccountConfig
from atc.adapters.pjsip.telephony import PjsipTelephony
from atc.domain.accounts import RegistrationState
from atc.domain.calls import AccountId, CallId
from atc.domain.events import (
    CallArrived,
    CallConnected,
    CallEnded,
    CallMediaChanged,
    Event,
    PhoneStateChanged,
    RegistrationChanged,
)
from atc.domain.extensions import PhoneState
from atc.ports.telephony import Command, Dial, HangUp, Hold, Resume

ACCOUNT = AccountId("desk")
NO_SOUND = AudioConfig("null", "null", "null")

E = TypeVar("E")


def account(port: int, user: str, password: str, **more: Any) -> SipAccountConfig:
    """An account at a PBX on this machine."""
    settings = {"id": ACCOUNT, "host": "127.0.0.1", "port": port, **more}
    return SipAccountConfig(username=user, password=password, **settings)


class ConsolePhone:
    """A running `PjsipTelephony`; use it as a context manager. One at a time."""

    def __init__(self, *accounts: SipAccountConfig, **config: Any) -> None:
        settings = {"audio": NO_SOUND, "bind_address": "127.0.0.1", **config}
        self.events: list[Event] = []
        self._news = threading.Condition()
        self._telephony = PjsipTelephony(PjsipConfig(accounts, **settings), self._emit)

    def __enter__(self) -> Self:
        self._telephony.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._telephony.stop()
        assert not any(thread.name == "pjsip" for thread in threading.enumerate())

    def _emit(self, event: Event) -> None:
        with self._news:
            self.events.append(event)
            self._news.notify_all()

    def submit(self, command: Command) -> int:
        """Give a command; return the place in `events` after which its effects stand."""
        mark = len(self.events)
        self._telephony.submit(command)
        return mark

    def wait(
        self,
        kind: type[E],
        match: Callable[[E], bool] = lambda _: True,
        *,
        since: int = 0,
        timeout: float = 15,
    ) -> E:
        """Wait for an event of a kind that matches.

        Raises:
            AssertionError: listing what came instead.
        """

        def found() -> E | None:
            for event in self.events[since:]:
                if isinstance(event, kind) and match(event):
                    return event
            return None

        with self._news:
            self._news.wait_for(lambda: found() is not None, timeout)
            event = found()
        assert event is not None, f"no {kind.__name__} in {self.events[since:]}"
        return event

    def registered(self, *, since: int = 0, timeout: float = 15) -> None:
        """Wait for the registration."""
        self.wait(
            RegistrationChanged,
            lambda event: event.state is RegistrationState.REGISTERED,
            since=since,
            timeout=timeout,
        )

    def dial(self, number: str, **more: Any) -> CallId:
        """Place a call."""
        call = self._telephony.new_call_id()
        self.submit(Dial(call, ACCOUNT, number, **more))
        return call

    def talk_to(self, number: str) -> CallId:
        """Place a call and wait until it is connected."""
        call = self.dial(number)
        self.wait(CallConnected, lambda event: event.call_id == call)
        return call

    def arrived(self, *, since: int = 0) -> CallArrived:
        """Wait for an incoming call."""
        return self.wait(CallArrived, since=since)

    def connected(self, call: CallId) -> None:
        """Wait until a call is connected and its media agreed."""
        self.wait(CallConnected, lambda event: event.call_id == call)
        self.wait(CallMediaChanged, lambda event: event.call_id == call)

    def hold(self, call: CallId) -> None:
        """Hold a call and wait for the confirmation."""
        since = self.submit(Hold(call))
        self.wait(CallMediaChanged, lambda e: e.call_id == call and e.held_by_us, since=since)

    def resume(self, call: CallId) -> None:
        """Resume a call and wait for the confirmation."""
        since = self.submit(Resume(call))
        self.wait(CallMediaChanged, lambda e: e.call_id == call and not e.held_by_us, since=since)

    def ended(self, call: CallId, *, timeout: float = 15) -> CallEnded:
        """Wait for the end of a call."""
        return self.wait(CallEnded, lambda event: event.call_id == call, timeout=timeout)

    def hang_up(self, call: CallId) -> CallEnded:
        """Hang up and wait for the end."""
        self.submit(HangUp(call))
        return self.ended(call)

    def lamp(
        self, number: str, state: PhoneState, *, since: int = 0, timeout: float = 15
    ) -> PhoneStateChanged:
        """Wait until a lamp shows a state."""
        return self.wait(
            PhoneStateChanged,
            lambda event: event.number == number and event.state is state,
            since=since,
            timeout=timeout,
        )

    def mark(self) -> int:
        """The place in `events` where the next one will stand."""
        return len(self.events)


def wav_audio(folder: Path, microphone: Path) -> AudioConfig:
    """Sound from and to files: our voice, what the receptionist hears, the ring."""
    return AudioConfig(
        f"wav:{microphone}", f"wav:{folder / 'speaker.wav'}", f"wav:{folder / 'ring.wav'}"
    )
