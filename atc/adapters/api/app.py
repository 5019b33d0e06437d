# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTTP application: routes, checks and errors over aiohttp. asyncio thread.

Imported only when the API is on: aiohttp costs start-up time and memory.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import Any

import msgspec
from aiohttp import hdrs, web

from atc.adapters.api import page
from atc.adapters.api.bodies import EventsQuery
from atc.adapters.api.guard import Guard
from atc.adapters.api.openapi import document
from atc.adapters.api.problems import Problem, RefusedError, plain, problem_of
from atc.adapters.api.route import PATTERNS, Ask, Route
from atc.adapters.api.stream import Hub, Listener, OnMain
from atc.services.console import Services

log = logging.getLogger(__name__)

LARGEST_BODY = 64 * 1024
HEARTBEAT_S = 15.0
ANSWER_S = 10.0
"""How long a route may wait for the disk."""

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Server": "ATC"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Application:
    """Builds the aiohttp application and answers its requests."""

    def __init__(
        self, services: Services, on_main: OnMain[Any], guard: Guard, routes: Iterable[Route]
    ) -> None:
        self.hub = Hub(services, asyncio.get_running_loop())
        self._services = services
        self._on_main = on_main
        self._guard = guard
        self._routes = tuple(routes)
        self._encode = msgspec.json.Encoder().encode
        self._document = b""
        self._page = ""

    def build(self, version: str, server: str) -> web.Application:
        """The application, with its documentation written for this address."""
        written = document(self._routes, version, server)
        self._document = json.dumps(written, indent=1).encode()
        self._page = page.page(written)
        app = web.Application(middlewares=[self._middleware], client_max_size=LARGEST_BODY)
        for route in self._routes:
            app.router.add_route(route.method, _pattern(route), self._handler(route))
        app.router.add_get("/v1/events", self._events, allow_head=False)
        app.router.add_get("/v1/openapi.json", self._openapi, allow_head=False)
        app.router.add_get("/docs", self._docs, allow_head=False)
        return app

    # -- every request -------------------------------------------------------------------------

    @web.middleware
    async def _middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            self._guard.check_origin(
                request.headers.getall(hdrs.HOST, []), request.headers.getall(hdrs.ORIGIN, [])
            )
            if request.path != "/docs":
                self._guard.check_token(request.headers.getall(hdrs.AUTHORIZATION, []))
            response = await handler(request)
        except web.HTTPException as error:
            response = self._failed(plain(error.status), error.headers)
        except Exception as error:
            problem = problem_of(error)
            if problem is None:
                log.exception("%s %s failed", request.method, request.path)
                problem = plain(500)
            response = self._failed(problem, {})
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    def _failed(self, problem: Problem, headers: Mapping[str, str]) -> web.Response:
        kept = {k: v for k, v in headers.items() if k == hdrs.ALLOW}
        if problem.status == 401:
            kept[hdrs.WWW_AUTHENTICATE] = "Bearer"
        return self._json(self._encode(problem.view), problem.status, kept)

    @staticmethod
    def _json(
        body: bytes, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> web.Response:
        return web.Response(
            body=body, status=status, content_type="application/json", headers=headers
        )

    # -- routes --------------------------------------------------------------------------------

    def _handler(self, route: Route) -> Handler:
        decoder = None if route.body is None else msgspec.json.Decoder(route.body)

        async def handle(request: web.Request) -> web.StreamResponse:
            body = None
            if decoder is not None:
                body = _decoded(decoder, await self._read(request) or b"{}")
            query = _query(request, route.query)
            ask = Ask(dict(request.match_info), body, query)
            found = await self._on_main(lambda: route.do(self._services, ask))
            if isinstance(found, Future):
                found = await _later(found)
            shown = route.show(found)
            headers: dict[str, str] = {}
            if route.status == 201:
                headers[hdrs.LOCATION] = f"/v1/calls/{getattr(shown, 'id', '')}"
            return self._json(self._encode(shown), route.status, headers)

        return handle

    @staticmethod
    async def _read(request: web.Request) -> bytes:
        if (request.content_length or 0) > LARGEST_BODY:
            raise RefusedError(413)
        return await request.read()

    async def _openapi(self, _request: web.Request) -> web.StreamResponse:
        return self._json(self._document)

    async def _docs(self, _request: web.Request) -> web.StreamResponse:
        headers = {"Content-Security-Policy": page.CONTENT_POLICY}
        return web.Response(text=self._page, content_type="text/html", headers=headers)

    # -- the stream ----------------------------------------------------------------------------

    async def _events(self, request: web.Request) -> web.StreamResponse:
        query = _query(request, EventsQuery)
        wants_all = query.snapshot or "Last-Event-ID" in request.headers
        if self.hub.full:
            raise RefusedError(503, "too many programs listen already", "too_many_listeners")
        response = web.StreamResponse(
            headers={**_HEADERS, hdrs.CONTENT_TYPE: "text/event-stream; charset=utf-8"}
        )
        listener = Listener(drop=lambda: _abort(request))
        try:
            snapshot = await self._on_main(lambda: self.hub.join(listener))
            await response.prepare(request)
            await response.write(self.hub.frame(snapshot()) if wants_all else b": listening\n\n")
            while (frame := await listener.get(HEARTBEAT_S)) is not None:
                await response.write(frame)
        except ConnectionError:
            log.debug("an API listener left")
        finally:
            self.hub.leave(listener)
        return response


def _abort(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


def _decoded(decoder: msgspec.json.Decoder[Any], raw: bytes) -> Any:
    try:
        return decoder.decode(raw)
    except UnicodeDecodeError:
        raise RefusedError(400, "malformed JSON: not UTF-8", "malformed_json") from None


async def _later(found: "Future[Any]") -> object:
    try:
        return await asyncio.wait_for(asyncio.wrap_future(found), ANSWER_S)
    except TimeoutError:
        raise RefusedError(503, "the storage does not answer") from None


def _query(request: web.Request, kind: type[msgspec.Struct]) -> Any:
    return msgspec.convert(dict(request.query), kind, strict=False)


def _pattern(route: Route) -> str:
    """The address as aiohttp writes it, with what each part may look like."""
    path = route.path
    for name in route.parameters:
        path = path.replace("{" + name + "}", "{" + name + ":" + PATTERNS[name] + "}")
    return path
