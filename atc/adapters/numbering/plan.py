# SPDX-License-Identifier: GPL-3.0-or-later
"""The site's number plan (implements `atc.ports.numbering.NumberPlan`)."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from atc.adapters.numbering.regions import Region, region_of, split_country
from atc.domain.numbers import dialable

_PUNCTUATION = str.maketrans("", "", " \t\r\n\u00a0\u202f()[]./\\-\u2010\u2011\u2012\u2013\u2014")
_LINK = re.compile(r"^(?:tel|callto|sips?):(?://)?", re.IGNORECASE)
_PLAIN = re.compile(r"\+?[0-9]{1,30}")
_CODE = re.compile(r"[0-9*#]{1,30}")
_RANGE = re.compile(r"\s*(\d{1,10})\s*(?:-\s*(\d{1,10})\s*)?")
_FEWEST_OUTSIDE = 7
"""Shorter numbers that nothing explains are taken as dialled: an extension or a service."""
_MOST_TEXT = 100


class PhonePlan:
    """Country, outside prefix and extensions of the site. Pure; any thread."""

    def __init__(
        self, country: str = "", outside_prefix: str = "", extensions: Iterable[str] = ()
    ) -> None:
        """Set it up.

        Args:
            country: ISO 3166 code of the site, such as `IT`; empty when it is not known: then
                only numbers with `+` or `00` are understood as whole.
            outside_prefix: what is dialled for a line, such as `0`; empty for none.
            extensions: numbers and ranges (`100-199`) of the house.
        """
        self._country = country.upper()
        self._outside = outside_prefix
        self._single, self._ranges = _extensions(extensions)
        self._home: Region | None = region_of(self._country) if country else None
        # A list that is typed into shows the same numbers again and again.
        self.key = lru_cache(maxsize=4096)(self._key)
        self.show = lru_cache(maxsize=4096)(self._show)
        self.dial = lru_cache(maxsize=4096)(self._dial)

    @cached_property
    def fingerprint(self) -> str:
        """Changes when keys made before are no longer right."""
        ranges = ",".join(f"{low}-{high}x{width}" for low, high, width in self._ranges)
        single = ",".join(sorted(self._single))
        return f"1:{self._country}:{self._outside}:{single}:{ranges}:{phonenumbers.__version__}"

    def is_extension(self, digits: str) -> bool:
        """Whether it is one of the house's own."""
        if digits in self._single:
            return True
        return digits.isdigit() and any(
            len(digits) == width and low <= int(digits) <= high for low, high, width in self._ranges
        )

    def _key(self, text: str) -> str:
        """What a number is compared by: see `NumberPlan.key`.

        An outside number that cannot be completed (too short, no country known) stays as its bare
        digits, and is then found by its last digits only. One with a plus is taken at its word.
        """
        compact = _compact(text)
        if _PLAIN.fullmatch(compact):
            if self.is_extension(compact):
                return compact
            return self._outside_key(compact) or compact
        if _CODE.fullmatch(compact):
            return compact if any(c.isdigit() for c in compact) else ""
        return self._loose_key(text)

    def _show(self, key: str) -> str:
        """The number as people of this country write it."""
        number = _parsed(key)
        if number is None:
            return key
        home = self._home is not None and number.country_code == self._home.code
        form = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(number, form)

    def _dial(self, text: str) -> str:
        """What is dialled for a number as a phonebook has it."""
        key = self.key(text)
        if not key.startswith("+"):
            outside = len(key) >= _FEWEST_OUTSIDE and key.isdigit() and not self.is_extension(key)
            return (self._outside if outside else "") + (key or dialable(text))
        number = _parsed(key)
        if not self._outside or number is None:
            return dialable(text) or key
        return self._outside + self._from_here(number, key)

    def country(self, key: str) -> str:
        """The ISO 3166 code of an E.164 key's country; empty when not known."""
        number = _parsed(key)
        found = phonenumbers.region_code_for_number(number) if number is not None else None
        return found if found is not None and found.isalpha() else ""

    def _from_here(self, number: PhoneNumber, key: str) -> str:
        """Digits that a phone in this country dials, without outside prefix."""
        if self._home is None:
            return "00" + key[1:]
        form = phonenumbers.format_out_of_country_calling_number(number, self._country)
        return phonenumbers.normalize_digits_only(form)

    def _outside_key(self, compact: str) -> str:
        """E.164 of a number of digits; empty when it cannot be a whole number.

        A number that is in use counts more than one that only has the right length, however it is
        read: with the outside prefix before it or without.
        """
        ways = [compact]
        if self._outside and compact.startswith(self._outside):
            ways.append(compact[len(self._outside) :])
        for strict in (True, False):
            for digits in ways:
                found = self._whole(digits, strict=strict)
                if found:
                    return found
        return ""

    def _whole(self, compact: str, *, strict: bool) -> str:
        if compact.startswith("+"):
            return _international(compact[1:], strict=strict)
        if self._home is None:
            dialled = compact[2:] if compact.startswith("00") else ""
        else:
            dialled = self._home.without_international_prefix(compact)
        found = _international(dialled, strict=strict) if dialled else ""
        if found or self._home is None:
            return found
        return self._home.e164(compact, strict=strict)

    def _loose_key(self, text: str) -> str:
        """A number with words around it, such as "06 1234567 ext. 12"."""
        if sum(c.isdigit() for c in text) < _FEWEST_OUTSIDE or "@" in text:
            return ""
        try:
            number = phonenumbers.parse(text[:_MOST_TEXT], self._country or None)
        except NumberParseException:
            return ""
        return self._outside_key(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def _compact(text: str) -> str:
    """The number without punctuation and scheme."""
    text = text.strip()[:_MOST_TEXT]
    if ":" in text or ";" in text or "@" in text:
        text = _LINK.sub("", text).split(";", 1)[0].split("@", 1)[0]
    if not text.isascii():
        text = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    return text.translate(_PUNCTUATION)


def _international(digits: str, *, strict: bool) -> str:
    """E.164 of the digits after the plus; empty when there is no such number."""
    code, national = split_country(digits)
    region = region_of(code) if code else None
    return region.e164(national, strict=strict) if region is not None else ""


def _parsed(key: str) -> PhoneNumber | None:
    if not key.startswith("+"):
        return None
    try:
        return phonenumbers.parse(key)
    except NumberParseException:
        return None


def _extensions(
    texts: Iterable[str],
) -> tuple[frozenset[str], Sequence[tuple[int, int, int]]]:
    """Single numbers, and ranges as (first, last, digits)."""
    single, ranges = set(), []
    for text in ",".join(texts).split(","):
        found = _RANGE.fullmatch(text)
        if found and found[2]:
            ranges.append((int(found[1]), int(found[2]), len(found[1])))
        elif text.strip():
            single.add(text.strip())
    return frozenset(single), tuple(ranges)
