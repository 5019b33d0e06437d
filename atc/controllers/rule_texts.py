# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules and categories in the user's language."""

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QDateTime, QLocale

from atc.controllers.qt import tr
from atc.domain.classification import Condition, Rule, Test
from atc.domain.classify import Flaw

DEFAULT_NAMES: dict[str, str] = {
    "vip": QT_TRANSLATE_NOOP("Rules", "VIP"),
    "recall": QT_TRANSLATE_NOOP("Rules", "Came back"),
    "internal": QT_TRANSLATE_NOOP("Rules", "Internal"),
    "supplier": QT_TRANSLATE_NOOP("Rules", "Supplier"),
    "queue": QT_TRANSLATE_NOOP("Rules", "Queue"),
    "customer": QT_TRANSLATE_NOOP("Rules", "Known caller"),
    "withheld": QT_TRANSLATE_NOOP("Rules", "Number withheld"),
}
"""Categories that come with the console are named in whatever language is chosen."""

TESTS: dict[Test, tuple[str, str]] = {
    Test.NUMBER: (
        QT_TRANSLATE_NOOP("Rules", "Number is"),
        QT_TRANSLATE_NOOP("Rules", "Number is not"),
    ),
    Test.NUMBER_PREFIX: (
        QT_TRANSLATE_NOOP("Rules", "Number begins with"),
        QT_TRANSLATE_NOOP("Rules", "Number does not begin with"),
    ),
    Test.COUNTRY: (
        QT_TRANSLATE_NOOP("Rules", "Calls from country"),
        QT_TRANSLATE_NOOP("Rules", "Does not call from country"),
    ),
    Test.ANONYMOUS: (
        QT_TRANSLATE_NOOP("Rules", "Number is withheld"),
        QT_TRANSLATE_NOOP("Rules", "Number is shown"),
    ),
    Test.INTERNAL: (
        QT_TRANSLATE_NOOP("Rules", "Calls from inside the house"),
        QT_TRANSLATE_NOOP("Rules", "Calls from outside"),
    ),
    Test.KNOWN: (
        QT_TRANSLATE_NOOP("Rules", "Is in the phonebook"),
        QT_TRANSLATE_NOOP("Rules", "Is not in the phonebook"),
    ),
    Test.GROUP: (
        QT_TRANSLATE_NOOP("Rules", "Belongs to group"),
        QT_TRANSLATE_NOOP("Rules", "Does not belong to group"),
    ),
    Test.COMPANY: (
        QT_TRANSLATE_NOOP("Rules", "Company contains"),
        QT_TRANSLATE_NOOP("Rules", "Company does not contain"),
    ),
    Test.VIP: (QT_TRANSLATE_NOOP("Rules", "Is a VIP"), QT_TRANSLATE_NOOP("Rules", "Is not a VIP")),
    Test.CALLED: (
        QT_TRANSLATE_NOOP("Rules", "Called number is"),
        QT_TRANSLATE_NOOP("Rules", "Called number is not"),
    ),
    Test.QUEUE: (
        QT_TRANSLATE_NOOP("Rules", "Comes through queue"),
        QT_TRANSLATE_NOOP("Rules", "Does not come through queue"),
    ),
    Test.NAME_PREFIX: (
        QT_TRANSLATE_NOOP("Rules", "The PBX marks the name with"),
        QT_TRANSLATE_NOOP("Rules", "The PBX does not mark the name with"),
    ),
    Test.RECALL: (
        QT_TRANSLATE_NOOP("Rules", "Comes back to us"),
        QT_TRANSLATE_NOOP("Rules", "Is a new call"),
    ),
    Test.TIME: (
        QT_TRANSLATE_NOOP("Rules", "Calls between"),
        QT_TRANSLATE_NOOP("Rules", "Does not call between"),
    ),
    Test.WEEKDAY: (
        QT_TRANSLATE_NOOP("Rules", "Calls on"),
        QT_TRANSLATE_NOOP("Rules", "Does not call on"),
    ),
}
"""Each test, and its contrary."""

_FLAWS: dict[Flaw, str] = {
    Flaw.NO_VALUE: QT_TRANSLATE_NOOP("Rules", "Say which"),
    Flaw.TOO_MANY: QT_TRANSLATE_NOOP("Rules", "Too many values"),
    Flaw.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Rules", "Not a phone number"),
    Flaw.NOT_A_PREFIX: QT_TRANSLATE_NOOP("Rules", "Digits only, such as 0461 or +39"),
    Flaw.NOT_A_COUNTRY: QT_TRANSLATE_NOOP("Rules", "Two letters, such as IT or DE"),
    Flaw.NOT_A_TIME: QT_TRANSLATE_NOOP("Rules", "From and to, such as 08:00-12:30"),
    Flaw.NOT_A_DAY: QT_TRANSLATE_NOOP("Rules", "Choose at least one day"),
    Flaw.NOT_A_TEXT: QT_TRANSLATE_NOOP("Rules", "Too long, or empty"),
}

_HINTS: dict[Test, str] = {
    Test.NUMBER: "0461 123456",
    Test.NUMBER_PREFIX: "0461, +43",
    Test.COUNTRY: "IT, AT",
    Test.TIME: "08:00-12:30, 14:00-18:00",
    Test.GROUP: QT_TRANSLATE_NOOP("Rules", "any group"),
    Test.COMPANY: QT_TRANSLATE_NOOP("Rules", "any company"),
    Test.QUEUE: QT_TRANSLATE_NOOP("Rules", "any queue"),
    Test.NAME_PREFIX: QT_TRANSLATE_NOOP("Rules", "any mark"),
}


def default_name(category_id: str) -> str:
    """The name of a category that has none of its own."""
    name = DEFAULT_NAMES.get(category_id)
    return tr("Rules", name) if name else tr("Rules", "Unnamed")


def words_of(test: Test, *, negated: bool = False) -> str:
    """`Number begins with`, or its contrary."""
    return tr("Rules", TESTS[test][negated])


def hint(test: Test) -> str:
    """What an empty field of values shows."""
    text = _HINTS.get(test, "")
    return tr("Rules", text) if text else ""


def flaw(found: Flaw | None) -> str:
    """What is wrong, empty when nothing is."""
    return tr("Rules", _FLAWS[found]) if found else ""


def day(number: int, *, short: bool = True) -> str:
    """A weekday's name in the user's language; 1 is Monday."""
    style = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(number, style)


def moment(at: float) -> str:
    """A past call's day and time as people here write them."""
    style = QLocale.FormatType.ShortFormat
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at)), style)


def values(condition: Condition) -> str:
    """The values as they are read: weekdays by name."""
    shown = list(condition.values)
    if condition.test is Test.WEEKDAY:
        shown = [day(int(v)) if v in set("1234567") and v else v for v in shown]
    return ", ".join(shown)


def condition(each: Condition) -> str:
    """`Number begins with 0461, +43`."""
    words = words_of(each.test, negated=each.negated)
    told = values(each)
    if not told and each.test in _ANY:
        return f"{words}: {hint(each.test)}"
    return f"{words} {told}".strip()


_ANY = frozenset({Test.GROUP, Test.COMPANY, Test.QUEUE, Test.NAME_PREFIX})


def summary(rule: Rule) -> str:
    """All conditions of a rule in one sentence."""
    if not rule.conditions:
        return tr("Rules", "Every call")
    joint = " " + tr("Rules", "and") + " "
    return joint.join(condition(each) for each in rule.conditions)
