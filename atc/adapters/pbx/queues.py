# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues over the manager link: listed once, then followed by their events; no polling.

Rights at the PBX: events of class `agent` (read), and for pausing, adding and removing agents
`agent` (write), for fetching a caller `call` (write).
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from atc.adapters.pbx.ami_part import Ask, refusal
from atc.adapters.pbx.queue_board import DONE_EVENTS, EVENTS, QueueBoard, done
from atc.domain.errors import ServiceError
from atc.domain.events import Event
from atc.domain.profile import fill
from atc.domain.queues import QueueChanged, QueuesListed
from atc.ports.pbx_manager import AddMember, FetchCaller, PauseMember, RemoveMember

TELL_AFTER_S = 0.03
COUNT_AFTER_S = 0.4
"""The PBX counts a call just after it tells that it is over."""

_COMMANDS = (PauseMember, AddMember, RemoveMember, FetchCaller)


@dataclass(frozen=True, slots=True)
class QueueWays:
    """Templates of the PBX profile, with `{ext}` for an extension.

    Attributes:
        member: the interface of an agent that is added.
        member_state: the device that tells whether the agent is free; empty: the interface.
        pick: where a caller is sent to reach an extension, `{ext}@context`; empty: nowhere.
    """

    member: str = ""
    member_state: str = ""
    pick: str = ""


class QueuesPart:
    """Implements `AmiPart`. Thread: asyncio."""

    events = EVENTS
    classes: tuple[str, ...] = ("agent",)
    filters: tuple[str, ...] = (
        "^Event: (QueueMember(Added|Status|Pause|Penalty|Removed)"
        "|QueueCaller(Join|Leave|Abandon)|AgentComplete)",
    )

    def __init__(
        self,
        ways: QueueWays,
        emit: Callable[[Event], None],
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        self._ways = ways
        self._emit = emit
        self._now = wall_clock
        self._board = QueueBoard()
        self._ask: Ask | None = None
        self._to_tell: set[str] = set()
        self._telling: asyncio.TimerHandle | None = None
        self._to_count: set[str] = set()
        self._counting: asyncio.Task[None] | None = None

    async def begin(self, ask: Ask) -> None:
        """List all queues."""
        self._ask = ask
        rows = await ask("QueueStatus")
        self._tell_nothing()
        self._emit(QueuesListed(self._board.load(rows, self._now())))

    def on_event(self, event: str, fields: dict[str, str]) -> None:
        """Follow one event."""
        if event in DONE_EVENTS:
            over = done(event, fields, self._now())
            if over is not None:
                self._emit(over)
                self._count_soon(over.queue)
            return
        self._tell(self._board.take(event, fields, self._now()))

    def end(self) -> None:
        """Stop counting."""
        self._ask = None
        self._tell_nothing()
        self._to_count.clear()
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    def can(self, command: object) -> bool:
        """Whether it is about queues."""
        return isinstance(command, _COMMANDS)

    async def carry_out(self, command: object, ask: Ask) -> str:
        """Do it."""
        if isinstance(command, PauseMember):
            return await self._pause(command, ask)
        if isinstance(command, AddMember):
            return await self._add(command, ask)
        if isinstance(command, RemoveMember):
            fields = {"Queue": command.queue, "Interface": command.interface}
            return refusal(await ask("QueueRemove", **fields))
        if isinstance(command, FetchCaller):
            return await self._fetch(command, ask)
        raise TypeError(command)

    @staticmethod
    async def _pause(command: PauseMember, ask: Ask) -> str:
        fields = {"Interface": command.interface, "Paused": "true" if command.paused else "false"}
        if command.queue:
            fields["Queue"] = command.queue
        if command.reason:
            fields["Reason"] = command.reason
        return refusal(await ask("QueuePause", **fields))

    async def _add(self, command: AddMember, ask: Ask) -> str:
        if not self._ways.member:
            return "the PBX profile names no way to add agents"
        interface = fill(self._ways.member, ext=command.number)
        state = fill(self._ways.member_state, ext=command.number) or interface
        return refusal(
            await ask(
                "QueueAdd",
                Queue=command.queue,
                Interface=interface,
                StateInterface=state,
                MemberName=command.name or command.number,
                Penalty="0",
            )
        )

    async def _fetch(self, command: FetchCaller, ask: Ask) -> str:
        caller = self._board.caller(command.queue, command.caller_id)
        if caller is None:
            return "gone"  # answered meanwhile: must not be torn from whom they talk with
        exten, _, context = fill(self._ways.pick, ext=command.number).partition("@")
        if not exten or not context:
            return "the PBX profile names no way to fetch callers"
        fields = {"Channel": caller.channel, "Exten": exten, "Context": context, "Priority": "1"}
        return refusal(await ask("Redirect", **fields))

    def _tell(self, name: str) -> None:
        """Tell a queue's state soon: a storm of events becomes one state per queue."""
        if not name:
            return
        self._to_tell.add(name)
        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(TELL_AFTER_S, self._tell_all)

    def _tell_all(self) -> None:
        names, self._to_tell, self._telling = self._to_tell, set(), None
        for name in sorted(names):
            self._emit(QueueChanged(self._board.queue(name)))

    def _tell_nothing(self) -> None:
        """What was to be told is contained in a new list, or not true any more."""
        self._to_tell.clear()
        if self._telling is not None:
            self._telling.cancel()
            self._telling = None

    def _count_soon(self, queue: str) -> None:
        self._to_count.add(queue)
        if self._counting is None or self._counting.done():
            self._counting = asyncio.ensure_future(self._count())

    async def _count(self) -> None:
        """Ask what the PBX has counted by now, for the queues whose calls ended."""
        while self._to_count:
            await asyncio.sleep(COUNT_AFTER_S)
            names, self._to_count = self._to_count, set()
            for name in sorted(names):
                if self._ask is None:
                    return
                with suppress(ServiceError):  # a connection that ended is told elsewhere
                    for changed in self._board.count(await self._ask("QueueStatus", Queue=name)):
                        self._tell(changed)
