# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings events from other threads to the main thread without ever choking it."""

import logging
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import TypeVar, cast

from PyQt6.QtCore import QObject, Qt, QThread, QTimer, pyqtSignal, pyqtSlot

from atc.domain.events import AudioLevels, Event, PhoneStateChanged

_log = logging.getLogger("runtime.bridge")
_BUDGET_S = 0.004
"""How long one turn may take: a quarter of a frame, so that drags and timers stay smooth."""

T = TypeVar("T")
Action = Callable[[], None]


class EventBridge(QObject):
    """Takes events on any thread and handles them on the thread that it was made on.

    Call events and actions are handled in the order in which they came. What only shows a state
    (lamps, audio levels) waits behind them, and of several for the same lamp only the latest is
    handled: a storm of lamps neither delays a call nor piles up. Each turn of the event loop
    handles events for a few milliseconds at most and lets the window have its turn.
    """

    _woken = pyqtSignal()

    def __init__(
        self,
        handler: Callable[[Event], None] | None = None,
        parent: QObject | None = None,
        *,
        budget_s: float = _BUDGET_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make a bridge; `handler` may be set later, before the first event is handled."""
        super().__init__(parent)
        self.handler = handler
        self._budget_s = budget_s
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._urgent: deque[Event | Action] = deque()
        self._states: OrderedDict[Hashable, Event] = OrderedDict()
        self._awake = False
        self._closed = False
        self._futures: set[Future[object]] = set()
        # A zero timer fires once a turn, behind the window's own events. A posted event would be
        # delivered in the same turn again and again.
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._drain)
        queued = Qt.ConnectionType.QueuedConnection
        self._woken.connect(self._drain, queued)  # type: ignore[call-arg] # not in PyQt's stubs

    def post(self, event: Event) -> None:
        """Have `handler` called with an event on the main thread. Any thread; never blocks."""
        key = _state_key(event)
        with self._lock:
            if self._closed:
                return
            if key is None:
                self._urgent.append(event)
            else:
                self._states[key] = event  # keeps the place of the one it replaces
            wake = self._wake()
        if wake:
            self._woken.emit()

    def call(self, function: Callable[[], T]) -> Future[T]:
        """Run a function on the main thread, in order with the call events. Any thread.

        On the main thread itself it runs at once. The future is cancelled when the bridge closes.
        """
        future: Future[T] = Future()
        if QThread.currentThread() is self.thread():
            _run(function, future)
            return future
        with self._lock:
            if self._closed:
                future.cancel()
                return future
            self._futures.add(cast("Future[object]", future))
            self._urgent.append(lambda: _run(function, future))
            wake = self._wake()
        future.add_done_callback(self._forget)
        if wake:
            self._woken.emit()
        return future

    @property
    def pending(self) -> int:
        """How many events and calls wait."""
        with self._lock:
            return len(self._urgent) + len(self._states)

    def close(self) -> None:
        """Drop what waits and take nothing more. Main thread."""
        with self._lock:
            self._closed = True
            self._urgent.clear()
            self._states.clear()
            futures, self._futures = self._futures, set()
        self._again.stop()
        for future in futures:
            future.cancel()

    def _wake(self) -> bool:
        """Whether a signal is due; one is enough for all that waits. Under the lock."""
        wake, self._awake = not self._awake, True
        return wake

    def _forget(self, future: "Future[T]") -> None:
        with self._lock:
            self._futures.discard(cast("Future[object]", future))

    @pyqtSlot()
    def _drain(self) -> None:
        until = self._monotonic() + self._budget_s
        while (item := self._next()) is not None:
            self._handle(item)
            if self._monotonic() >= until:
                self._again.start(0)
                return

    def _next(self) -> Event | Action | None:
        """The next thing to handle; None, and asleep again, when there is nothing."""
        with self._lock:
            if self._urgent:
                return self._urgent.popleft()
            if self._states:
                return self._states.popitem(last=False)[1]
            self._awake = False
            return None

    def _handle(self, item: Event | Action) -> None:
        try:
            if callable(item):
                item()
            elif self.handler is not None:
                self.handler(item)
        except Exception:  # noqa: BLE001 - one bad event must not stop the others
            _log.exception("handling %s failed", type(item).__name__)


def _state_key(event: Event) -> Hashable | None:
    """What an event shows the latest state of; None when every single one counts."""
    if isinstance(event, PhoneStateChanged):
        return ("lamp", event.number)
    if isinstance(event, AudioLevels):
        return ("level", event.call_id)
    return None


def _run(function: Callable[[], T], future: "Future[T]") -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = function()
    except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the one who waits
        future.set_exception(error)
    else:
        future.set_result(result)
