# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes each event of the outside world to the services that want it."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from atc.domain.events import Event

log = logging.getLogger(__name__)

Handler = Callable[[Any], None]


class Dispatcher:
    """A table from event type to handlers, in order. Main thread.

    A handler that fails is logged; the others still hear of the event: one bad message must
    not stop the switchboard.
    """

    def __init__(self, routes: Mapping[type, Sequence[Handler]]) -> None:
        self._routes = {kind: tuple(handlers) for kind, handlers in routes.items()}

    def add(self, kind: type, handler: Handler) -> None:
        """Let one more handler hear of a kind of event, after those that do already."""
        self._routes[kind] = (*self._routes.get(kind, ()), handler)

    def __call__(self, event: Event) -> None:
        """Deliver one event."""
        for handler in self._routes.get(type(event), ()):
            try:
                handler(event)
            except Exception:
                log.exception("%s failed on %s", handler, type(event).__name__)
