# SPDX-License-Identifier: GPL-3.0-or-later
"""The receptionist's favourites: extensions and contacts' numbers, in her order and groups."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

MAX_GROUP_CHARS = 40


@dataclass(frozen=True, slots=True)
class Favourite:
    """One number with a star.

    Attributes:
        number: an extension's number, or a contact's number as its phonebook has it.
        name: whose it was when the star was set; empty for an extension, whose name the house
            knows.
        group: the group it is in, empty for none.
    """

    number: str
    name: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class FavouriteBoard:
    """All favourites. Each method returns a changed copy; no number is there twice.

    Attributes:
        groups: the groups' names in her order; a group may be empty.
        entries: the favourites in her order, whatever their group.
    """

    groups: tuple[str, ...] = ()
    entries: tuple[Favourite, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """All numbers, in order."""
        return tuple(entry.number for entry in self.entries)

    def find(self, number: str) -> Favourite | None:
        """The favourite with this number."""
        return next((entry for entry in self.entries if entry.number == number), None)

    def inside(self, group: str) -> tuple[Favourite, ...]:
        """A group's favourites, all of them for the empty name."""
        return tuple(e for e in self.entries if not group or e.group == group)

    def add(self, favourite: Favourite) -> "FavouriteBoard":
        """Add it at the end, or replace the one with its number where that is."""
        if self.find(favourite.number) is None:
            return replace(self, entries=(*self.entries, favourite))
        return replace(
            self,
            entries=tuple(favourite if e.number == favourite.number else e for e in self.entries),
        )

    def remove(self, number: str) -> "FavouriteBoard":
        """Take a star away."""
        return replace(self, entries=tuple(e for e in self.entries if e.number != number))

    def arrange(self, numbers: Sequence[str]) -> "FavouriteBoard":
        """Put these first, in this order; unknown ones are left out, the rest follows."""
        held = {entry.number: entry for entry in self.entries}
        first = tuple(held[n] for n in dict.fromkeys(numbers) if n in held)
        rest = tuple(e for e in self.entries if e not in first)
        return replace(self, entries=first + rest)

    def move(self, number: str, to: int, group: str = "") -> "FavouriteBoard":
        """Put one at another place among those that a group shows; the others keep their order."""
        moved = self.find(number)
        shown = [e for e in self.inside(group) if e.number != number]
        if moved is None:
            return self
        at = max(0, min(to, len(shown)))
        others = [e for e in self.entries if e.number != number]
        if at < len(shown):
            others.insert(others.index(shown[at]), moved)
        elif shown:
            others.insert(others.index(shown[-1]) + 1, moved)
        else:
            others.append(moved)
        return replace(self, entries=tuple(others))

    def put_into(self, number: str, group: str) -> "FavouriteBoard":
        """Move one into a group, which is made when it is new; out of all for the empty name."""
        entry = self.find(number)
        if entry is None:
            return self
        clean = _clean(group)
        return self.add_group(clean).add(replace(entry, group=clean))

    def add_group(self, name: str) -> "FavouriteBoard":
        """Make a group; one that is there already, or a name without letters, changes nothing."""
        clean = _clean(name)
        if not clean or clean in self.groups:
            return self
        return replace(self, groups=(*self.groups, clean))

    def rename_group(self, old: str, new: str) -> "FavouriteBoard":
        """Give a group another name; the name of another group joins the two."""
        clean = _clean(new)
        if old not in self.groups or not clean or clean == old:
            return self
        groups = tuple(dict.fromkeys(clean if g == old else g for g in self.groups))
        entries = tuple(replace(e, group=clean) if e.group == old else e for e in self.entries)
        return FavouriteBoard(groups, entries)

    def remove_group(self, name: str) -> "FavouriteBoard":
        """Take a group away; its favourites stay, in no group."""
        entries = tuple(replace(e, group="") if e.group == name else e for e in self.entries)
        return FavouriteBoard(tuple(g for g in self.groups if g != name), entries)


def _clean(name: str) -> str:
    return " ".join(name.split())[:MAX_GROUP_CHARS].strip()
