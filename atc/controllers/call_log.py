# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log on screen: what was, and what is still to be dealt with."""

from collections.abc import Callable
from dataclasses import replace

from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtGui import QGuiApplication

from atc.controllers import log_texts
from atc.controllers.hold_guard import HoldGuard
from atc.controllers.log_rows import (
    CategoriesModel,
    CategoryRow,
    LogModel,
    LogRow,
    StepRow,
    StoryModel,
    describe,
)
from atc.controllers.qt import Report, intent, qt_property, qt_slot
from atc.domain.call_log import LogFilter, LoggedCall, LogKind, LogPage, LogUid
from atc.domain.calls import Direction
from atc.ports.clock import Clock
from atc.services.call_log import CallLogService
from atc.services.calls import CallService
from atc.services.classification import ClassificationService

PAGE = 60
_CALM_MS = 60
_MOST = 5000
"""Rows that are kept on screen: who looks further back looks for something."""
_SPANS = {"today": 1, "week": 7, "month": 30}
_DAY_S = 86_400.0
KINDS = ("", "missed", "incoming", "outgoing", "transferred")


class CallLogController(QObject):
    """Filters the log, opens a call's story, and does what she wants with it. Main thread.

    The page is read only while it is looked at (`watch`); the number of missed calls is always
    true.

    Signals:
        filterChanged: what is asked to be seen changed.
        missedChanged: how many missed calls nobody has dealt with.
        openChanged: another call is open, or none.
        loadingChanged: an answer is awaited, or has come.
        rulesChanged: there are other categories or tags to choose.
    """

    filterChanged = pyqtSignal()  # noqa: N815
    missedChanged = pyqtSignal()  # noqa: N815
    openChanged = pyqtSignal()  # noqa: N815
    loadingChanged = pyqtSignal()  # noqa: N815
    rulesChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        service: CallLogService,
        calls: CallService,
        guard: HoldGuard,
        rules: ClassificationService,
        dialled: Callable[[str], str],
        clock: Clock,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._calls = calls
        self._guard = guard
        self._rules = rules
        self._dialled = dialled
        self._clock = clock
        self._filter = LogFilter()
        self._span = ""
        self._open = ""
        self._watched = False
        self._stale = True
        self._loading = False
        self._total = 0
        self._known: dict[str, LoggedCall] = {}
        self._model = LogModel(self)
        self._story = StoryModel(self)
        self._categories = CategoriesModel(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_CALM_MS)
        self._soon.timeout.connect(self._refill)
        self._unhook = (
            service.changed.connect(self._on_changed),
            service.missed_changed.connect(lambda _: self.missedChanged.emit()),
            rules.changed.connect(lambda _: self._on_rules()),
        )
        self._on_rules()

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(QObject, constant=True)
    def calls(self) -> LogModel:
        """The calls, newest first."""
        return self._model

    @qt_property(QObject, constant=True)
    def story(self) -> StoryModel:
        """What happened in the opened call."""
        return self._story

    @qt_property(QObject, constant=True)
    def categories(self) -> CategoriesModel:
        """The categories that can be asked for."""
        return self._categories

    @qt_property("QStringList", notify=rulesChanged)
    def tags(self) -> list[str]:
        """The dispositions that can be given."""
        return list(self._rules.rulebook.tags)

    @qt_property(bool, notify=rulesChanged)
    def wrapUp(self) -> bool:  # noqa: N802
        """Whether a call's card waits for a disposition after the call."""
        return self._rules.rulebook.wrap_up

    @qt_property("QStringList", constant=True)
    def kinds(self) -> list[str]:
        """The kinds of calls that can be asked for; empty: all."""
        return list(KINDS)

    @qt_property("QStringList", constant=True)
    def spans(self) -> list[str]:
        """The periods that can be asked for."""
        return list(_SPANS)

    @qt_property(str, notify=filterChanged)
    def kind(self) -> str:
        """The kind that is shown."""
        return self._filter.kind

    @qt_property(str, notify=filterChanged)
    def span(self) -> str:
        """The period that is shown, empty for all."""
        return self._span

    @qt_property(str, notify=filterChanged)
    def category(self) -> str:
        """The category that is shown, empty for all."""
        return self._filter.category

    @qt_property(str, notify=filterChanged)
    def tag(self) -> str:
        """The disposition that is shown, empty for all."""
        return self._filter.tag

    @qt_property(str, notify=filterChanged)
    def query(self) -> str:
        """The words looked for."""
        return self._filter.text

    @qt_property(bool, notify=filterChanged)
    def filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return self._filter != LogFilter()

    @qt_property(int, notify=missedChanged)
    def missed(self) -> int:
        """How many missed calls nobody has dealt with."""
        return self._service.missed

    @qt_property(str, notify=openChanged)
    def openUid(self) -> str:  # noqa: N802
        """The call whose story is shown."""
        return self._open

    @qt_property(bool, notify=loadingChanged)
    def loading(self) -> bool:
        """Whether the first answer is still awaited."""
        return self._loading

    # -- what she wants to see ---------------------------------------------------------------------

    @qt_slot(bool)
    def watch(self, watched: bool) -> None:
        """The page is looked at, or no longer."""
        self._watched = watched
        if watched and self._stale:
            self._refill()

    @qt_slot(str)
    def search(self, text: str) -> None:
        """Show calls with these words or digits."""
        self._apply(replace(self._filter, text=text.strip()))

    @qt_slot(str)
    def chooseKind(self, kind: str) -> None:  # noqa: N802
        """Show one kind of calls."""
        if kind in KINDS:
            self._apply(replace(self._filter, kind=LogKind(kind).value))

    @qt_slot(str)
    def chooseSpan(self, span: str) -> None:  # noqa: N802
        """Show one period; the same one again shows all."""
        self._span = "" if span == self._span else span
        days = _SPANS.get(self._span)
        midnight = log_texts.midnight(self._clock.now())
        since = None if days is None else midnight - (days - 1) * _DAY_S
        self._apply(replace(self._filter, since=since))

    @qt_slot(str)
    def chooseCategory(self, category: str) -> None:  # noqa: N802
        """Show one category; the same one again shows all."""
        chosen = "" if category == self._filter.category else category
        self._apply(replace(self._filter, category=chosen))

    @qt_slot(str)
    def chooseTag(self, tag: str) -> None:  # noqa: N802
        """Show one disposition; the same one again shows all."""
        self._apply(replace(self._filter, tag="" if tag == self._filter.tag else tag))

    @qt_slot()
    def showAll(self) -> None:  # noqa: N802
        """Ask for everything again."""
        self._span = ""
        self._apply(LogFilter())

    @qt_slot()
    def more(self) -> None:
        """The end of the list is in sight: bring older ones."""
        have = len(self._model.rows)
        if have and have < min(self._total, _MOST) and not self._loading:
            self._ask(have, PAGE)

    @qt_slot(str)
    def open(self, uid: str) -> None:
        """Show a call's story; an empty uid closes it."""
        if uid == self._open:
            return
        self._open = uid
        self._tell_story()
        self.openChanged.emit()

    # -- what she wants done -----------------------------------------------------------------------

    @intent(str)
    def redial(self, uid: str) -> None:
        """Call the other end of a logged call."""
        call = self._known.get(uid)
        if call is not None and not call.remote.anonymous:
            number = self._back(call)
            self._guard.check(("dial", number))
            self._calls.dial(number)

    @qt_slot(str)
    def copy(self, uid: str) -> None:
        """Put the number on the clipboard."""
        call, clipboard = self._known.get(uid), QGuiApplication.clipboard()
        if call is not None and clipboard is not None:
            clipboard.setText(call.remote.number)

    @intent(str, str)
    def setNote(self, uid: str, note: str) -> None:  # noqa: N802
        """Write a call's note."""
        call = self._known.get(uid)
        self._service.annotate(LogUid(uid), note.strip(), call.note if call else None)

    @intent(str, str)
    def toggleTag(self, uid: str, tag: str) -> None:  # noqa: N802
        """Give a call a disposition, or take it away."""
        call = self._known.get(uid)
        if call is not None:
            self._service.tag(LogUid(uid), tag, on=tag not in call.tags)

    @intent(str)
    def toggleHandled(self, uid: str) -> None:  # noqa: N802
        """Mark a missed call as dealt with, or not."""
        call = self._known.get(uid)
        if call is not None and call.handled:
            self._service.unhandle(LogUid(uid))
        elif call is not None:
            self._service.handle(LogUid(uid))

    @intent(str)
    def forget(self, uid: str) -> None:
        """Erase whom the calls with this number were with."""
        call = self._known.get(uid)
        if call is not None and not call.remote.anonymous:
            self.open("")
            self._service.erase_number(call.number_key or call.remote.number)

    def retranslate(self) -> None:
        """The language changed."""
        rows = [self._known[row.uid] for row in self._model.rows]
        self._model.assign(self._row(call) for call in rows)
        self._tell_story()

    # -- inside ------------------------------------------------------------------------------------

    def _back(self, call: LoggedCall) -> str:
        """What is dialled to reach the other end: a caller's number needs the outside prefix."""
        if call.direction is Direction.OUTGOING:
            return call.remote.number
        return self._dialled(call.number_key or call.remote.number) or call.remote.number

    def _apply(self, wanted: LogFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self.open("")
            self._refill()
            self.filterChanged.emit()

    def _on_changed(self, _uids: tuple[LogUid, ...]) -> None:
        self._stale = True
        if self._watched:
            self._soon.start()

    def _on_rules(self) -> None:
        rules = self._rules
        self._categories.assign(
            CategoryRow(c.id, rules.label(c.id)) for c in rules.rulebook.categories
        )
        self.retranslate()
        self.rulesChanged.emit()

    def _refill(self) -> None:
        """Bring as many as are shown now, from the newest on."""
        if not self._watched:
            self._stale = True
            return
        self._stale = False
        self._ask(0, max(PAGE, len(self._model.rows)))

    def _ask(self, offset: int, limit: int) -> None:
        self._loading = True
        self.loadingChanged.emit()
        self._service.page(self._filter, offset, limit, self._on_page)

    def _on_page(self, page: LogPage) -> None:
        if page.filter != self._filter:
            return
        self._total = page.total
        older = [] if page.offset == 0 else list(self._model.rows[: page.offset])
        if page.offset == 0:
            self._known = {}
        self._known.update((call.uid, call) for call in page.calls)
        self._model.assign([*older, *(self._row(call) for call in page.calls)])
        self._loading = False
        self.loadingChanged.emit()
        if self._open and self._open not in self._known:
            self.open("")
        self._tell_story()

    def _row(self, call: LoggedCall) -> LogRow:
        category = self._rules.category(call.category)
        return describe(call, category.color if category else "", self._clock.now())

    def _tell_story(self) -> None:
        if self._open:
            self._service.get(LogUid(self._open), self._on_story)
        else:
            self._story.assign(())

    def _on_story(self, call: LoggedCall | None) -> None:
        if call is not None and call.uid != self._open:
            return
        steps = call.steps if call else ()
        self._story.assign(
            StepRow(i, log_texts.second_of(step.at), log_texts.step(step))
            for i, step in enumerate(steps)
        )
