# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is on the other end: the house's extensions and the contacts, asked at each new call."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from atc.domain.calls import Call, CallerCard, CallId, Party, Purpose
from atc.domain.contacts import CallerMatch, MatchKind
from atc.domain.events import CallArrived
from atc.domain.parking import Slot
from atc.ports.contacts import ContactBook
from atc.ports.numbering import NumberPlan
from atc.services.calls import CallChange, CallService, ChangeKind
from atc.services.extensions import ExtensionService
from atc.services.parking import ParkingService
from atc.services.phonebook import Phonebook

REMEMBERED = 500
"""Numbers whose owner is remembered, so that a card has its name from the first frame."""

_MOST_OTHERS = 8
_NOBODY = frozenset({Purpose.SERVICE, Purpose.HANDOVER})

Matches = tuple[CallerMatch, ...]


class CallerService:
    """Completes calls with what the directory knows. Main thread.

    A card is shown at once with what SIP told; what the directory says comes some milliseconds
    later. The phonebook itself comes after the window (`use`); calls that are there by then are
    looked up too.
    """

    def __init__(self, calls: CallService, people: ExtensionService) -> None:
        self._calls = calls
        self._people = people
        self._book: ContactBook | None = None
        self._plan: NumberPlan | None = None
        self._keys: OrderedDict[str, str] = OrderedDict()
        self._known: OrderedDict[str, Matches] = OrderedDict()
        self._shown: dict[str, str] = {}
        self._told: dict[CallId, str] = {}
        calls.changes.connect(self._on_call)

    def use(self, book: ContactBook, plan: NumberPlan) -> None:
        """The phonebook is there, or changed: look up everybody who is on a call now."""
        if plan is not self._plan:
            self._keys.clear()
            self._shown.clear()
            self._known.clear()
        self._book, self._plan = book, plan
        self.refresh()

    def name_parked(self, parking: ParkingService) -> None:
        """Name those who are parked too, as far as the phonebook knows them."""

        def changed(slot: Slot) -> None:
            caller = slot.caller
            if caller is None or caller.anonymous:
                return
            named = self.party(caller)
            key = self.key(caller.number)
            if named != caller:
                parking.name_caller(slot.number, named)
            elif key and key not in self._known:
                self.look_up(
                    caller.number,
                    lambda card: (
                        parking.name_caller(slot.number, self.party(caller)) if card else None
                    ),
                )

        parking.changed.connect(changed)

    def follow(self, phonebook: Phonebook) -> None:
        """Look up in this phonebook from when it is open, and again whenever it changes."""

        def changed(_: None) -> None:
            if phonebook.book is not None:
                self.use(phonebook.book, phonebook.plan)

        phonebook.changed.connect(changed)

    def refresh(self) -> None:
        """The phonebook changed: look up everybody again who is on a call."""
        for call in self._calls.all:
            if not call.ended:
                self._look_up(call)

    @property
    def plan(self) -> NumberPlan | None:
        """The site's number plan, None until it is there."""
        return self._plan

    def key(self, number: str) -> str:
        """What a number is compared by; empty for what is not a number."""
        if number in self._keys:
            return self._keys[number]
        if self._plan is None:
            return ""
        found = self._keys[number] = self._plan.key(number)
        if len(self._keys) > REMEMBERED:
            self._keys.popitem(last=False)
        return found

    def show(self, number: str) -> str:
        """A number as people here write it; as it is when it is none."""
        if number in self._shown:
            return self._shown[number]
        key = self.key(number)
        if self._plan is None or not key:
            return number
        if len(self._shown) > REMEMBERED:
            self._shown.clear()
        shown = self._shown[number] = self._plan.show(key)
        return shown

    def party(self, party: Party) -> Party:
        """The same party with the name that the house or the phonebook knows it by."""
        inside = self._people.party(party)
        if inside is not party or party.anonymous:
            return inside
        matches = self._known.get(self.key(party.number), ())
        name = _name(matches, party.name)
        return Party(party.number, name) if name else party

    def enrich(self, call: Call, _event: CallArrived) -> Call:
        """What is known without asking is on the card from its first frame."""
        self._told[call.id] = call.remote.name
        return replace(call, caller=self._remembered(call.remote))

    def look_up(self, number: str, done: Callable[[CallerCard | None], None]) -> None:
        """Whose number it is; answered at once when there is no phonebook or no number."""
        key, book = self.key(number), self._book
        if not key or book is None:
            done(self._remembered(Party(number)))
            return

        def answer(matches: Matches) -> None:
            self._remember(key, matches)
            done(self._card(Party(number), matches))

        book.look_up(key, answer)

    # -- inside ------------------------------------------------------------------------------------

    def _on_call(self, change: CallChange) -> None:
        call, before = change.call, change.before
        if change.kind is ChangeKind.REMOVED:
            self._told.pop(call.id, None)
            return
        added = change.kind is ChangeKind.ADDED
        if call.ended or call.purpose in _NOBODY:
            return
        if added:
            self._told.setdefault(call.id, call.remote.name)
        elif before is not None and before.remote.number != call.remote.number:
            self._told[call.id] = call.remote.name
        else:
            self._listen(call)
            return
        self._look_up(call)

    def _listen(self, call: Call) -> None:
        """A name that is not ours is what SIP tells by now."""
        told = self._told.get(call.id, "")
        if call.remote.name not in {told, self.party(Party(call.remote.number, told)).name}:
            self._told[call.id] = call.remote.name

    def _look_up(self, call: Call) -> None:
        if call.remote.anonymous:
            self._complete(call, None)
            return
        known = self._remembered(call.remote)
        if known is not None or call.caller is not None:
            self._complete(call, known)
        key, book = self.key(call.remote.number), self._book
        if not key or book is None:
            return

        def answer(matches: Matches) -> None:
            self._remember(key, matches)
            current = self._calls.find(call.id)
            if current is not None and self.key(current.remote.number) == key:
                self._complete(current, self._card(current.remote, matches))

        book.look_up(key, answer)

    def _complete(self, call: Call, card: CallerCard | None) -> None:
        remote = call.remote
        if not remote.anonymous:
            remote = self.party(Party(remote.number, self._told.get(call.id, remote.name)))
        self._calls.amend(call.id, caller=card, remote=remote)

    def _remember(self, key: str, matches: Matches) -> None:
        self._known[key] = matches
        self._known.move_to_end(key)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def _remembered(self, party: Party) -> CallerCard | None:
        if party.anonymous:
            return None
        return self._card(party, self._known.get(self.key(party.number), ()))

    def _card(self, party: Party, matches: Matches) -> CallerCard | None:
        """The card of what is known; the house's own name of an extension goes first."""
        extension = self._people.find(party.number)
        if extension is None and not matches:
            return None
        if not matches:
            assert extension is not None  # noqa: S101 - said above, for the type checker
            return CallerCard(name=extension.label, groups=extension.groups)
        best, person = matches[0], matches[0].contact.person
        name = extension.label if extension else best.contact.label
        labels = (_described(match) for match in matches[1:])
        others = tuple(dict.fromkeys(label for label in labels if label and label != name))
        groups = extension.groups if extension else ()
        return CallerCard(
            contact=int(best.contact.id),
            name=name,
            company="" if person.company == name else person.company,
            department=person.department,
            groups=tuple(dict.fromkeys((*groups, *person.groups))),
            vip=any(match.contact.person.vip for match in matches if match.kind is best.kind),
            has_photo=best.contact.has_photo,
            others=others[:_MOST_OTHERS],
        )


def _described(match: CallerMatch) -> str:
    person = match.contact.person
    company = person.company if person.company != match.contact.label else ""
    return f"{match.contact.label} ({company})" if company else match.contact.label


def _name(matches: Matches, told: str) -> str:
    """The directory's name; a name that the PBX told is better than one of a similar number."""
    if not matches or (matches[0].kind is MatchKind.SUFFIX and told):
        return told
    return matches[0].contact.label
