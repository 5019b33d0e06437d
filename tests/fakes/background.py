# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that is done at once."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class AtOnce:
    """Implements `atc.ports.background.Background`."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001
            failed(error)
        else:
            done(result)
