# SPDX-License-Identifier: GPL-3.0-or-later
"""One thread with an asyncio loop, for what speaks TCP: the API and the PBX's manager."""

import asyncio
import logging
import threading
from collections.abc import Coroutine
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from atc.runtime.logs import asyncio_exception_handler

_log = logging.getLogger("runtime.asyncio")
T = TypeVar("T")

_ROUNDS = 5


class AsyncioThread:
    """An asyncio loop in a thread of its own. `start`, `stop`: main thread."""

    def __init__(self, name: str = "asyncio") -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(asyncio_exception_handler)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._started = threading.Event()
        # The loop itself keeps no task: one that waits for an object of its own would be collected.
        self._kept: set[Future[Any]] = set()

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop, for objects that want one; only its thread may touch it."""
        return self._loop

    def start(self) -> None:
        """Start the thread and wait until its loop runs."""
        self._thread.start()
        self._started.wait()

    def submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Run a coroutine on the loop. Any thread. A failure that nobody asks for is logged.

        After `stop` the coroutine is dropped and the future is cancelled.
        """
        if self._loop.is_closed():
            work.close()
            dropped: Future[T] = Future()
            dropped.cancel()
            return dropped
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        self._kept.add(future)
        future.add_done_callback(_log_failure)
        future.add_done_callback(self._kept.discard)
        return future

    def stop(self, timeout_s: float = 3.0) -> bool:
        """Cancel every task and end the thread.

        Returns:
            Whether it ended in time; if not it goes on and dies with the process.
        """
        if not self._thread.is_alive():
            if not self._loop.is_closed():
                self._loop.close()
            return True
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            _log.warning("the asyncio thread did not end within %.1f s", timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.call_soon(self._started.set)
        try:
            self._loop.run_forever()
        finally:
            self._finish()

    def _finish(self) -> None:
        # A task that cleans up may start others, so once is not always enough.
        for _ in range(_ROUNDS):
            tasks = asyncio.all_tasks(self._loop)
            if not tasks:
                break
            for task in tasks:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()


def _log_failure(future: "Future[T]") -> None:
    try:
        error = future.exception()
    except CancelledError:
        return
    if error is not None:
        _log.error("a task failed", exc_info=error)
