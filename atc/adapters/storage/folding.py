# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts made comparable: no case, no accents, no control characters."""

import hashlib
import re
import unicodedata

from atc.domain.contacts import MAX_FIELD_CHARS, PersonFields

_WORDS = re.compile(r"[^\W_]+")
_ACCENTS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670\u1ab0-\u1aff\u20d0-\u20ff]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_MORE_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "\u0131": "i"})
LAST = "\U0010ffff"
"""Sorts behind everything: what has no text comes last."""


def clean(text: str, most: int = MAX_FIELD_CHARS) -> str:
    """A text as it may be kept: no control characters or half characters, not too long."""
    if not text:
        return text
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text.replace("\r\n", "\n"))
    return text[:most].strip()


def fold(text: str) -> str:
    """The text without case and accents, for comparing and sorting."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _ACCENTS.sub("", plain).translate(_MORE_LETTERS)


def name_words(person: PersonFields) -> list[str]:
    """The different words of a person's name, or of the company where no person is named."""
    text = f"{person.given_name} {person.surname}".strip() or person.name or person.company
    return sorted(set(_WORDS.findall(fold(text))))


def name_hash(person: PersonFields) -> int:
    """63 bits that are the same for the same words in any order; 0 for none."""
    words = name_words(person)
    return text_hash(" ".join(words).encode()) if words else 0


def text_hash(data: bytes) -> int:
    """63 bits that are never 0."""
    digest = hashlib.blake2b(data, digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1 or 1
