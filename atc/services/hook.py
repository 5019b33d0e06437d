# SPDX-License-Identifier: GPL-3.0-or-later
"""A typed list of listeners."""

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Hook(Generic[T]):
    """Tells its listeners a value, in the order they connected. Main thread only.

    What a listener emits is told after everybody has heard the present value: nobody hears the
    newer one first and takes the older one for the truth.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []
        self._waiting: deque[T] = deque()
        self._telling = False

    def connect(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Add a listener.

        Returns:
            A function that removes it again.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def emit(self, value: T) -> None:
        """Tell all listeners; from within a listener: as soon as the others have been told."""
        self._waiting.append(value)
        if self._telling:
            return
        self._telling = True
        try:
            while self._waiting:
                told = self._waiting.popleft()
                for listener in tuple(self._listeners):
                    listener(told)
        finally:
            self._telling = False
