# SPDX-License-Identifier: GPL-3.0-or-later
"""A headset port that records what it is to show."""

from atc.domain.headset import HeadsetState


class FakeHeadset:
    def __init__(self) -> None:
        self.state = HeadsetState()
        self.shown: list[HeadsetState] = []
        self.chosen = ""
        self.kept = False

    def show(self, state: HeadsetState) -> None:
        self.state = state
        self.shown.append(state)

    def choose(self, key: str) -> None:
        self.chosen = key

    def keep(self, held: bool) -> None:
        self.kept = held
