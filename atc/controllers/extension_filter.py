# SPDX-License-Identifier: GPL-3.0-or-later
"""Which extensions are shown, and in which order."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atc.domain.extensions import Extension, PhoneState

COLUMNS = ("name", "surname", "group", "number", "state")
"""What the table can be sorted by."""

_FREE_FIRST = {
    PhoneState.IDLE: 0,
    PhoneState.UNKNOWN: 1,
    PhoneState.RINGING: 2,
    PhoneState.BUSY: 3,
    PhoneState.UNREGISTERED: 4,
}
_BUSIEST = 4


def plain(text: str) -> str:
    """The text without accents and case: `Rossì` is found by `rossi`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def haystack(extension: Extension) -> str:
    """All that a search looks into."""
    return plain(" ".join((extension.name, extension.number, *extension.groups)))


@dataclass(frozen=True, slots=True)
class ExtensionFilter:
    """What the receptionist asked to see.

    Attributes:
        query: words in any order; each has to occur.
        group: one group's name, empty for all.
        free_first: whether those who can take a call come first.
        sort: one of `COLUMNS`; empty for the favourites and then the order of the configuration.
        descending: whether the last comes first.
    """

    query: str = ""
    group: str = ""
    free_first: bool = False
    sort: str = ""
    descending: bool = False

    def admits(self, extension: Extension, text: str) -> bool:
        """Whether an extension, with this `haystack`, is shown."""
        if self.group and self.group not in extension.groups:
            return False
        return all(word in text for word in plain(self.query).split())

    def arrange(
        self,
        found: Sequence[Extension],
        places: Mapping[str, int],
        favourites: Mapping[str, int],
    ) -> list[Extension]:
        """The extensions in the order that was asked for.

        Args:
            found: those that are shown.
            places: where each number is in the configuration.
            favourites: where each favourite is among the favourites.
        """
        last = len(favourites)
        if self.sort:
            rows = sorted(found, key=lambda e: places[e.number])
            rows.sort(key=lambda e: _column(self.sort, e), reverse=self.descending)
        else:
            rows = sorted(found, key=lambda e: (favourites.get(e.number, last), places[e.number]))
        if self.free_first:
            rows.sort(key=_busyness)
        return rows


def _busyness(extension: Extension) -> int:
    return _BUSIEST if extension.dnd else _FREE_FIRST[extension.state]


def _column(column: str, extension: Extension) -> tuple[float, str]:
    match column:
        case "number":
            digits = extension.number
            return (float(digits) if digits.isdecimal() else float("inf"), digits)
        case "surname":
            return (0, plain(extension.label.rpartition(" ")[2]))
        case "group":
            return (0, plain(", ".join(extension.groups)))
        case "state":
            return (_busyness(extension), plain(extension.label))
        case _:
            return (0, plain(extension.label))
