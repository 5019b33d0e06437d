# SPDX-License-Identifier: GPL-3.0-or-later
"""The manager link (Asterisk's AMI): registered phones and parked calls, as the PBX tells them.

Other concerns (queues…) live on the same connection as `AmiPart`s.

Owner thread: asyncio. The link mends itself; that it was lost or came back is told once.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from atc.adapters.pbx.ami_part import AmiPart
from atc.adapters.pbx.backoff import BackOff
from atc.adapters.pbx.parked import LEFT_EVENTS, PARKED_EVENTS, left, parked
from atc.adapters.pbx.reachability import Reachability
from atc.domain.errors import ServiceError
from atc.domain.events import (
    CallParked,
    Event,
    ManagerAnswered,
    ParkedCallLeft,
    ParkedCallsListed,
    PbxManagerLink,
    ReachabilityChanged,
)

if TYPE_CHECKING:
    from atc.adapters.pbx.ami_session import Session

log = logging.getLogger(__name__)

FIRST_RETRY_S, LONGEST_RETRY_S, REFUSED_RETRY_S = 1.0, 20.0, 15.0
BOOT_S = 2.0
"""A PBX that is still starting says `FullyBooted` later; then its states are listed again."""

MOST_LATE = 5_000
_HANDLED = LEFT_EVENTS | PARKED_EVENTS | {"FullyBooted", "ExtensionStatus", "DeviceStateChange"}
_FILTERS = (
    "^Event: (FullyBooted|ExtensionStatus|UnParkedCall|ParkedCall[A-Za-z]*)",
    "^Event: DeviceStateChange.*Device: (PJSIP|SIP|IAX2|SCCP|SKINNY|DAHDI|MGCP|UNISTIM)/",
)
"""What the PBX should send at all: its stream of call events would keep an idle console busy."""


@dataclass(frozen=True, slots=True)
class AmiConfig:
    """Where the manager interface is and what is wanted from it.

    Attributes:
        lamps: extension number by BLF name; others are not reported.
        slots: the park slots to report.
    """

    host: str
    port: int
    username: str
    secret: str = field(repr=False)
    lamps: Mapping[str, str] = field(default_factory=dict)
    slots: frozenset[str] = frozenset()


class AmiLink:
    """Keeps a manager connection and emits what it tells. `emit` must not block."""

    def __init__(
        self, config: AmiConfig, emit: Callable[[Event], None], parts: Sequence[AmiPart] = ()
    ) -> None:
        self._config = config
        self._emit = emit
        self._parts = tuple(parts)
        self._handled = _HANDLED.union(*(part.events for part in self._parts))
        self._session: Session | None = None
        self._phones = Reachability(config.lamps)
        self._told: PbxManagerLink | None = None
        self._late: list[tuple[str, dict[str, str]]] | None = None
        self._booted = asyncio.Event()

    async def run(self) -> None:
        """Connect, listen, and connect again, until cancelled."""
        from atc.adapters.pbx.ami_session import (  # noqa: PLC0415 - only a PBX with AMI pays for it
            LoginRefusedError,
            SessionError,
        )

        pause = BackOff(FIRST_RETRY_S, LONGEST_RETRY_S)
        while True:
            least = 0.0
            try:
                await self._live(pause)
            except LoginRefusedError as error:
                least = REFUSED_RETRY_S  # a PBX bans those who keep trying
                self._tell(PbxManagerLink(up=False, reason=f"login refused: {error}"))
            except SessionError as error:
                self._tell(PbxManagerLink(up=False, reason=str(error)))
            await asyncio.sleep(pause.next(least))

    async def carry_out(self, command: object) -> None:
        """Do what is asked and emit the answer; without a connection that is refused."""
        from atc.adapters.pbx.ami_session import SessionError  # noqa: PLC0415 - as above

        reason = "no connection"
        part = next((part for part in self._parts if part.can(command)), None)
        if part is None:
            reason = "unknown command"
        elif self._session is not None:
            try:
                reason = await part.carry_out(command, self._session.request)
            except SessionError as error:
                reason = str(error)
        if reason:
            log.warning("manager command %s refused: %s", type(command).__name__, reason)
        self._emit(ManagerAnswered(command, reason))

    # -- one connection ------------------------------------------------------------------------

    async def _live(self, pause: BackOff) -> None:
        """Live through one connection; ends by an exception."""
        from atc.adapters.pbx.ami_session import Session  # noqa: PLC0415 - as above

        config = self._config
        self._phones.forget()
        self._booted.clear()
        self._late = []
        session = await Session.open(config.host, config.port, self._on_event, self._wanted)
        reading = asyncio.ensure_future(session.run())
        following: asyncio.Future[None] | None = None
        try:
            classes = dict.fromkeys(
                ("call", "system", *(c for p in self._parts for c in p.classes))
            )
            await session.login(config.username, config.secret, ",".join(classes))
            for text in (*_FILTERS, *(f for part in self._parts for f in part.filters)):
                await session.request("Filter", Operation="Add", Filter=text)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._booted.wait(), BOOT_S)
            self._booted.clear()
            await self._list(session)
            self._session = session
            pause.reset()
            following = asyncio.ensure_future(self._follow_boots(session))
            await asyncio.wait((reading, following), return_when=asyncio.FIRST_COMPLETED)
            for task in (reading, following):
                if task.done():
                    task.result()
        finally:
            self._session = None
            session.close()
            for part in self._parts:
                part.end()
            await _end(reading)
            if following is not None:
                await _end(following)

    async def _follow_boots(self, session: "Session") -> None:
        """List everything again whenever the PBX finished starting."""
        while True:
            await self._booted.wait()
            self._booted.clear()
            self._late = []
            await self._list(session)

    async def _list(self, session: "Session") -> None:
        """Read the whole present state; events that come meanwhile are handled after it."""
        for fields in await session.request("ExtensionStateList"):
            self._extension_status(fields)
        for fields in await session.request("DeviceStateList"):
            self._device_state(fields)
        self._phones.forget_strangers()
        parked_now = await session.request("ParkedCalls")
        self._tell(PbxManagerLink(up=True))
        self._tell_phones(None)
        if parked_now[0].get("response", "").lower() == "success":
            calls = [parked(fields) for fields in parked_now if "event" in fields]
            ours = tuple(c for c in calls if c is not None and c.slot in self._config.slots)
            self._emit(ParkedCallsListed(ours))
        for part in self._parts:
            await part.begin(session.request)
        late, self._late = self._late or [], None
        for event, fields in late:
            self._on_event(event, fields)

    # -- events --------------------------------------------------------------------------------

    def _wanted(self, raw: bytes) -> bool:
        """Look at the first line only: a storm of lamps must not cost a parse each."""
        if not raw.startswith(b"Event: "):
            return True
        name = raw[7 : raw.find(b"\r\n")].strip().decode("ascii", "replace")
        return name in self._handled or b"\r\nActionID: " in raw

    def _on_event(self, event: str, fields: dict[str, str]) -> None:
        if event == "FullyBooted":
            self._booted.set()
        elif self._late is not None:
            if len(self._late) < MOST_LATE:
                self._late.append((event, fields))
        elif event == "ExtensionStatus":
            self._tell_phones(self._extension_status(fields))
        elif event == "DeviceStateChange":
            self._tell_phones(self._device_state(fields))
        elif event in PARKED_EVENTS:
            self._report(parked(fields))
        elif event in LEFT_EVENTS:
            self._report(left(event, fields))
        else:
            for part in self._parts:
                if event in part.events:
                    part.on_event(event, fields)

    def _extension_status(self, fields: Mapping[str, str]) -> tuple[str, ...]:
        name, status = fields.get("exten", ""), fields.get("status", "")
        return self._phones.extension_status(name, status, fields.get("hint", ""))

    def _device_state(self, fields: Mapping[str, str]) -> tuple[str, ...]:
        device = fields.get("device", "")
        return self._phones.device_state(device, fields.get("state", "")) if device else ()

    # -- what the console hears ----------------------------------------------------------------

    def _report(self, event: CallParked | ParkedCallLeft | None) -> None:
        if event is not None and event.slot in self._config.slots:
            self._emit(event)

    def _tell_phones(self, names: tuple[str, ...] | None) -> None:
        changes = self._phones.changes(names)
        if changes:
            self._emit(ReachabilityChanged(changes))

    def _tell(self, link: PbxManagerLink) -> None:
        if link == self._told:
            return
        self._told = link
        if link.up:
            log.info("manager link up: %s:%s", self._config.host, self._config.port)
        else:
            log.warning("manager link down: %s", link.reason)
        self._emit(link)


async def _end(task: "asyncio.Future[None]") -> None:
    """Stop a task and swallow how it ended."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, ServiceError):
        await task
