# SPDX-License-Identifier: GPL-3.0-or-later
"""What talks on the asyncio thread: the PBX's manager link, SIP probes, chat, the local API."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from atc import mapping
from atc.chat import Chat
from atc.domain.errors import ServiceError
from atc.domain.profile import PbxProfile
from atc.runtime.aio import AsyncioThread
from atc.runtime.bridge import EventBridge
from atc.runtime.schema import Settings
from atc.services.console import Services

if TYPE_CHECKING:
    from atc.adapters.api.server import ApiServer

log = logging.getLogger("atc.links")
T = TypeVar("T")


class Links:
    """Starts what the settings ask for, each as one task. Main thread.

    A console without manager link, probes, chat and API never starts the asyncio thread.
    """

    def __init__(
        self,
        settings: Settings,
        profile: PbxProfile,
        services: Services,
        bridge: EventBridge,
        chat: Chat | None = None,
    ) -> None:
        self._settings = settings
        self._profile = profile
        self._services = services
        self._bridge = bridge
        self._chat = chat
        self._thread: AsyncioThread | None = None

    def start(self) -> None:
        """Begin; drivers are imported here, after the window is up."""
        settings = self._settings
        probes = mapping.probe_targets(settings)
        chat = self._chat if settings.xmpp.enabled else None
        if not (probes or settings.pbx.ami.enabled or settings.api.enabled or chat):
            return
        self._thread = AsyncioThread()
        self._thread.start()
        if probes:
            from atc.adapters.pbx.probe import PbxProbe  # noqa: PLC0415 - see above

            for target in probes:
                self._thread.submit(PbxProbe(target, self._bridge.post).run())
        if settings.pbx.ami.enabled:
            from atc.adapters.pbx.ami import AmiLink  # noqa: PLC0415 - see above
            from atc.adapters.pbx.threaded import ThreadedManager  # noqa: PLC0415

            ami = mapping.ami_config(settings, self._profile)
            link = AmiLink(
                ami, self._bridge.post, mapping.ami_parts(self._profile, self._bridge.post)
            )
            self._services.manager.attach(ThreadedManager(link, self._thread.submit))
            self._thread.submit(link.run())
        if chat is not None:
            chat.start(settings, self._thread, self._bridge)
        if settings.api.enabled:
            from atc.adapters.api.server import ApiServer  # noqa: PLC0415 - see above

            config = mapping.api_config(settings)
            self._thread.submit(_serve(ApiServer(config, self._services, self._on_main)))

    def stop(self) -> None:
        """Cancel the tasks and end the thread."""
        if self._thread is not None:
            self._thread.stop()

    def _on_main(self, function: Callable[[], T]) -> Awaitable[T]:
        return asyncio.wrap_future(self._bridge.call(function))


async def _serve(server: "ApiServer") -> None:
    """Serve until cancelled; an address that cannot be had is said, the console goes on."""
    try:
        await server.start()
        await asyncio.Event().wait()
    except ServiceError as error:
        log.error("%s", error)  # noqa: TRY400 - the sentence says it all
    finally:
        await server.stop()
