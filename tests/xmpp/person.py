# SPDX-License-Identifier: GPL-3.0-or-later
"""One console's chat, whole but for the window: service, port and link on the test's loop."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self, get_args

from atc.adapters.xmpp.config import XmppConfig
from atc.adapters.xmpp.link import XmppLink
from atc.adapters.xmpp.port import LateMessaging
from atc.domain.messaging import (
    Address,
    ChatMessage,
    MessagingEvent,
    MessagingLink,
    Presence,
)
from atc.services.conversations import MessagingSetup
from atc.services.dispatch import Dispatcher
from atc.services.messaging import MessagingService
from tests.servers.certificates import certificates
from tests.servers.child import HOST
from tests.servers.prosody import DOMAIN, Prosody

PATIENCE_S = 60.0


class LoopClock:
    """The real time, on the running loop."""

    def now(self) -> float:
        return time.time()

    def call_later(self, seconds: float, action: Callable[[], None]) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(seconds, action)


def jid(name: str) -> Address:
    return Address(f"{name}@{DOMAIN}")


class Person:
    """Somebody who chats. Enter it to be connected, leave it to sign off."""

    def __init__(
        self, server: Prosody, name: str, ledger: Path | None = None, **config: object
    ) -> None:
        self.address = jid(name)
        self.name = name
        self.server = server
        self.sessions = 0
        given: dict[str, object] = {
            "address": self.address,
            "password": server.password,
            "server": HOST,
            "port": server.port,
            "ca_file": str(certificates().ca),
            "ledger": ledger,
            "retry_s": (0.1, 0.5),
        }
        self.config = XmppConfig(**(given | config))  # type: ignore[arg-type]
        self.port = LateMessaging()
        self.talks = MessagingService(
            MessagingSetup(self.port, self.address, nickname=name), LoopClock()
        )
        self.dispatch = Dispatcher({k: (h,) for k, h in self.talks.handlers.items()})
        self.events: list[MessagingEvent] = []
        self.arrived: list[ChatMessage] = []
        self.talks.arrived.connect(self.arrived.append)
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.link: XmppLink | None = None

    async def __aenter__(self) -> Self:
        self.start()
        await self.until(lambda: self.state is MessagingLink.ONLINE)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def start(self) -> None:
        link = self.link = XmppLink(self.config, self._on_event)
        self.port.attach(lambda wish: wish(link))
        link._client.add_event_handler("session_start", self._count_session)
        self._task = asyncio.create_task(link.run())

    async def stop(self) -> None:
        """Sign off."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def cut(self) -> None:
        """Break the connection without a word, as a pulled cable would."""
        assert self.link
        assert self.link._client.transport
        self.link._client.transport.abort()

    @property
    def state(self) -> MessagingLink:
        return self.talks.link.link

    def texts(self, peer: Address) -> list[str]:
        return [m.text for m in self.talks.messages(peer)]

    def sees(self, who: "Person") -> Presence:
        return self.talks.presence(who.address)

    def heard(self, kind: type) -> list[MessagingEvent]:
        return [e for e in self.events if isinstance(e, kind)]

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; looked at after each event."""
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    def _count_session(self, _: object) -> None:
        self.sessions += 1

    def _on_event(self, event: MessagingEvent) -> None:
        assert isinstance(event, get_args(MessagingEvent))
        self.events.append(event)
        self.dispatch(event)
        self._changed.set()
