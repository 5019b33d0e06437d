# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes of the rulebook, each of which can be taken back."""

from collections.abc import Callable
from dataclasses import replace

from atc.domain.classification import Category, Condition, Rule, Rulebook

_MOST_STEPS = 100


class RulebookHistory:
    """Puts changed rulebooks in force and remembers what was before. Main thread."""

    def __init__(self, read: Callable[[], Rulebook], put: Callable[[Rulebook], None]) -> None:
        self._read = read
        self._put = put
        self._steps: list[tuple[str, Rulebook]] = []

    @property
    def steps(self) -> int:
        """How many changes can be taken back."""
        return len(self._steps)

    def put(self, rulebook: Rulebook, mark: str = "") -> None:
        """Put a rulebook in force.

        Args:
            rulebook: the new one.
            mark: changes with the same mark one after another (a word being typed, a rule being
                dragged) are taken back together.
        """
        before = self._read()
        if rulebook == before:
            return
        if not (mark and self._steps and self._steps[-1][0] == mark):
            self._steps.append((mark, before))
            del self._steps[:-_MOST_STEPS]
        self._put(rulebook)

    def settle(self) -> None:
        """What comes next is a change of its own."""
        if self._steps:
            self._steps[-1] = ("", self._steps[-1][1])

    def undo(self) -> None:
        """Take the last change back."""
        if self._steps:
            self._put(self._steps.pop()[1])

    # -- changes of a part -------------------------------------------------------------------------

    def change_rule(self, rule_id: str, mark: str = "", **fields: object) -> None:
        """Change fields of a rule; unknown rules are left alone."""
        book = self._read()
        rules = tuple(
            replace(r, **fields) if r.id == rule_id else r  # type: ignore[arg-type]
            for r in book.rules
        )
        self.put(replace(book, rules=rules), mark)

    def change_category(self, category_id: str, mark: str = "", **fields: object) -> None:
        """Change fields of a category; unknown ones are left alone."""
        book = self._read()
        categories = tuple(
            replace(c, **fields) if c.id == category_id else c  # type: ignore[arg-type]
            for c in book.categories
        )
        self.put(replace(book, categories=categories), mark)

    def move_rule(self, rule_id: str, to: int) -> None:
        """Put a rule at another place."""
        book = self._read()
        rules = [r for r in book.rules if r.id != rule_id]
        moved = find_rule(book, rule_id)
        if moved is not None:
            rules.insert(max(0, min(to, len(rules))), moved)
            self.put(replace(book, rules=tuple(rules)), f"move {rule_id}")

    def remove_category(self, category_id: str) -> None:
        """Delete a category and the rules that give it."""
        book = self._read()
        self.put(
            replace(
                book,
                categories=tuple(c for c in book.categories if c.id != category_id),
                rules=tuple(r for r in book.rules if r.category != category_id),
            )
        )

    def change_condition(
        self, rule_id: str, place: int, changed: Condition | None, mark: str = ""
    ) -> None:
        """Replace a condition of a rule, add one at the end, or with None delete it."""
        rule = find_rule(self._read(), rule_id)
        if rule is None or not 0 <= place <= len(rule.conditions):
            return
        conditions = list(rule.conditions)
        conditions[place : place + 1] = [changed] if changed else []
        self.change_rule(rule_id, mark, conditions=tuple(conditions))


def find_rule(book: Rulebook, rule_id: str) -> Rule | None:
    """The rule with this id."""
    return next((r for r in book.rules if r.id == rule_id), None)


def find_category(book: Rulebook, category_id: str) -> Category | None:
    """The category with this id."""
    return next((c for c in book.categories if c.id == category_id), None)


def free_id(taken: set[str], start: str) -> str:
    """An id that is not taken."""
    number = 1
    while f"{start}-{number}" in taken:
        number += 1
    return f"{start}-{number}"
