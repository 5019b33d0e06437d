# SPDX-License-Identifier: GPL-3.0-or-later
"""The editor of categories and rules: every change counts at once and can be taken back."""

from dataclasses import replace

from PyQt6.QtCore import QObject, pyqtSignal

from atc.controllers import rule_texts
from atc.controllers.default_rules import default_rulebook
from atc.controllers.qt import Report, qt_property, qt_slot, tr
from atc.controllers.rule_rows import (
    CategoryRow,
    ConditionsModel,
    PastCallRow,
    PastCallsModel,
    RuleCategoriesModel,
    RulesModel,
    condition_row,
    rule_row,
    split_values,
)
from atc.controllers.rulebook_history import (
    RulebookHistory,
    find_category,
    find_rule,
    free_id,
)
from atc.domain.calls import CallerCard
from atc.domain.classification import Category, Condition, Rule, Rulebook, Test
from atc.domain.classify import FLAGS, prepare
from atc.domain.rulebook_document import (
    MAX_CATEGORIES,
    MAX_CONDITIONS,
    MAX_NAME_CHARS,
    MAX_PRIORITY,
    MAX_RULES,
    MAX_TAGS,
)
from atc.services.callers import CallerService
from atc.services.classification import ClassificationService
from atc.services.rule_trials import RuleTrials, Trial

COLORS = ("red", "orange", "gold", "green", "teal", "blue", "violet", "grey")
ICONS = (
    "star",
    "crown",
    "heart",
    "flag",
    "person",
    "group",
    "company",
    "briefcase",
    "truck",
    "wrench",
    "extensions",
    "queue",
    "recall",
    "globe",
    "bell",
    "zap",
    "warning",
    "eyeOff",
)
TONES = ("", "internal", "external", "priority")
MAX_SHOWN_CALLS = 100


