# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts and stops the local API. asyncio thread; actions run on the main thread."""

import logging
from typing import TYPE_CHECKING, Any

from atc.adapters.api.config import ApiConfig
from atc.domain.errors import ServiceError
from atc.services.console import Services

if TYPE_CHECKING:
    from aiohttp import web

    from atc.adapters.api.app import Application
    from atc.adapters.api.stream import OnMain

log = logging.getLogger(__name__)

STOP_S = 1.0
"""How long requests that are under way get when the console quits."""


class ApiServer:
    """The local HTTP API.

    `on_main` runs a function on the main thread and gives its result, or raises what it raised.
    """

    def __init__(self, config: ApiConfig, services: Services, on_main: "OnMain[Any]") -> None:
        self._config = config
        self._services = services
        self._on_main = on_main
        self._runner: web.AppRunner | None = None
        self._app: Application | None = None
        self._port = 0

    @property
    def port(self) -> int:
        """Where it listens; 0 while it does not."""
        return self._port

    async def start(self) -> None:
        """Listen.

        Raises:
            ServiceError: the address is taken or not allowed, or the token is too short.
        """
        # Imported here: a console without the API does not pay for aiohttp.
        from aiohttp import web  # noqa: PLC0415

        from atc.adapters.api.app import Application  # noqa: PLC0415
        from atc.adapters.api.guard import Guard  # noqa: PLC0415
        from atc.adapters.api.routes_calls import CALL_ROUTES  # noqa: PLC0415
        from atc.adapters.api.routes_house import house_routes  # noqa: PLC0415
        from atc.adapters.api.routes_log import LOG_ROUTES  # noqa: PLC0415
        from atc.adapters.api.sockets import listen  # noqa: PLC0415

        config = self._config
        config.check()
        found = listen(config.host, config.port)
        self._port = found.getsockname()[1]
        server = f"http://{_bracketed(config.host)}:{self._port}"
        guard = Guard(config.host, self._port, config.token)
        routes = (*CALL_ROUTES, *LOG_ROUTES, *house_routes(config.version))
        self._app = Application(self._services, self._on_main, guard, routes)
        self._runner = web.AppRunner(
            self._app.build(config.version, server),
            access_log=None,
            shutdown_timeout=STOP_S,
            handler_cancellation=True,
        )
        try:
            await self._runner.setup()
            await web.SockSite(self._runner, found).start()
        except OSError as error:
            await self.stop()
            raise ServiceError(f"the API cannot listen on {server}: {error.strerror}") from error
        log.info("local API at %s, documentation at %s/docs", server, server)

    async def stop(self) -> None:
        """End all connections and listen no more. Harmless when it does not run."""
        if self._app is not None:
            self._app.hub.close()
            self._app = None
        if self._runner is not None:
            runner, self._runner = self._runner, None
            await runner.cleanup()
        self._port = 0


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
