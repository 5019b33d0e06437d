# SPDX-License-Identifier: GPL-3.0-or-later
"""Categories of calls and the ordered rules that give them (K01)."""

from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True, slots=True)
class Category:
    """What a call can be.

    Attributes:
        id: stays the same when the name changes.
        color: key of a colour of the theme's category palette (never a literal colour).
        icon: key of one of the theme's icons.
        tone: key of a ring tone, empty for the usual one.
        priority: higher rings further up; 0 is usual.
    """

    id: str
    name: str
    color: str = ""
    icon: str = ""
    tone: str = ""
    priority: int = 0


class Test(Enum):
    """What a condition looks at."""

    __test__ = False  # not a test case

    NUMBER = "number"
    """The caller's number is one of these (compared as E.164)."""
    NUMBER_PREFIX = "number_prefix"
    COUNTRY = "country"
    """ISO 3166 codes."""
    ANONYMOUS = "anonymous"
    INTERNAL = "internal"
    KNOWN = "known"
    """The directory knows the caller."""
    GROUP = "group"
    """A group of the caller's contact."""
    COMPANY = "company"
    VIP = "vip"
    CALLED = "called"
    """The number of ours that was called (DID)."""
    QUEUE = "queue"
    NAME_PREFIX = "name_prefix"
    """A mark that the PBX put before the name (`R:`, `c2c`, a queue tag)."""
    RECALL = "recall"
    TIME = "time"
    """Values like `08:00-12:30`, local time; may span midnight."""
    WEEKDAY = "weekday"
    """Values 1 (Monday) to 7."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One test; true when any of the values fits (a test without values: when it is so)."""

    test: Test
    values: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Gives its category to a call that fits all conditions; the first rule that fits counts."""

    id: str
    category: str
    conditions: tuple[Condition, ...] = ()
    name: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What rules can know of a call. Numbers are keys of the number plan.

    Attributes:
        national: the number as it is written in this country, without spaces, for prefixes such
            as `02`.
    """

    number: str = ""
    national: str = ""
    country: str = ""
    anonymous: bool = False
    internal: bool = False
    known: bool = False
    groups: tuple[str, ...] = ()
    company: str = ""
    vip: bool = False
    called: str = ""
    queue: str = ""
    prefixes: tuple[str, ...] = ()
    recall: bool = False
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All categories and rules of a desk, and the tags that she can give (K03).

    Attributes:
        wrap_up: whether a call's card waits for a tag after the call, until she chose one.
    """

    categories: tuple[Category, ...] = ()
    rules: tuple[Rule, ...] = ()
    tags: tuple[str, ...] = field(default=())
    wrap_up: bool = False