class RulesController(QObject):
    """What the editor shows and does. Main thread.

    Signals:
        changed: the rulebook, or what can be undone, changed.
        openedChanged: another rule is open, or none.
        trialChanged: past calls were counted anew.
        triedChanged: the number that is tried, or what becomes of it, changed.
        callsChanged: other past calls are listed, or none.
    """

    changed = pyqtSignal()
    openedChanged = pyqtSignal()  # noqa: N815
    trialChanged = pyqtSignal()  # noqa: N815
    triedChanged = pyqtSignal()  # noqa: N815
    callsChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        service: ClassificationService,
        trials: RuleTrials,
        callers: CallerService,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._trials = trials
        self._callers = callers
        self._history = RulebookHistory(lambda: service.rulebook, service.put)
        self._categories = RuleCategoriesModel(self)
        self._rules = RulesModel(self)
        self._conditions = ConditionsModel(self)
        self._past = PastCallsModel(self)
        self._opened = self._listed = ""
        self._shown = False
        self._tried = ""
        self._tried_card: CallerCard | None = None
        service.default_name = rule_texts.default_name
        self._unhook = (
            service.changed.connect(lambda _: self._refresh()),
            trials.changed.connect(self._on_trial),
        )
        self._refresh()

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(QObject, constant=True)
    def categories(self) -> RuleCategoriesModel:
        """All categories."""
        return self._categories

    @qt_property(QObject, constant=True)
    def rules(self) -> RulesModel:
        """All rules; the first that fits decides."""
        return self._rules

    @qt_property(QObject, constant=True)
    def conditions(self) -> ConditionsModel:
        """The conditions of the rule that is open."""
        return self._conditions

    @qt_property(QObject, constant=True)
    def pastCalls(self) -> PastCallsModel:  # noqa: N802
        """The past calls of the rule whose calls are listed."""
        return self._past

    @qt_property(str, notify=openedChanged)
    def opened(self) -> str:
        """The rule that is being edited, or empty."""
        return self._opened

    @qt_property(str, notify=callsChanged)
    def listed(self) -> str:
        """The rule whose past calls are listed, or empty."""
        return self._listed

    @qt_property(bool, notify=changed)
    def canUndo(self) -> bool:  # noqa: N802
        """Whether there is a change to take back."""
        return self._history.steps > 0

    @qt_property(int, notify=trialChanged)
    def trialCalls(self) -> int:  # noqa: N802
        """How many past calls the counts are about."""
        return self._trials.trial.calls

    @qt_property(bool, notify=trialChanged)
    def trialAll(self) -> bool:  # noqa: N802
        """Whether those are all that the log has."""
        return self._trials.trial.all_calls

    @qt_property(bool, notify=trialChanged)
    def trialReady(self) -> bool:  # noqa: N802
        """Whether the counts are complete."""
        return self._trials.trial.ready

    @qt_property("QStringList", constant=True)
    def colors(self) -> list[str]:
        """The keys of the colours that a category can have."""
        return list(COLORS)

    @qt_property("QStringList", constant=True)
    def icons(self) -> list[str]:
        """The keys of the icons that a category can have."""
        return list(ICONS)

    @qt_property("QStringList", constant=True)
    def tones(self) -> list[str]:
        """The keys of the ring tones that a category can have."""
        return list(TONES)

    @qt_property("QStringList", constant=True)
    def tests(self) -> list[str]:
        """The keys of all tests."""
        return [test.value for test in Test]

    @qt_property("QStringList", notify=changed)
    def tags(self) -> list[str]:
        """The tags that calls can be given."""
        return list(self._service.rulebook.tags)

    @qt_property(bool, notify=changed)
    def wrapUp(self) -> bool:  # noqa: N802
        """Whether a card waits for a tag after the call."""
        return self._service.rulebook.wrap_up

    @qt_slot(str, bool, result=str)
    def testName(self, test: str, negated: bool) -> str:  # noqa: N802
        """`Number begins with`, or its contrary."""
        return rule_texts.words_of(Test(test), negated=negated)

    @qt_slot(int, result=str)
    def dayName(self, day: int) -> str:  # noqa: N802
        """A weekday's short name; 1 is Monday."""
        return rule_texts.day(day)

    # -- the page ----------------------------------------------------------------------------------

    @qt_slot()
    def show(self) -> None:
        """The editor is on the screen: count past calls."""
        self._shown = True
        self._trials.open()

    @qt_slot()
    def hide(self) -> None:
        """The editor is gone."""
        self._shown = False
        self._history.settle()
        self.open("")
        self.listCalls("")
        self._trials.close()

    @qt_slot(str)
    def open(self, rule_id: str) -> None:
        """Edit a rule, or with empty none."""
        self._history.settle()
        if rule_id != self._opened:
            self._opened = rule_id
            self._fill_conditions()
            self.openedChanged.emit()

    @qt_slot(str)
    def listCalls(self, rule_id: str) -> None:  # noqa: N802
        """List the past calls that a rule fits, or with empty none."""
        if rule_id != self._listed:
            self._listed = rule_id
            self._fill_past()
            self.callsChanged.emit()

    # -- rules -------------------------------------------------------------------------------------

    @qt_slot()
    def addRule(self) -> None:  # noqa: N802
        """Add a rule above all others and open it; it fits nothing until a value is typed."""
        book = self._service.rulebook
        if len(book.rules) >= MAX_RULES or not book.categories:
            return
        rule_id = free_id({r.id for r in book.rules}, "rule")
        rule = Rule(rule_id, book.categories[0].id, (Condition(Test.NUMBER_PREFIX),))
        self._history.put(replace(book, rules=(rule, *book.rules)))
        self.open(rule_id)

    @qt_slot(str)
    def removeRule(self, rule_id: str) -> None:  # noqa: N802
        """Delete a rule; it can be taken back."""
        book = self._service.rulebook
        self._history.put(replace(book, rules=tuple(r for r in book.rules if r.id != rule_id)))

    @qt_slot(str, int)
    def moveRule(self, rule_id: str, to: int) -> None:  # noqa: N802
        """Put a rule at another place, from 0."""
        self._history.move_rule(rule_id, to)

    @qt_slot(str, bool)
    def setEnabled(self, rule_id: str, on: bool) -> None:  # noqa: N802
        """Let a rule count, or not."""
        self._history.change_rule(rule_id, enabled=on)

    @qt_slot(str, str)
    def setRuleCategory(self, rule_id: str, category_id: str) -> None:  # noqa: N802
        """Which category a rule gives."""
        self._history.change_rule(rule_id, category=category_id)

    @qt_slot(str)
    def addCondition(self, test: str) -> None:  # noqa: N802
        """Add a condition to the rule that is open."""
        rule = find_rule(self._service.rulebook, self._opened)
        if rule is not None and len(rule.conditions) < MAX_CONDITIONS:
            added = Condition(Test(test))
            self._history.change_condition(self._opened, len(rule.conditions), added)

    @qt_slot(int, str, bool)
    def setTest(self, place: int, test: str, negated: bool) -> None:  # noqa: N802
        """Let a condition look at something else; values stay when they can mean something."""
        each = self._condition(place)
        if each is not None:
            kept = each.values if Test(test) is each.test else ()
            changed = Condition(Test(test), kept, negated)
            self._history.change_condition(self._opened, place, changed)

    @qt_slot(int, str)
    def setValues(self, place: int, text: str) -> None:  # noqa: N802
        """The values of a condition as they are typed."""
        each = self._condition(place)
        if each is not None and each.test not in FLAGS:
            changed = replace(each, values=split_values(text))
            mark = f"values {self._opened} {place}"
            self._history.change_condition(self._opened, place, changed, mark)

    @qt_slot(int, int)
    def toggleDay(self, place: int, day: int) -> None:  # noqa: N802
        """A weekday counts, or no longer; 1 is Monday."""
        each = self._condition(place)
        if each is not None and each.test is Test.WEEKDAY:
            days = set(each.values) ^ {str(day)}
            changed = replace(each, values=tuple(sorted(days)))
            self._history.change_condition(self._opened, place, changed)

    @qt_slot(int)
    def removeCondition(self, place: int) -> None:  # noqa: N802
        """Delete a condition of the rule that is open."""
        if self._condition(place) is not None:
            self._history.change_condition(self._opened, place, None)

    @qt_slot()
    def settle(self) -> None:
        """A field is left: what is typed next is a change of its own."""
        self._history.settle()

    # -- categories and tags -----------------------------------------------------------------------

    @qt_slot()
    def addCategory(self) -> None:  # noqa: N802
        """Add a category."""
        book = self._service.rulebook
        if len(book.categories) >= MAX_CATEGORIES:
            return
        used = {c.color for c in book.categories}
        color = next((c for c in COLORS if c not in used), COLORS[0])
        taken = {c.id for c in book.categories} | {r.category for r in book.rules}
        added = Category(free_id(taken, "category"), tr("Rules", "New category"), color, "info")
        self._history.put(replace(book, categories=(*book.categories, added)))

    @qt_slot(str)
    def removeCategory(self, category_id: str) -> None:  # noqa: N802
        """Delete a category with the rules that give it; it can be taken back."""
        self._history.remove_category(category_id)

    @qt_slot(str, str)
    def nameCategory(self, category_id: str, name: str) -> None:  # noqa: N802
        """A category's name as it is typed."""
        name = name.strip()[:MAX_NAME_CHARS]
        self._history.change_category(category_id, f"name {category_id}", name=name)

    @qt_slot(str, str)
    def colorCategory(self, category_id: str, color: str) -> None:  # noqa: N802
        """A category's colour."""
        if color in COLORS:
            self._history.change_category(category_id, color=color)

    @qt_slot(str, str)
    def iconCategory(self, category_id: str, icon: str) -> None:  # noqa: N802
        """A category's icon."""
        if icon in ICONS:
            self._history.change_category(category_id, icon=icon)

    @qt_slot(str, str)
    def toneCategory(self, category_id: str, tone: str) -> None:  # noqa: N802
        """What a category rings with."""
        if tone in TONES:
            self._history.change_category(category_id, tone=tone)

    @qt_slot(str, int)
    def rankCategory(self, category_id: str, priority: int) -> None:  # noqa: N802
        """How far up a category's calls ring."""
        bounded = max(-MAX_PRIORITY, min(MAX_PRIORITY, priority))
        self._history.change_category(category_id, f"rank {category_id}", priority=bounded)

    @qt_slot(str)
    def addTag(self, tag: str) -> None:  # noqa: N802
        """One more tag that calls can be given."""
        book, tag = self._service.rulebook, tag.strip()[:MAX_NAME_CHARS]
        if tag and tag not in book.tags and len(book.tags) < MAX_TAGS:
            self._history.put(replace(book, tags=(*book.tags, tag)))

    @qt_slot(str)
    def removeTag(self, tag: str) -> None:  # noqa: N802
        """A tag is no longer offered; calls that have it keep it."""
        book = self._service.rulebook
        self._history.put(replace(book, tags=tuple(t for t in book.tags if t != tag)))

    @qt_slot(bool)
    def setWrapUp(self, on: bool) -> None:  # noqa: N802
        """Whether a card waits for a tag after the call."""
        self._history.put(replace(self._service.rulebook, wrap_up=on))

    @qt_slot()
    def restore(self) -> None:
        """Put the categories and rules in force that the console came with; tags stay."""
        book = self._service.rulebook
        fresh = default_rulebook(book.tags)
        self._history.put(replace(fresh, wrap_up=book.wrap_up))

    @qt_slot()
    def undo(self) -> None:
        """Take the last change back."""
        self._history.undo()
        self._refresh()

    # -- trying a number ---------------------------------------------------------------------------

    @qt_slot(str)
    def tryNumber(self, text: str) -> None:  # noqa: N802
        """See what would become of a call from this number now."""
        self._tried, self._tried_card = text.strip(), None

        def answer(card: CallerCard | None, asked: str = self._tried) -> None:
            if asked == self._tried:
                self._tried_card = card
                self.triedChanged.emit()

        self.triedChanged.emit()
        if self._tried:
            self._callers.look_up(self._tried, answer)

    @qt_property(bool, notify=triedChanged)
    def triedValid(self) -> bool:  # noqa: N802
        """Whether what is tried is a number."""
        return bool(self._callers.key(self._tried))

    @qt_property("QVariantMap", notify=triedChanged)
    def tried(self) -> dict[str, object]:
        """What would become of it: who, category, color, icon, rule (its place from 1, or 0)."""
        card, book = self._tried_card, self._service.rulebook
        facts = self._service.card_facts(self._tried, card)
        rule = prepare(book, self._service.key).decide(facts) if self._tried else None
        category = find_category(book, rule.category) if rule else None
        return {
            "who": card.name if card else "",
            "about": card.company if card else "",
            "number": self._callers.show(self._tried),
            "category": self._service.label(rule.category) if rule else "",
            "color": category.color if category else "",
            "icon": category.icon if category else "",
            "rule": book.rules.index(rule) + 1 if rule else 0,
            "because": rule_texts.summary(rule) if rule else "",
        }

    def retranslate(self) -> None:
        """The language changed."""
        self._refresh()

    # -- inside ------------------------------------------------------------------------------------

    def _condition(self, place: int) -> Condition | None:
        rule = find_rule(self._service.rulebook, self._opened)
        if rule is None or not 0 <= place < len(rule.conditions):
            return None
        return rule.conditions[place]

    def _refresh(self) -> None:
        book = self._service.rulebook
        if self._opened and find_rule(book, self._opened) is None:
            self._opened = ""
            self.openedChanged.emit()
        self._fill_categories(book)
        self._fill_rules()
        self._fill_conditions()
        self.changed.emit()
        self.triedChanged.emit()

    def _fill_categories(self, book: Rulebook) -> None:
        self._categories.assign(
            CategoryRow(
                category_id=c.id,
                name=self._service.label(c.id),
                own_name=c.name,
                tint=c.color,
                icon=c.icon,
                ring=c.tone,
                priority=c.priority,
                rules=sum(r.category == c.id for r in book.rules),
            )
            for c in book.categories
        )

    def _fill_rules(self) -> None:
        book, trial = self._service.rulebook, self._trials.trial
        self._rules.arrange(
            [
                rule_row(
                    rule,
                    place,
                    find_category(book, rule.category),
                    self._service.label(rule.category),
                    trial.counts.get(rule.id),
                    self._service.key,
                )
                for place, rule in enumerate(book.rules)
            ]
        )

    def _fill_conditions(self) -> None:
        rule = find_rule(self._service.rulebook, self._opened)
        self._conditions.assign(
            condition_row(place, each, self._service.key)
            for place, each in enumerate(rule.conditions if rule else ())
        )

    def _on_trial(self, _: Trial) -> None:
        self._fill_rules()
        self._fill_past()
        self.trialChanged.emit()

    def _fill_past(self) -> None:
        calls = self._trials.calls_of(self._listed, decided=False, most=MAX_SHOWN_CALLS)
        decided = self._trials.calls_of(self._listed, decided=True, most=MAX_SHOWN_CALLS)
        mine = {call.uid for call in decided}
        self._past.assign(
            PastCallRow(
                uid=call.uid,
                name=call.contact_name or call.remote.name,
                number=self._callers.show(call.remote.number),
                moment=rule_texts.moment(call.started_at),
                decided=call.uid in mine,
            )
            for call in calls
        )
