# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of a desk that has none yet."""

from PyQt6.QtCore import QT_TRANSLATE_NOOP

from atc.controllers.qt import tr
from atc.domain.classification import Category, Condition, Rule, Rulebook, Test

CATEGORIES = (
    Category("vip", "", "gold", "star", "priority", 20),
    Category("recall", "", "orange", "recall", "", 10),
    Category("internal", "", "blue", "extensions", "internal", 0),
    Category("supplier", "", "teal", "truck", "", 0),
    Category("queue", "", "violet", "queue", "", 5),
    Category("customer", "", "green", "person", "", 0),
    Category("withheld", "", "grey", "eyeOff", "", 0),
)
"""Without names of their own: they are named in the language of the screen."""

_SUPPLIERS = ("Suppliers", "Supplier", "Fornitori", "Fornitore", "Proveedores", "Proveedor")

RULES = (
    Rule("vip", "vip", (Condition(Test.VIP),)),
    Rule("recall", "recall", (Condition(Test.RECALL),)),
    Rule("internal", "internal", (Condition(Test.INTERNAL),)),
    Rule("supplier", "supplier", (Condition(Test.GROUP, _SUPPLIERS),)),
    Rule("queue", "queue", (Condition(Test.QUEUE),)),
    Rule("withheld", "withheld", (Condition(Test.ANONYMOUS),)),
    Rule("customer", "customer", (Condition(Test.KNOWN),)),
)


TAGS = (
    QT_TRANSLATE_NOOP("Rules", "message taken"),
    QT_TRANSLATE_NOOP("Rules", "call back"),
    QT_TRANSLATE_NOOP("Rules", "wrong number"),
    QT_TRANSLATE_NOOP("Rules", "complaint"),
    QT_TRANSLATE_NOOP("Rules", "appointment"),
)


def default_rulebook(tags: tuple[str, ...] | None = None) -> Rulebook:
    """Categories and rules that suit most desks.

    Args:
        tags: None for some that suit most desks too, in the language of the screen.
    """
    if tags is None:
        tags = tuple(tr("Rules", tag) for tag in TAGS)
    return Rulebook(CATEGORIES, RULES, tags)
