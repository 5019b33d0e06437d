# SPDX-License-Identifier: GPL-3.0-or-later
"""A call that somebody in the lab has placed, as ``Lab.call_in`` returns it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from atclab.ami import Ami, AmiError, Match, Message


@dataclass
class Call:
    """A call that a robot or someone outside has placed."""

    ami: Ami
    call_id: str
    heard: Path
    mark: int

    @classmethod
    def place(cls, ami: Ami, fields: dict[str, Any]) -> Self:
        """Place a call described by ``phones.originate_fields``."""
        mark = ami.mark()
        ami.action("Originate", **fields["headers"], variables=fields["variables"])
        return cls(ami, fields["call_id"], Path(fields["heard"]), mark)

    def _last(self, match: Match) -> Message | None:
        found = [
            e for e in self.ami.events(self.mark) if e.get("Uniqueid") == self.call_id and match(e)
        ]
        return found[-1] if found else None

    @property
    def up(self) -> bool:
        """Whether it is answered and not over (a queue answers at once)."""
        return not self.ended and self._last(_is_up) is not None

    @property
    def ringing(self) -> bool:
        """Whether the caller hears it ring."""
        last = self._last(lambda e: e.get("Event") == "Newstate")
        return not self.ended and last is not None and last["ChannelStateDesc"] == "Ringing"

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        return self._last(lambda e: e.get("Event") == "Hangup") is not None

    @property
    def cause(self) -> int | None:
        """Q.850 cause of its end: 16 normal, 17 busy, 19 no answer, 21 declined."""
        over = self._last(lambda e: e.get("Event") == "Hangup")
        return int(over["Cause"]) if over else None

    def wait_ringing(self, timeout: float = 10) -> None:
        """Wait until the caller hears it ring."""
        self._wait(
            lambda e: e.get("Event") == "Newstate" and e.get("ChannelStateDesc") == "Ringing",
            timeout,
        )

    def wait_up(self, timeout: float = 15) -> None:
        """Wait until it is answered and the caller speaks and records."""
        self.ami.wait(
            lambda e: e.get("UserEvent") == "CallerUp" and e.get("CallId") == self.call_id,
            since=self.mark,
            timeout=timeout,
        )

    def wait_ended(self, timeout: float = 15) -> int:
        """Wait until it is over; return the cause."""
        return int(self._wait(lambda e: e.get("Event") == "Hangup", timeout)["Cause"])

    def _wait(self, match: Match, timeout: float) -> Message:
        return self.ami.wait(
            lambda e: e.get("Uniqueid") == self.call_id and match(e),
            since=self.mark,
            timeout=timeout,
        )

    def heard_wav(self) -> Path:
        """Return the WAV of what the caller hears (it grows while the call is up)."""
        return self.heard

    def hangup(self) -> None:
        """Let the caller hang up (no error if the call is over)."""
        try:
            self.ami.action("Hangup", Channel=self.call_id, Cause=16)
            self.wait_ended()
        except AmiError:
            if not self.ended:
                raise

    def send_dtmf(self, digits: str) -> None:
        """Let the caller press keys."""
        for digit in digits:
            self.ami.action("PlayDTMF", Channel=self.call_id, Digit=digit)


def _is_up(event: Message) -> bool:
    return event.get("Event") == "Newstate" and event.get("ChannelStateDesc") == "Up"
