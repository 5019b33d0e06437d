# SPDX-License-Identifier: GPL-3.0-or-later
"""What a route is. The server serves routes and the OpenAPI document is made from them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from atc.adapters.api.bodies import Body, Empty
from atc.domain.calls import CallId
from atc.services.console import Services


class NotFoundError(Exception):
    """What the address names does not exist; the text says what."""


class FieldError(Exception):
    """A field's value makes no sense here; the text names the field and says why."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, checked.

    Attributes:
        path: the parts of the address by name.
        body: an instance of the route's `body`.
        query: an instance of the route's `query`.
    """

    path: Mapping[str, str]
    body: Any
    query: Any

    @property
    def call_id(self) -> CallId:
        """The call that the address names."""
        return CallId(int(self.path["call_id"]))


@dataclass(frozen=True, slots=True)
class Route:
    """One method on one address.

    Attributes:
        do: runs on the main thread and returns domain values, or a future of them.
        show: turns them into `answer`, on the asyncio thread.
        status: of the answer when all went well.
        errors: which of 404 and 409 it can end with besides the ones that all can.
    """

    method: str
    path: str
    name: str
    summary: str
    tag: str
    do: Callable[[Services, Ask], Any]
    show: Callable[[Any], msgspec.Struct]
    answer: type[msgspec.Struct]
    body: type[Body] | None = None
    query: type[Body] = Empty
    status: int = 200
    errors: tuple[int, ...] = field(default=())

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names in the address's braces."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))


PATTERNS = {
    "call_id": r"[0-9]{1,15}",
    "transfer_id": r"[0-9]{1,15}",
    "slot": r"[^/]{1,80}",
    "number": r"[^/]{1,80}",
    "uid": r"[0-9A-Za-z-]{1,64}",
}
"""What each part of an address may look like; anything else is not found."""
