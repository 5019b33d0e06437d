# SPDX-License-Identifier: GPL-3.0-or-later
"""What every source of records from files and servers does alike: limits, photos, marks."""

import hashlib
from collections.abc import Iterable
from itertools import islice

from atc.domain.contacts import (
    MAX_FIELD_CHARS,
    MAX_NUMBERS,
    MAX_PHOTO_BYTES,
    ContactNumber,
    NumberKind,
    PersonFields,
)

MAX_NAME_CHARS = 256
MAX_EMAILS = 32
MAX_WORDS = 64

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def digest(*parts: bytes | str) -> str:
    """A short mark of some contents; it differs when they do."""
    mark = hashlib.blake2b(digest_size=12)
    for part in parts:
        mark.update(part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part)
        mark.update(b"\x1f")
    return mark.hexdigest()


def one_line(text: str, limit: int = MAX_NAME_CHARS) -> str:
    """A text with single spaces, no line ends, cut to `limit` characters."""
    return " ".join(text[: limit * 4].split())[:limit]


def long_text(text: str) -> str:
    """A note: lines kept, cut to what a field may hold."""
    return text[: MAX_FIELD_CHARS * 2].strip()[:MAX_FIELD_CHARS]


def words(texts: Iterable[str]) -> tuple[str, ...]:
    """Groups or keywords: no blanks, none twice."""
    some = islice(texts, 1000)
    found = dict.fromkeys(word for text in some if (word := one_line(text, 80)))
    return tuple(found)[:MAX_WORDS]


def picture(data: bytes) -> bytes:
    """A photo that can be kept: JPEG or PNG of bearable size; else empty."""
    fits = len(data) <= MAX_PHOTO_BYTES and data.startswith(_PICTURES)
    return data if fits else b""


def phone_numbers(found: Iterable[tuple[str, NumberKind]]) -> tuple[ContactNumber, ...]:
    """Numbers that have a digit, none twice."""
    numbers: dict[str, ContactNumber] = {}
    for text, kind in found:
        number = one_line(text, 64)
        if number not in numbers and any(char.isdigit() for char in number):
            numbers[number] = ContactNumber(number, kind)
    return tuple(numbers.values())[:MAX_NUMBERS]


def mail_addresses(found: Iterable[str]) -> tuple[str, ...]:
    """E-mail addresses that look like some, none twice."""
    clean = (one_line(text.removeprefix("mailto:")) for text in found)
    return tuple(dict.fromkeys(each for each in clean if "@" in each and " " not in each))[
        :MAX_EMAILS
    ]


def made_uid(person: PersonFields) -> str:
    """A name for a record that has none; it stays while name, company and first e-mail do."""
    named = (person.name, person.given_name, person.surname, person.company)
    number = "" if any(named) or not person.numbers else person.numbers[0].text
    return f"made-{digest(*named, *person.emails[:1], number)}"


class Uids:
    """Makes the uids of a file different from one another, in little memory."""

    def __init__(self) -> None:
        self._known: set[int] = set()
        self._again: dict[str, int] = {}

    def once(self, uid: str) -> str:
        """The uid, with a number behind it when it comes again."""
        mark = hash(uid)
        if mark not in self._known:
            self._known.add(mark)
            return uid
        times = self._again[uid] = self._again.get(uid, 1) + 1
        return f"{uid}#{times}"


def is_somebody(person: PersonFields) -> bool:
    """Whether there is anything to show of a person and to reach them by."""
    return bool(person.label or person.emails)
