# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the rules editor."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PyQt6.QtCore import QObject

from atc.controllers import rule_texts
from atc.controllers.rows import RowsModel
from atc.domain.classification import Category, Condition, Rule, Test
from atc.domain.classify import FLAGS, flaw_of
from atc.services.rule_trials import RuleCount


class CategoryRow(NamedTuple):
    """A category. `rules`: how many rules give it."""

    category_id: str
    name: str
    own_name: str
    tint: str
    icon: str
    ring: str
    priority: int
    rules: int


class RuleRow(NamedTuple):
    """A rule. `fits` and `decides`: past calls, -1 while they are being counted."""

    rule_id: str
    place: int
    text: str
    category_id: str
    category: str
    tint: str
    icon: str
    on: bool
    flawed: bool
    fits: int
    decides: int


class ConditionRow(NamedTuple):
    """A condition of the rule that is open. `kind`: flag, days or text."""

    place: int
    test: str
    negated: bool
    kind: str
    values: str
    hint: str
    error: str


class PastCallRow(NamedTuple):
    """A past call that a rule fits."""

    uid: str
    name: str
    number: str
    moment: str
    decided: bool


class RuleCategoriesModel(RowsModel[CategoryRow]):
    """All categories."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(CategoryRow, lambda row: row.category_id, parent)


class RulesModel(RowsModel[RuleRow]):
    """All rules, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(RuleRow, lambda row: row.rule_id, parent)

    def arrange(self, rows: Sequence[RuleRow]) -> None:
        """Show these rows; one that went elsewhere is moved, so that a drag of it lives on."""
        if {row.rule_id for row in rows} != {row.rule_id for row in self.rows}:
            self.assign(rows)
            return
        for place, row in enumerate(rows):
            self.move(row.rule_id, place)
            self.update(row)


class ConditionsModel(RowsModel[ConditionRow]):
    """The conditions of the rule that is open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(ConditionRow, lambda row: row.place, parent)


class PastCallsModel(RowsModel[PastCallRow]):
    """Past calls that a rule fits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(PastCallRow, lambda row: row.uid, parent)


def rule_row(
    rule: Rule,
    place: int,
    category: Category | None,
    name: str,
    count: RuleCount | None,
    key: Callable[[str], str],
) -> RuleRow:
    """A rule as it is listed."""
    return RuleRow(
        rule_id=rule.id,
        place=place,
        text=rule_texts.summary(rule),
        category_id=rule.category,
        category=name,
        tint=category.color if category else "grey",
        icon=category.icon if category else "",
        on=rule.enabled,
        flawed=category is None or any(flaw_of(each, key) for each in rule.conditions),
        fits=count.fits if count else -1,
        decides=count.decides if count else -1,
    )


def condition_row(place: int, each: Condition, key: Callable[[str], str]) -> ConditionRow:
    """A condition as it is edited."""
    kind = "flag" if each.test in FLAGS else "days" if each.test is Test.WEEKDAY else "text"
    return ConditionRow(
        place=place,
        test=each.test.value,
        negated=each.negated,
        kind=kind,
        values=", ".join(each.values),
        hint=rule_texts.hint(each.test),
        error=rule_texts.flaw(flaw_of(each, key)),
    )


def split_values(text: str) -> tuple[str, ...]:
    """What was typed, as values: separated by commas, semicolons or lines, each once."""
    parts = (part.strip() for part in text.replace(";", ",").replace("\n", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
