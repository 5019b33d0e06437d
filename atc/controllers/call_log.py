# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log on screen: what was, and what is still to be dealt with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtGui import QGuiApplication

from atc.controllers import log_texts
from atc.controllers.hold_guard import HoldGuard
from atc.controllers.log_filter import SPANS, Asked, parse_date, show_date
from atc.controllers.log_note import NoteDraft
from atc.controllers.log_rows import (
    AskedModel,
    AskedRow,
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
from atc.domain.calls import CallerCard, Direction
from atc.ports.clock import Clock
from atc.services.call_log import CallLogService
from atc.services.callers import CallerService
from atc.services.calls import CallService
from atc.services.classification import ClassificationService

PAGE = 60
_CALM_MS = 60
_MOST = 5000
"""Rows that are kept on screen: who looks further back looks for something."""
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
        rulesChanged: there are other categories, tags or queues to choose.
        noteChanged: the opened call's note is another, or somebody else's stands beside it.
        personChanged: whose number the opened call's is.
    """

    filterChanged = pyqtSignal()  # noqa: N815
    missedChanged = pyqtSignal()  # noqa: N815
    openChanged = pyqtSignal()  # noqa: N815
    loadingChanged = pyqtSignal()  # noqa: N815
    rulesChanged = pyqtSignal()  # noqa: N815
    noteChanged = pyqtSignal()  # noqa: N815
    personChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        service: CallLogService,
        calls: CallService,
        guard: HoldGuard,
        rules: ClassificationService,
        callers: CallerService,
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
        self._callers = callers
        self._dialled = dialled
        self._clock = clock
        self._asked = Asked()
        self._filter = LogFilter()
        self._typed = {"from": "", "to": ""}
        self._queues: set[str] = set()
        self._note = NoteDraft()
        self._person: CallerCard | None = None
        self._open = ""
        self._watched = False
        self._stale = True
        self._loading = False
        self._total = 0
        self._known: dict[str, LoggedCall] = {}
        self._model = LogModel(self)
        self._story = StoryModel(self)
        self._categories = CategoriesModel(self)
        self._asked_rows = AskedModel(self)
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
        return list(SPANS)

    @qt_property("QStringList", notify=rulesChanged)
    def queues(self) -> list[str]:
        """The queues that calls came through."""
        return sorted(self._queues)

    @qt_property(QObject, constant=True)
    def asked(self) -> AskedModel:
        """What is asked for besides words and kind, each to be taken away."""
        return self._asked_rows

    @qt_property(str, notify=filterChanged)
    def kind(self) -> str:
        """The kind that is shown."""
        return self._asked.kind

    @qt_property(str, notify=filterChanged)
    def span(self) -> str:
        """The period that is shown, empty for all."""
        return self._asked.span

    @qt_property(str, notify=filterChanged)
    def fromText(self) -> str:  # noqa: N802
        """The first day as it was typed."""
        return self._typed["from"]

    @qt_property(str, notify=filterChanged)
    def toText(self) -> str:  # noqa: N802
        """The last day as it was typed."""
        return self._typed["to"]

    @qt_property(bool, notify=filterChanged)
    def fromWrong(self) -> bool:  # noqa: N802
        """Whether what was typed as the first day is no day."""
        return bool(self._typed["from"]) and self._asked.first is None

    @qt_property(bool, notify=filterChanged)
    def toWrong(self) -> bool:  # noqa: N802
        """Whether what was typed as the last day is no day, or one before the first."""
        first, last = self._asked.first, self._asked.last
        early = first is not None and last is not None and last < first
        return early or (bool(self._typed["to"]) and last is None)

    @qt_property(str, notify=filterChanged)
    def exampleDay(self) -> str:  # noqa: N802
        """Today, as a day is written here."""
        return show_date(self._today())

    @qt_property(str, notify=filterChanged)
    def category(self) -> str:
        """The category that is shown, empty for all."""
        return self._asked.category

    @qt_property(str, notify=filterChanged)
    def tag(self) -> str:
        """The disposition that is shown, empty for all."""
        return self._asked.tag

    @qt_property(str, notify=filterChanged)
    def queue(self) -> str:
        """The queue that is shown, empty for all."""
        return self._asked.queue

    @qt_property(str, notify=filterChanged)
    def query(self) -> str:
        """The words looked for."""
        return self._asked.query

    @qt_property(bool, notify=filterChanged)
    def filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return self._asked != Asked()

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

    @qt_property(str, notify=noteChanged)
    def note(self) -> str:
        """The opened call's note as she has it before her."""
        return self._note.text

    @qt_property(str, notify=noteChanged)
    def otherNote(self) -> str:  # noqa: N802
        """What somebody else wrote on the opened call while she was writing."""
        return self._note.other

    @qt_property(bool, notify=noteChanged)
    def noteOpen(self) -> bool:  # noqa: N802
        """Whether her note is not kept yet."""
        return self._note.dirty

    @qt_property(int, notify=personChanged)
    def person(self) -> int:
        """The contact whose number the opened call's is, 0 when it is none's."""
        return self._person.contact if self._person else 0

    @qt_property(bool, notify=personChanged)
    def unknown(self) -> bool:
        """Whether the opened call's number is nobody's that is known here."""
        return self._person is None

    # -- what she wants to see ---------------------------------------------------------------------

    @qt_slot(bool)
    def watch(self, watched: bool) -> None:
        """The page is looked at, or no longer."""
        self._watched = watched
        if not watched:
            self._keep_note()
        elif self._stale:
            self._refill()

    @qt_slot(str)
    def search(self, text: str) -> None:
        """Show calls with these words or digits; a day among them shows that day's."""
        self._apply(replace(self._asked, query=text.strip()))

    @qt_slot(str)
    def chooseKind(self, kind: str) -> None:  # noqa: N802
        """Show one kind of calls."""
        if kind in KINDS:
            self._apply(replace(self._asked, kind=LogKind(kind).value))

    @qt_slot(str)
    def chooseSpan(self, span: str) -> None:  # noqa: N802
        """Show one period; the same one again shows all."""
        chosen = span if span in SPANS and span != self._asked.span else ""
        self._typed = {"from": "", "to": ""}
        self._apply(replace(self._asked, span=chosen, first=None, last=None))

    @qt_slot(str)
    def setFrom(self, text: str) -> None:  # noqa: N802
        """Show calls from this day on; what is no day is marked and counts for nothing."""
        self._typed["from"] = text.strip()
        day = parse_date(text, self._today())
        self._apply(replace(self._asked, span="", first=day), typed=True)

    @qt_slot(str)
    def setTo(self, text: str) -> None:  # noqa: N802
        """Show calls up to this day."""
        self._typed["to"] = text.strip()
        day = parse_date(text, self._today())
        self._apply(replace(self._asked, span="", last=day), typed=True)

    @qt_slot(str)
    def chooseCategory(self, category: str) -> None:  # noqa: N802
        """Show one category; the same one again shows all."""
        chosen = "" if category == self._asked.category else category
        self._apply(replace(self._asked, category=chosen))

    @qt_slot(str)
    def chooseTag(self, tag: str) -> None:  # noqa: N802
        """Show one disposition; the same one again shows all."""
        self._apply(replace(self._asked, tag="" if tag == self._asked.tag else tag))

    @qt_slot(str)
    def chooseQueue(self, queue: str) -> None:  # noqa: N802
        """Show what came through one queue; the same one again shows all."""
        self._apply(replace(self._asked, queue="" if queue == self._asked.queue else queue))

    @qt_slot(str)
    def drop(self, ident: str) -> None:
        """Take away one of the things asked for (`asked`)."""
        if ident == "period":
            self.chooseSpan("")
        elif ident == "category":
            self.chooseCategory("")
        elif ident == "tag":
            self.chooseTag("")
        elif ident == "queue":
            self.chooseQueue("")

    @qt_slot()
    def showAll(self) -> None:  # noqa: N802
        """Ask for everything again."""
        self._typed = {"from": "", "to": ""}
        self._apply(Asked())

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
        self._keep_note()
        self._open = uid
        self._person = None
        self._note = NoteDraft()
        self._read_note()
        self._tell_story()
        self.openChanged.emit()
        self.personChanged.emit()

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

    @qt_slot(str)
    def writeNote(self, text: str) -> None:  # noqa: N802
        """She writes the opened call's note; it is kept by `keepNote`, or when she leaves it."""
        self._note.write(text)
        self.noteChanged.emit()

    @intent()
    def keepNote(self) -> None:  # noqa: N802
        """Keep the opened call's note, beside what somebody else wrote meanwhile."""
        self._keep_note()

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
            self._note = NoteDraft()  # nothing of this caller is kept
            self.open("")
            self._service.erase_number(call.number_key or call.remote.number)

    def retranslate(self) -> None:
        """The language changed."""
        rows = [self._known[row.uid] for row in self._model.rows]
        self._model.assign(self._row(call) for call in rows)
        self._tell_asked()
        self._tell_story()

    # -- inside ------------------------------------------------------------------------------------

    def _back(self, call: LoggedCall) -> str:
        """What is dialled to reach the other end: a caller's number needs the outside prefix."""
        if call.direction is Direction.OUTGOING:
            return call.remote.number
        return self._dialled(call.number_key or call.remote.number) or call.remote.number

    def _today(self) -> date:
        return date.fromtimestamp(self._clock.now())  # noqa: DTZ012 - the reader's own day

    def _apply(self, asked: Asked, *, typed: bool = False) -> None:
        if asked != self._asked:
            self._asked = asked
            self._filter = asked.wanted(self._clock.now())
            self.open("")
            self._refill()
            self._tell_asked()
            self.filterChanged.emit()
        elif typed:
            self.filterChanged.emit()

    def _tell_asked(self) -> None:
        asked, label = self._asked, self._rules.label
        period = log_texts.period(asked.span, asked.first, asked.last)
        rows = (
            AskedRow("period", period),
            AskedRow("category", label(asked.category) if asked.category else ""),
            AskedRow("tag", asked.tag),
            AskedRow("queue", log_texts.queue(asked.queue)),
        )
        self._asked_rows.assign(row for row in rows if row.words)

    def _keep_note(self) -> None:
        """Save what she wrote; what another desk wrote meanwhile is kept beside it."""
        if self._open and self._note.dirty:
            self._service.annotate(LogUid(self._open), self._note.kept, self._note.before)
            self._note.keep()
            self.noteChanged.emit()

    def _read_note(self) -> None:
        call = self._known.get(self._open)
        if call is not None:
            self._note.read(call.note)
        self.noteChanged.emit()

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
        self._learn_queues({call.queue for call in page.calls if call.queue})
        self._model.assign([*older, *(self._row(call) for call in page.calls)])
        self._loading = False
        self.loadingChanged.emit()
        if self._open and self._open not in self._known:
            self.open("")
        self._read_note()
        self._tell_story()

    def _learn_queues(self, queues: set[str]) -> None:
        if not queues <= self._queues:
            self._queues |= queues
            self.rulesChanged.emit()

    def _row(self, call: LoggedCall) -> LogRow:
        category = self._rules.category(call.category)
        ours = call.desk in {"", self._service.desk}
        shown = describe(call, category.color if category else "", self._clock.now())
        number = self._callers.show(shown.number) if shown.number else ""
        return shown._replace(number=number, desk="" if ours else call.desk)

    def _tell_story(self) -> None:
        if self._open:
            self._service.get(LogUid(self._open), self._on_story)
        else:
            self._story.assign(())

    def _on_story(self, call: LoggedCall | None) -> None:
        if call is not None and call.uid != self._open:
            return
        self._story.assign(
            StepRow(i, at, text)
            for i, (at, text) in enumerate(
                log_texts.story(call, self._callers.show) if call else ()
            )
        )
        if call is not None and not (call.erased or call.remote.anonymous):
            self._ask_person(call.remote.number)

    def _ask_person(self, number: str) -> None:
        uid = self._open

        def answer(card: CallerCard | None) -> None:
            if uid == self._open and card != self._person:
                self._person = card
                self.personChanged.emit()

        self._callers.look_up(number, answer)
