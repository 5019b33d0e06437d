# SPDX-License-Identifier: GPL-3.0-or-later
"""The people of the house and the state of their phones."""

from collections.abc import Sequence
from dataclasses import replace

from atc.domain.calls import Party
from atc.domain.events import PhoneStateChanged, ReachabilityChanged
from atc.domain.extensions import Extension, PhoneState
from atc.ports.clock import Clock
from atc.services.hook import Hook


class ExtensionService:
    """Keeps every extension's state; what is not known for sure is UNKNOWN.

    A lamp alone cannot tell an idle phone from one that is not registered (RFC 4235 has no word
    for it); the manager link can, when the PBX has one.

    Attributes:
        changed: emits the extensions that changed.
        favourites_changed: emits the numbers of the extensions with a star, in her order.
    """

    def __init__(self, extensions: Sequence[Extension], clock: Clock) -> None:
        self.changed: Hook[Extension] = Hook()
        self.favourites_changed: Hook[tuple[str, ...]] = Hook()
        self._clock = clock
        self._by_number = {extension.number: extension for extension in extensions}
        self._lamps: dict[str, PhoneStateChanged] = {}
        self._registered: dict[str, bool] = {}
        self._doubtful: set[str] = set()
        self._favourites: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[Extension, ...]:
        """All extensions, in the order of the configuration."""
        return tuple(self._by_number.values())

    @property
    def favourites(self) -> tuple[str, ...]:
        """The favourites' numbers, in her order."""
        return self._favourites

    def find(self, number: str) -> Extension | None:
        """The extension with this number, if it is one of the house."""
        return self._by_number.get(number)

    def party(self, party: Party) -> Party:
        """The same party with the name that the house knows it by."""
        extension = self._by_number.get(party.number)
        return Party(party.number, extension.name) if extension and extension.name else party

    def mark_favourites(self, numbers: Sequence[str]) -> None:
        """These, and only these, are favourites, in her order; others' numbers are left out."""
        marked = tuple(n for n in dict.fromkeys(numbers) if n in self._by_number)
        if marked == self._favourites:
            return
        before, self._favourites = set(self._favourites), marked
        for number in before.symmetric_difference(marked):
            self._put(replace(self._by_number[number], favourite=number in marked))
        self.favourites_changed.emit(marked)

    def on_lamp(self, number: str, event: PhoneStateChanged) -> None:
        """A busy lamp field changed."""
        if number in self._by_number:
            self._lamps[number] = event
            self._refresh(number)

    def on_dnd_lamp(self, number: str, event: PhoneStateChanged) -> None:
        """The lamp of an extension's do-not-disturb changed."""
        extension = self._by_number.get(number)
        if extension is not None:
            self._put(replace(extension, dnd=event.state is PhoneState.BUSY))

    def on_reachability(self, event: ReachabilityChanged) -> None:
        """The manager link tells which phones are registered."""
        for number, registered in event.registered:
            self._registered[number] = registered
            self._doubtful.discard(number)
            if number in self._by_number:
                self._refresh(number)

    def forget_reachability(self) -> None:
        """The manager link is down: who was not signed in may be by now, or not."""
        self._doubtful = {n for n, registered in self._registered.items() if not registered}
        for number in self._doubtful & self._by_number.keys():
            self._refresh(number)

    def forget_all(self) -> None:
        """The PBX is gone: nothing is known until it tells again."""
        self._lamps.clear()
        for number in self._by_number:
            self._refresh(number)

    def _refresh(self, number: str) -> None:
        extension = self._by_number[number]
        lamp = self._lamps.get(number)
        state = lamp.state if lamp else PhoneState.UNKNOWN
        if state is PhoneState.IDLE and self._registered.get(number) is False:
            doubtful = number in self._doubtful
            state = PhoneState.UNKNOWN if doubtful else PhoneState.UNREGISTERED
        peer = self.party(lamp.peer) if lamp and lamp.peer else None
        since = extension.since if state is extension.state else self._clock.now()
        self._put(replace(extension, state=state, peer=peer, since=since))

    def _put(self, extension: Extension) -> None:
        if self._by_number[extension.number] != extension:
            self._by_number[extension.number] = extension
            self.changed.emit(extension)
