# SPDX-License-Identifier: GPL-3.0-or-later
"""A country's numbers, by the patterns of phonenumbers but without its general parser.

An import normalises hundreds of thousands of numbers; the parser takes 50 to 100 µs for each, a
pattern that is compiled once takes two. The tests compare both.
"""

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

_MOST_DIGITS = 15
"""E.164 allows no more."""


class Region:
    """One country, or one country code that several share (the first one stands for all)."""

    def __init__(self, name: str, code: int, metadata: PhoneMetadata) -> None:
        self.name = name
        self.code = code
        self._start = f"+{code}"
        self._known = re.compile("|".join(f"(?:{each})" for each in _patterns(metadata)))
        general = metadata.general_desc
        likely = general.national_number_pattern if general is not None else None
        self._likely = re.compile(likely or r"\d{4,14}")
        trunk = metadata.national_prefix_for_parsing
        self._trunk = re.compile(trunk) if trunk else None
        self._simple_trunk = not metadata.national_prefix_transform_rule
        outward = metadata.international_prefix
        self._outward = re.compile(outward) if outward else None

    def without_international_prefix(self, digits: str) -> str:
        """What follows the prefix for calls abroad (`00`); empty when it is not there."""
        found = self._outward.match(digits) if self._outward else None
        return digits[found.end() :] if found and found.end() else ""

    def e164(self, digits: str, *, strict: bool) -> str:
        """E.164 of a number; empty when it is none.

        Args:
            digits: what follows the country code, or is dialled within the country, with or
                without the trunk prefix (+44 (0)20… is often written).
            strict: whether it must be a number that is in use, or only have the right length.
        """
        if not 2 <= len(digits) <= 30:
            return ""
        pattern = self._known if strict else self._likely
        whole = pattern.fullmatch(digits) is not None
        trunk = self._trunk.match(digits) if self._trunk is not None else None
        if trunk is None or not trunk.end():
            national = digits if whole else ""
        elif self._simple_trunk and not trunk.re.groups:
            rest = digits[trunk.end() :]
            national = rest if pattern.fullmatch(rest) else digits if whole else ""
        else:
            national = self._parsed(digits, pattern)
        fits = national and len(national) + len(self._start) - 1 <= _MOST_DIGITS
        return self._start + national if fits else ""

    def _parsed(self, digits: str, pattern: re.Pattern[str]) -> str:
        """Countries whose trunk prefix changes the number (Argentina, Brazil, Mexico…)."""
        try:
            number = phonenumbers.parse(digits, self.name)
        except phonenumbers.NumberParseException:
            return ""
        national = phonenumbers.national_significant_number(number)
        fits = number.country_code == self.code and pattern.fullmatch(national)
        return national if fits else ""


def _patterns(metadata: PhoneMetadata) -> list[str]:
    kinds = (
        metadata.fixed_line,
        metadata.mobile,
        metadata.toll_free,
        metadata.premium_rate,
        metadata.shared_cost,
        metadata.personal_number,
        metadata.voip,
        metadata.pager,
        metadata.uan,
        metadata.voicemail,
    )
    return [k.national_number_pattern for k in kinds if k and k.national_number_pattern]


@lru_cache(maxsize=300)
def region_of(country: str) -> Region | None:
    """A country by its ISO code, or by the digits of its calling code; None when there is none."""
    if country.isdigit():
        code = int(country)
        names = COUNTRY_CODE_TO_REGION_CODE.get(code)
        if not names:
            return None
        if names[0] == "001":
            shared = PhoneMetadata.metadata_for_nongeo_region(code)
            return Region("001", code, shared) if shared is not None else None
        name = names[0]
    else:
        name = country.upper()
        code = phonenumbers.country_code_for_region(name)
    metadata = PhoneMetadata.metadata_for_region(name, None)
    return Region(name, code, metadata) if metadata is not None and code else None


def split_country(digits: str) -> tuple[str, str]:
    """A number after its plus, as (calling code, national number); empty texts for no code."""
    for length in (1, 2, 3):
        code = digits[:length]
        if len(code) == length and code[0] != "0" and int(code) in COUNTRY_CODE_TO_REGION_CODE:
            return code, digits[length:]
    return "", ""
