# SPDX-License-Identifier: GPL-3.0-or-later
"""What came of the queues' calls within a stretch of time, counted while the console looks on.

The PBX's own counters know no time: they run from its start, or from their last reset.
"""

from collections import deque

from atc.domain.queues import QueueCallDone, QueueFigures, QueuesListed
from atc.ports.clock import Clock

MOST_KEPT = 50_000
KEPT_S = 24 * 3600.0


class QueueCounts:
    """Remembers the ended calls of a day. Main thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._calls: deque[QueueCallDone] = deque(maxlen=MOST_KEPT)
        self.began_at = 0.0
        """When counting began, 0 while it has not."""

    def on_listed(self, _event: QueuesListed) -> None:
        """The manager link came up: from now on calls are counted."""
        self.began_at = self.began_at or self._clock.now()

    def on_done(self, event: QueueCallDone) -> None:
        """A call of a queue is over."""
        oldest = self._clock.now() - KEPT_S
        while self._calls and self._calls[0].at < oldest:
            self._calls.popleft()
        self._calls.append(event)

    def figures(self, queue: str, since: float) -> QueueFigures:
        """What was counted from a moment on."""
        calls = [c for c in self._calls if c.queue == queue and c.at >= since]
        served = [c for c in calls if c.served]
        count = len(served)
        return QueueFigures(
            lost=len(calls) - count,
            served=count,
            talk_s=sum(c.talked_s for c in served) / count if count else 0.0,
            wait_s=sum(c.waited_s for c in served) / count if count else 0.0,
        )
