# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search looks into: a person's words, numbers and initials, made comparable.

The same rules serve the contact index and the grid of extensions, so that both find the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

MAX_WORD = 40
"""Only so many characters of a word are compared."""

SHORT_NUMBER = 6
"""Numbers of so many digits at most are remembered like words: extensions, services."""

_SEPARATOR = "\x1f"
_JOINERS = "'`\\-.&"
_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(rf"[^\W_]+(?:[{_JOINERS}][^\W_]+)*")
_NOT_DIGITS = re.compile(r"[^0-9]+")
_SIGNS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\u00b4\u02bb\uff07", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-")
)
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "œ": "oe",
        "æ": "ae",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\u0131": "i",  # dotless
        "ŧ": "t",
        "þ": "th",
        "ß": "ss",
    }
)
_KEYPAD = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz0123456789", "22233344455566677778889999" + "." * 10
)
_PARTICLES = (
    " d da dal dalla de degli dei del della delle di do dos du el in la las le lo los mac mc o "
    "san st van ten ter vom von zu zur "
)


def fold(text: str) -> str:
    """The text without accents and case: `Rossì`, `ROSSI` and `rossi` are the same."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    plain = unicodedata.normalize("NFKD", plain.casefold()).translate(_LETTERS)
    return "".join(map(_simple, plain)).translate(_SIGNS)


def _simple(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.combining(char):
        return ""
    digit = unicodedata.decimal(char, None)
    return char if digit is None else str(digit)


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[str, ...]:
    """The words to be found by, each once: `Jean-Pierre` gives jean, pierre and jeanpierre.

    Particles join what follows too: `De Luca` gives deluca besides de and luca.
    """
    folded = fold(text)
    found: list[str] = []
    for compound in _COMPOUND.findall(folded):
        if compound.isalnum():
            found.append(compound[:MAX_WORD])
            continue
        pieces = _WORD.findall(compound)
        found += [piece[:MAX_WORD] for piece in pieces]
        found.append("".join(pieces)[:MAX_WORD])
    if " " in folded:
        found += _with_particles(parts(text))
    return tuple(dict.fromkeys(found))


def parts(text: str) -> list[str]:
    """The words without their compounds, in their order."""
    found = _WORD.findall(fold(text))
    return found if len(text) <= MAX_WORD else [part[:MAX_WORD] for part in found]


def keypad(text: str) -> str:
    """The keys that write a text; a digit becomes a dot, which no key is."""
    return text.translate(_KEYPAD)


def digits(number: str) -> str:
    """Only the digits of a number."""
    return _NOT_DIGITS.sub("", number if number.isascii() else fold(number))


class Searchable(NamedTuple):
    """All that one person can be found by; every field is words between single blanks.

    Attributes:
        name: the folded name, what equally good hits are sorted by; no blanks around it.
        words: of the names, company, department, title, groups, keywords; short numbers.
        others: of the e-mail addresses; found as they are, not with typing errors.
        initials: `mr`, `rm` for Mario Rossi.
        numbers: the digits of each number, as written and as compared.
        notes: words of the note.
    """

    name: str
    words: str
    others: str
    initials: str
    numbers: str
    notes: str

    def pack(self) -> str:
        """One text that `unpack` understands."""
        return _SEPARATOR.join(self)

    @classmethod
    def unpack(cls, packed: str) -> "Searchable":
        """The opposite of `pack`."""
        return cls(*packed.split(_SEPARATOR))


def searchable(
    names: Sequence[str],
    name: str = "",
    texts: Iterable[str] = (),
    numbers: Iterable[str] = (),
    emails: Iterable[str] = (),
    note: str = "",
) -> Searchable:
    """Collect what a person can be found by.

    Args:
        names: given name and surname, or empty texts.
        name: the name as shown.
        texts: company, department, title, groups, keywords.
        numbers: each in as many writings as are known.
        emails: the addresses.
        note: words that count least.
    """
    full = [part for text in names if text for part in parts(text)] or parts(name)
    mine = list(full)
    for text in (*names, name, *texts):
        if text:
            mine += words(text)
    forms = list(dict.fromkeys(form for number in numbers if (form := digits(number))))
    mine += [form for form in forms if len(form) <= SHORT_NUMBER]
    known = dict.fromkeys(mine)
    others = dict.fromkeys(part for email in emails for part in parts(email) if part not in known)
    return Searchable(
        name=" ".join(parts(name) if name else full),
        words=_padded(known),
        others=_padded(others),
        initials=_padded(_initials(full)),
        numbers=_padded([form[:MAX_WORD] for form in forms]),
        notes=_padded(words(note)) if note else "",
    )


def _padded(found: Iterable[str]) -> str:
    text = " ".join(found)
    return f" {text} " if text else ""


def _with_particles(found: Sequence[str]) -> Iterator[str]:
    ahead: list[str] = []
    for part in found:
        joined = [before + part for before in ahead]
        yield from (word[:MAX_WORD] for word in joined)
        ahead = [*joined[-3:], part] if f" {part} " in _PARTICLES else []


def _initials(full: Sequence[str]) -> tuple[str, ...]:
    if len(full) < 2:
        return ()
    first = "".join(word[0] for word in full)[:8]
    turned = first[-1] + first[:-1]
    ends = first[0] + first[-1]
    return tuple(dict.fromkeys((first, turned, ends, ends[::-1])))
