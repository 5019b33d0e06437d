# SPDX-License-Identifier: GPL-3.0-or-later
"""The headset: the state of the calls goes in, events (`atc.domain.headset`) come out."""

from typing import Protocol

from atc.domain.headset import HeadsetState


class HeadsetPort(Protocol):
    """Owner thread of the implementation is its own; all of these return at once."""

    def show(self, state: HeadsetState) -> None:
        """Let the headset show this. It is acquired when a call begins, released when idle."""

    def choose(self, key: str) -> None:
        """Use this headset when it is plugged (`HeadsetInfo.key`); empty: the first one.

        In another socket the same model is taken.
        """

    def keep(self, held: bool) -> None:
        """Hold the headset even while idle (the live test of its buttons), or no longer."""
