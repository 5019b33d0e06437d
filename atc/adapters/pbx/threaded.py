# SPDX-License-Identifier: GPL-3.0-or-later
"""The manager link as the services see it: commands are handed to its thread."""

from collections.abc import Callable, Coroutine
from typing import Any

from atc.adapters.pbx.ami import AmiLink


class ThreadedManager:
    """Implements `PbxManagerPort`. Any thread."""

    def __init__(self, link: AmiLink, run: Callable[[Coroutine[Any, Any, None]], object]) -> None:
        """`run` starts a coroutine on the link's thread."""
        self._link = link
        self._run = run

    def submit(self, command: object) -> None:
        """Carry out a command; the link emits the answer."""
        self._run(self._link.carry_out(command))
