# SPDX-License-Identifier: GPL-3.0-or-later
"""Which extensions are shown, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atc.domain.extensions import Extension
from atc.domain.search_query import Match
from atc.domain.search_text import Searchable, fold, searchable

COLUMNS = ("name", "surname", "group", "number", "state")
"""What the table can be sorted by."""


def plain(text: str) -> str:
    """The text without accents and case: `Rossì` is found by `rossi`."""
    return fold(text)


def haystack(extension: Extension) -> Searchable:
    """All that a search looks into."""
    e = extension
    return searchable((), e.name, e.groups, (e.number,), (e.email,) if e.email else ())


@dataclass(frozen=True, slots=True)
class ExtensionFilter:
    """What the receptionist asked to see.

    Attributes:
        query: words, initials, numbers in any order (see `atc.domain.search_query`).
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

    def admits(self, extension: Extension) -> bool:
        """Whether an extension is in the group that is shown."""
        return not self.group or self.group in extension.groups

    def arrange(
        self,
        found: Sequence[Extension],
        places: Mapping[str, int],
        favourites: Mapping[str, int],
        answers: Mapping[str, Match] | None = None,
    ) -> list[Extension]:
        """The extensions in the order that was asked for.

        Args:
            found: those that are shown.
            places: where each number is in the configuration.
            favourites: where each favourite is among the favourites.
            answers: how well each number answers the words looked for, when some are: the better
                first, then those who can take a call, unless she chose another order.
        """
        last = len(favourites)
        if self.sort:
            rows = sorted(found, key=lambda e: places[e.number])
            rows.sort(key=lambda e: _column(self.sort, e), reverse=self.descending)
        else:
            rows = sorted(found, key=lambda e: (favourites.get(e.number, last), places[e.number]))
        if self.free_first or (answers and not self.sort):
            rows.sort(key=lambda e: e.busyness)
        if answers and not self.sort:
            rows.sort(key=lambda e: answers[e.number])
        return rows


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
            return (extension.busyness, plain(extension.label))
        case _:
            return (0, plain(extension.label))
