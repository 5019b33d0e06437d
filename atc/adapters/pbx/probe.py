# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds out within seconds that a PBX is gone or back, by SIP OPTIONS (RFC 3261, 11).

A registration alone would tell after minutes. Owner thread: asyncio. What a probe costs: one
small packet each way every few seconds.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from atc.adapters.pbx.probe_paths import Lost, StreamPath, UdpPath
from atc.domain.calls import AccountId
from atc.domain.events import Event, PbxReachable

log = logging.getLogger(__name__)

MOST_WAIT_S = 2.0
LOST_INTERVAL_S = 1.5
MISSES = 2


@dataclass(frozen=True, slots=True)
class ProbeTarget:
    """The PBX (or outbound proxy) of one account.

    Attributes:
        username: named in From, so that the PBX knows who asks; no password is sent.
        transport: udp, tcp or tls.
        interval_s: seconds between probes while all is well.
    """

    account: AccountId
    host: str
    port: int
    username: str
    transport: str = "udp"
    interval_s: float = 5.0


class Path(Protocol):
    """A way to the PBX."""

    async def ask(self, wait_s: float) -> None:
        """Send one OPTIONS and wait for any answer.

        Raises:
            Lost: there was none; `Lost.certain` when it was refused rather than not answered.
        """

    async def quiet(self, seconds: float) -> None:
        """Wait, but no longer than the connection lives."""

    def close(self) -> None:
        """Give the socket back. `ask` opens another one."""


class PbxProbe:
    """Watches one PBX and emits `PbxReachable` when it goes and when it comes back.

    Silence counts only from a PBX that has answered before: some never answer OPTIONS of those
    whom they have not authenticated. A refusal counts always.
    """

    def __init__(self, target: ProbeTarget, emit: Callable[[Event], None]) -> None:
        self._target = target
        self._emit = emit
        self._reachable = True
        self._answered = False
        self._path: Path = (
            UdpPath(target.host, target.port, target.username)
            if target.transport == "udp"
            else StreamPath(
                target.host, target.port, target.username, tls=target.transport == "tls"
            )
        )

    async def run(self) -> None:
        """Probe until cancelled."""
        try:
            while True:
                lost = await self._look()
                self._tell(lost)
                if lost is None:
                    await self._path.quiet(self._target.interval_s)
                else:
                    self._path.close()  # another address may lead there next time
                    await asyncio.sleep(LOST_INTERVAL_S)
        finally:
            self._path.close()

    async def _look(self) -> Lost | None:
        """Ask once, or twice when the first question stays unanswered."""
        wait = min(MOST_WAIT_S, self._target.interval_s)
        lost: Lost | None = None
        for _ in range(MISSES if self._reachable else 1):
            try:
                await self._path.ask(wait)
            except Lost as error:
                lost = error
                if error.certain:
                    break
            else:
                self._answered = True
                return None
        return lost if lost and (lost.certain or self._answered) else None

    def _tell(self, lost: Lost | None) -> None:
        reachable = lost is None
        if reachable == self._reachable:
            return
        self._reachable = reachable
        where = f"{self._target.host}:{self._target.port}"
        if reachable:
            log.info("PBX %s answers again", where)
        else:
            log.warning("PBX %s is not reachable: %s", where, lost)
        self._emit(PbxReachable(self._target.account, reachable, "" if lost is None else str(lost)))
