# SPDX-License-Identifier: GPL-3.0-or-later
"""One thread for work that takes longer than a frame: reports and their files."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from atc.runtime.bridge import EventBridge

T = TypeVar("T")


class BackgroundThread:
    """Implements `atc.ports.background.Background`. The thread begins with the first work."""

    def __init__(self, bridge: EventBridge) -> None:
        self._bridge = bridge
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` on the thread, then call `done` or `failed` on the main thread."""

        def job() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - handed to who asked for it
                caught = error
                self._bridge.call(lambda: failed(caught))
            else:
                self._bridge.call(lambda: done(result))

        self._executor.submit(job)

    def stop(self) -> None:
        """Finish what runs, drop what waits."""
        self._executor.shutdown(wait=True, cancel_futures=True)
