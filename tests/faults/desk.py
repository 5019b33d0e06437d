# SPDX-License-Identifier: GPL-3.0-or-later
"""A running console in a rough neighbourhood, and what tests want to know of it."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from atc.bootstrap import Machine
from atc.domain.accounts import Account, RegistrationState
from atc.domain.calls import Call, CallState
from atc.domain.extensions import PhoneState
from tests.e2e.hands import Hands

T = TypeVar("T")


class Desk:
    """The machine with hands on its window."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.services = machine.services
        self.hands = Hands(machine.window.window, machine.window.engine)
        self._helper = ThreadPoolExecutor(1)

    @property
    def account(self) -> Account:
        """The only account."""
        return self.services.accounts.all[0]

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls that are not over."""
        return tuple(c for c in self.services.calls.all if not c.ended)

    @property
    def lamps(self) -> set[PhoneState]:
        """All states that tiles show."""
        return {e.state for e in self.services.extensions.all}

    def only_call(self) -> Call:
        """The call, when there is exactly one."""
        assert len(self.calls) == 1, self.calls
        return self.calls[0]

    def wait(self, what: Callable[[], T], why: str = "", within: float = 10) -> T:
        """Let the console live until `what` gives something true."""
        return self.hands.wait(what, why, within)

    def meanwhile(self, blocking: Callable[[], T], within: float = 30) -> T:
        """Do something that blocks while the console lives on."""
        future = self._helper.submit(blocking)
        self.wait(future.done, "the lab", within)
        return future.result()

    def stop(self) -> None:
        """End the machine."""
        self.machine.stop()
        self._helper.shutdown()

    def wait_state(self, state: RegistrationState, within: float = 10) -> None:
        """Wait for a state of the registration."""
        self.wait(lambda: self.account.state is state, f"{state.value}", within)

    def wait_registered(self, within: float = 10) -> None:
        """Wait until calls can come."""
        self.wait_state(RegistrationState.REGISTERED, within)

    def wait_lamps(self, states: Iterable[PhoneState], within: float = 10) -> None:
        """Wait until the tiles show these states and no others."""
        self.wait(lambda: self.lamps == set(states), f"tiles {states}", within)

    def wait_call(self, state: CallState, within: float = 10) -> Call:
        """Wait for a call in this state."""
        return self.wait(
            lambda: next((c for c in self.services.calls.all if c.state is state), None),
            f"a call {state.value}",
            within,
        )

    def rest(self, name: str) -> None:
        """Wait until an item has found its place."""
        last = None

        def rests() -> bool:
            nonlocal last
            before, last = last, self.hands.point(name)
            return before == last

        self.wait(rests, f"{name} rests")

    def tap(self, name: str) -> None:
        """Tap an item once it has found its place."""
        self.rest(name)
        self.hands.tap(name)

    def drag(self, name: str, onto: str) -> None:
        """Drag an item onto another one."""
        self.rest(name)
        self.rest(onto)
        self.hands.drag(name, onto)

    def text(self, name: str) -> str:
        """Everything that is written in an item of the window, in one string."""
        item = self.hands.find(name)
        texts: list[str] = []
        todo = [item] if item is not None else []
        while todo:
            each = todo.pop()
            if not each.isVisible():
                continue
            if text := each.property("text"):
                texts.append(str(text))
            todo.extend(each.childItems())
        return " | ".join(texts)

    def says(self, name: str, words: str, within: float = 10) -> None:
        """Wait until these words stand in an item of the window."""
        self.wait(lambda: words in self.text(name), f"{words!r} in {name}", within)
