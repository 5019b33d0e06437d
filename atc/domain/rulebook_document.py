# SPDX-License-Identifier: GPL-3.0-or-later
"""The rulebook as it is kept: plain JSON values, read back without trust."""

from collections.abc import Mapping, Sequence
from typing import Any

from atc.domain.classification import Category, Condition, Rule, Rulebook, Test
from atc.domain.classify import MAX_VALUE_CHARS, MAX_VALUES

VERSION = 1
MAX_CATEGORIES = 50
MAX_RULES = 200
MAX_CONDITIONS = 20
MAX_TAGS = 100
MAX_NAME_CHARS = 80
MAX_PRIORITY = 100

_TESTS = {test.value: test for test in Test}


def to_document(rulebook: Rulebook) -> dict[str, Any]:
    """A rulebook as JSON values."""
    return {
        "version": VERSION,
        "categories": [
            {
                "id": c.id,
                "name": c.name,
                "color": c.color,
                "icon": c.icon,
                "tone": c.tone,
                "priority": c.priority,
            }
            for c in rulebook.categories
        ],
        "rules": [
            {
                "id": r.id,
                "name": r.name,
                "category": r.category,
                "enabled": r.enabled,
                "conditions": [
                    {"test": c.test.value, "values": list(c.values), "not": c.negated}
                    for c in r.conditions
                ],
            }
            for r in rulebook.rules
        ],
        "tags": list(rulebook.tags),
        "wrap_up": rulebook.wrap_up,
    }


def from_document(document: object) -> Rulebook | None:
    """A rulebook out of JSON values.

    What cannot be understood within it is left out. A rule with a condition that is not understood
    (a newer version's test) is kept but switched off, lest it fit more calls than was meant.

    Returns:
        None when it is no rulebook at all.
    """
    if not isinstance(document, Mapping) or "rules" not in document:
        return None
    categories = [_category(each) for each in _items(document.get("categories"), MAX_CATEGORIES)]
    rules = [_rule(each) for each in _items(document.get("rules"), MAX_RULES)]
    tags = [_text(each) for each in _items(document.get("tags"), MAX_TAGS)]
    return Rulebook(
        categories=_unique([c for c in categories if c is not None]),
        rules=_unique([r for r in rules if r is not None]),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        wrap_up=document.get("wrap_up") is True,
    )


def _category(value: object) -> Category | None:
    if not isinstance(value, Mapping) or not _text(value.get("id")):
        return None
    priority = value.get("priority")
    sound = isinstance(priority, int) and not isinstance(priority, bool)
    return Category(
        id=_text(value.get("id")),
        name=_text(value.get("name")),
        color=_text(value.get("color")),
        icon=_text(value.get("icon")),
        tone=_text(value.get("tone")),
        priority=max(-MAX_PRIORITY, min(MAX_PRIORITY, int(priority or 0))) if sound else 0,
    )


def _rule(value: object) -> Rule | None:
    if not isinstance(value, Mapping) or not _text(value.get("id")):
        return None
    given = _items(value.get("conditions"), MAX_CONDITIONS)
    conditions = [c for c in map(_condition, given) if c is not None]
    return Rule(
        id=_text(value.get("id")),
        category=_text(value.get("category")),
        conditions=tuple(conditions),
        name=_text(value.get("name")),
        enabled=value.get("enabled") is not False and len(conditions) == len(given),
    )


def _condition(value: object) -> Condition | None:
    if not isinstance(value, Mapping):
        return None
    test = _TESTS.get(_text(value.get("test")))
    if test is None:
        return None
    given = _items(value.get("values"), MAX_VALUES)
    values = [v[:MAX_VALUE_CHARS] for v in given if isinstance(v, str)]
    if given and not values:
        return None
    return Condition(test, tuple(values), value.get("not") is True)


def _items(value: object, most: int) -> Sequence[object]:
    return value[:most] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value.strip()[:MAX_NAME_CHARS] if isinstance(value, str) else ""


def _unique(items: "list[Any]") -> "tuple[Any, ...]":
    return tuple({item.id: item for item in items}.values())
