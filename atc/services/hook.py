# SPDX-License-Identifier: GPL-3.0-or-later
"""A typed list of listeners."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Hook(Generic[T]):
    """Tells its listeners a value, in the order they connected. Main thread only."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def connect(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Add a listener.

        Returns:
            A function that removes it again.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def emit(self, value: T) -> None:
        """Tell all listeners."""
        for listener in tuple(self._listeners):
            listener(value)
