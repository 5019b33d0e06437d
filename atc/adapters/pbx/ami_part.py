# SPDX-License-Identifier: GPL-3.0-or-later
"""What a concern (queues, voicemail…) must offer to live on the manager link."""

from collections.abc import Awaitable
from typing import Protocol


class Ask(Protocol):
    """Sends an action and waits for its whole answer; the first message is the response."""

    def __call__(self, name: str, **fields: str) -> Awaitable[list[dict[str, str]]]:
        """Ask.

        Raises:
            SessionError: the connection ended, or no answer came in time.
        """


class AmiPart(Protocol):
    """One concern of the link. Thread: asyncio. Keys of fields are lower case.

    Attributes:
        events: the names of the events that it wants to hear of.
        classes: classes of events to ask for at login, besides `call` and `system`.
        filters: regular expressions that let these events through at the PBX.
    """

    events: frozenset[str]
    classes: tuple[str, ...]
    filters: tuple[str, ...]

    async def begin(self, ask: Ask) -> None:
        """Read the whole present state: at each connection and after each start of the PBX.

        Events that come meanwhile are handed over afterwards. `ask` may be kept until `end`.
        """

    def on_event(self, event: str, fields: dict[str, str]) -> None:
        """Take over an event."""

    def end(self) -> None:
        """The connection is gone: stop asking."""

    def can(self, command: object) -> bool:
        """Whether a command is this part's."""

    async def carry_out(self, command: object, ask: Ask) -> str:
        """Do it.

        Returns:
            Why the PBX refused, empty when it was done.
        """


def refusal(answer: list[dict[str, str]]) -> str:
    """Why an action was refused; empty when it was not."""
    first = answer[0]
    if first.get("response", "").lower() in {"success", "goodbye"}:
        return ""
    return first.get("message", "") or "refused"
