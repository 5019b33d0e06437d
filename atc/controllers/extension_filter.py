# SPDX-License-Identifier: GPL-3.0-or-later
"""Which extensions are shown, and in which order."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from atc.domain.extensions import Extension, PhoneState

ALL, FAVOURITES = "all", "favourites"

_FREE_FIRST = {
    PhoneState.IDLE: 0,
    PhoneState.UNKNOWN: 1,
    PhoneState.RINGING: 2,
    PhoneState.BUSY: 3,
    PhoneState.UNREGISTERED: 4,
}


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
        scope: all or the favourites only.
        group: one group's name, empty for all.
        free_first: whether those who can take a call come first.
    """

    query: str = ""
    scope: str = ALL
    group: str = ""
    free_first: bool = False

    def admits(self, extension: Extension, text: str) -> bool:
        """Whether an extension, with this `haystack`, is shown."""
        if self.scope == FAVOURITES and not extension.favourite:
            return False
        if self.group and self.group not in extension.groups:
            return False
        return all(word in text for word in plain(self.query).split())

    def rank(
        self, extension: Extension, place: int, favourites: Mapping[str, int]
    ) -> tuple[int, int, int]:
        """The sort key: the free, then the favourites in her order, then as configured."""
        free = _FREE_FIRST[extension.state] if self.free_first else 0
        if self.free_first and extension.dnd:
            free = 4
        favourite = favourites.get(extension.number, len(favourites))
        return free, favourite, place
