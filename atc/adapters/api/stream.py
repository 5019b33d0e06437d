# SPDX-License-Identifier: GPL-3.0-or-later
"""Server-sent events: every change, to every program that listens.

Changes are caught on the main thread and encoded on the asyncio thread, once for all listeners.
While nobody listens nothing is done.
"""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec

from atc.adapters.api import events, show
from atc.domain.extensions import Extension
from atc.domain.notices import Notice
from atc.services.calls import CallChange
from atc.services.console import Services

log = logging.getLogger(__name__)

T = TypeVar("T")
OnMain = Callable[[Callable[[], T]], Awaitable[T]]

MOST_WAITING = 2_000
"""Events that a listener may be behind; a slower one is disconnected."""
MOST_LISTENERS = 16

View = Callable[[], msgspec.Struct]


class Listener:
    """One program's queue. asyncio thread.

    Attributes:
        left: it is gone, and must not be added any more.
    """

    def __init__(self, drop: Callable[[], None]) -> None:
        self._waiting: deque[bytes | None] = deque()
        self._arrived = asyncio.Event()
        self._drop = drop
        self.left = False
        self._dropped = False

    def put(self, frame: bytes | None) -> None:
        """Add a frame, None for the end; a listener that is too far behind is disconnected."""
        if self._dropped:
            return
        if len(self._waiting) >= MOST_WAITING:
            self._dropped = True
            self._waiting.clear()
            log.warning("an API listener was too slow and is disconnected")
            self._drop()
            return
        self._waiting.append(frame)
        self._arrived.set()

    async def get(self, heartbeat_s: float) -> bytes | None:
        """What waits, a comment when nothing happened for a while, None at the end."""
        if not self._waiting and not self._dropped:
            self._arrived.clear()
            try:
                async with asyncio.timeout(heartbeat_s):
                    await self._arrived.wait()
            except TimeoutError:
                return b": still here\n\n"
        frames: list[bytes] = []
        while self._waiting and self._waiting[0] is not None:
            frames.append(self._waiting.popleft() or b"")
        return b"".join(frames) if frames else None


class Hub:
    """Takes changes from the services to the listeners."""

    def __init__(self, services: Services, loop: asyncio.AbstractEventLoop) -> None:
        self._services = services
        self._loop = loop
        self._lock = threading.Lock()
        self._listeners: set[Listener] = set()  # joined on the main thread, left on the other
        self._undo: list[Callable[[], None]] = []  # main thread
        self._encoder = msgspec.json.Encoder()
        self._last_id = 0

    @property
    def full(self) -> bool:
        """Whether there are as many listeners as are served at once."""
        return len(self._listeners) >= MOST_LISTENERS

    def join(self, listener: Listener) -> View:
        """Let a listener hear everything from this moment on. Main thread.

        Returns:
            What makes the snapshot of this moment; call it on the asyncio thread.
        """
        with self._lock:
            if not listener.left:
                self._listeners.add(listener)
        if not self._undo:
            self._connect()
        s = self._services
        taken = (
            s.calls.all,
            s.parking.slots,
            s.extensions.all,
            s.accounts.all,
            s.transfers.log.all,
            s.dnd.state,
        )
        return lambda: events.snapshot(*taken)

    def leave(self, listener: Listener) -> None:
        """Let it hear nothing any more. asyncio thread, and never waits for the main one.

        The services' hooks are given back at the next change.
        """
        with self._lock:
            listener.left = True
            self._listeners.discard(listener)

    def close(self) -> None:
        """Tell all listeners that it is over. asyncio thread."""
        for listener in self._present():
            listener.put(None)

    def frame(self, view: msgspec.Struct) -> bytes:
        """An event as it goes over the wire."""
        self._last_id += 1
        name = str(view.__struct_config__.tag).encode()
        return b"id: %d\nevent: %s\ndata: %s\n\n" % (
            self._last_id,
            name,
            self._encoder.encode(view),
        )

    # -- inside --------------------------------------------------------------------------------

    def _connect(self) -> None:
        s = self._services
        self._undo = [
            s.calls.changes.connect(self._on_call),
            s.parking.changed.connect(
                lambda slot: self._tell(lambda: events.SlotEvent(slot=show.slot(slot)))
            ),
            s.extensions.changed.connect(self._on_extension),
            s.accounts.changed.connect(
                lambda each: self._tell(lambda: events.AccountEvent(account=show.account(each)))
            ),
            s.transfers.log.changed.connect(
                lambda each: self._tell(lambda: events.TransferEvent(transfer=show.transfer(each)))
            ),
            s.dnd.changed.connect(
                lambda state: self._tell(lambda: events.DndEvent(dnd=show.dnd(state)))
            ),
            s.dnd.told.connect(self._on_notice),
        ]

    def _on_call(self, change: CallChange) -> None:
        kind = events.CALL_EVENTS[change.kind]
        self._tell(lambda: kind(call=show.call(change.call)))

    def _on_extension(self, extension: Extension) -> None:
        self._tell(lambda: events.ExtensionEvent(extension=show.extension(extension)))

    def _on_notice(self, notice: Notice) -> None:
        self._tell(lambda: events.NoticeEvent(notice=show.notice(notice)))

    def _tell(self, view: View) -> None:
        """Send a change to those who listen now: not to one whose snapshot will hold it."""
        present = self._present()
        if not present:
            for undo in self._undo:
                undo()
            self._undo.clear()
            return
        try:
            self._loop.call_soon_threadsafe(self._spread, view, present)
        except RuntimeError:  # the loop is closed: the console is shutting down
            log.debug("no loop for an API event")

    def _present(self) -> tuple[Listener, ...]:
        with self._lock:
            return tuple(self._listeners)

    def _spread(self, view: View, present: tuple[Listener, ...]) -> None:
        frame = self.frame(view())
        for listener in present:
            listener.put(frame)
