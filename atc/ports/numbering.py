# SPDX-License-Identifier: GPL-3.0-or-later
"""What phone numbers mean at this site."""

from typing import Protocol


class NumberPlan(Protocol):
    """The site's country, outside prefix and extensions. Pure; any thread."""

    def key(self, text: str) -> str:
        """What a number is compared by.

        Returns:
            E.164 with its plus for an outside number, the bare digits for an extension, and an
            empty text for what is not a number (a withheld caller, a SIP user name).
        """

    def show(self, key: str) -> str:
        """The number as people of this country write it."""

    def dial(self, text: str) -> str:
        """What is dialled for a number as a phonebook has it: with the outside prefix if needed."""

    def country(self, key: str) -> str:
        """The ISO 3166 code of an E.164 key's country, such as `IT`; empty when not known."""
