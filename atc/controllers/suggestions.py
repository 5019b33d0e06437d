# SPDX-License-Identifier: GPL-3.0-or-later
"""The three people that a caller most likely wants, on the call's card and by key."""

from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from atc.controllers.qt import Report, intent, qt_property, qt_slot
from atc.controllers.suggestion_texts import in_short, why
from atc.controllers.transfers import TransfersController
from atc.domain.calls import Call, CallId, CallState
from atc.domain.extensions import Extension
from atc.services.calls import CallChange, CallService, ChangeKind
from atc.services.extensions import ExtensionService
from atc.services.suggestions import Suggested, SuggestionService

MOST = 3

_STATES = frozenset({CallState.RINGING, CallState.ACTIVE, CallState.HELD})


class SuggestionsController(QObject):
    """Keeps what is suggested for each call. Main thread.

    The people and their order are chosen when a call arrives and again when more is known of the
    caller; after that only the state of their phones changes, so that no button moves away from
    under a finger.

    Signals:
        revisionChanged: what is suggested, or a suggested person's state, changed.
    """

    revisionChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        service: SuggestionService,
        calls: CallService,
        people: ExtensionService,
        transfers: TransfersController,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._calls = calls
        self._people = people
        self._transfers = transfers
        self._found: dict[CallId, tuple[Suggested, ...]] = {}
        self._revision = 0
        self._unhook = (
            calls.changes.connect(self._on_call),
            people.changed.connect(self._on_person),
            service.changed.connect(lambda _: self._on_learnt()),
        )

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(int, notify=revisionChanged)
    def revision(self) -> int:
        """Counts the changes: a binding that reads it asks `forCall` again."""
        return self._revision

    @qt_slot(int, result="QVariantList")
    def forCall(self, call_id: int) -> list[dict[str, Any]]:  # noqa: N802
        """The people suggested for a call: number, name, phone, dnd, free, why, brief."""
        return [self._shown(each) for each in self._found.get(CallId(call_id), ())]

    # -- what she wants ----------------------------------------------------------------------------

    @intent(int, int)
    def take(self, call_id: int, place: int) -> None:
        """Hand a call to the suggestion at a place, from 0; a busy one is asked about first."""
        found = self._found.get(CallId(call_id), ())
        if 0 <= place < len(found):
            target = found[place]
            self._transfers.drop(call_id, target.suggestion.target.number, target.name)

    @intent(int, int)
    def takeByKey(self, call_id: int, place: int) -> None:  # noqa: N802
        """The same for the call that a key means: the active one, else the first that rings."""
        if call_id and self._calls.find(CallId(call_id)) is not None:
            self.take(call_id, place)

    def retranslate(self) -> None:
        """The language changed."""
        self._tell()

    # -- inside ------------------------------------------------------------------------------------

    def _shown(self, each: Suggested) -> dict[str, Any]:
        number, reason = each.suggestion.target.number, each.suggestion.reason
        extension = self._people.find(number)
        return {
            "number": number,
            "name": each.name,
            "phone": extension.state.value if extension else "unknown",
            "dnd": extension.dnd if extension else False,
            "why": why(reason),
            "brief": in_short(reason),
        }

    def _on_call(self, change: CallChange) -> None:
        call, before = change.call, change.before
        if change.kind is ChangeKind.REMOVED or call.ended:
            if self._found.pop(call.id, None):
                self._tell()
            return
        if before is None or _telling(before) != _telling(call):
            self._ask(call)

    def _ask(self, call: Call) -> None:
        found: tuple[Suggested, ...] = ()
        if call.state in _STATES and call.consultation_of is None:
            found = self._service.for_call(call, MOST)
        if found != self._found.get(call.id, ()):
            self._found[call.id] = found
            self._tell()

    def _on_person(self, extension: Extension) -> None:
        number = extension.number
        if any(number == s.suggestion.target.number for f in self._found.values() for s in f):
            self._tell()

    def _on_learnt(self) -> None:
        """A card without suggestions may get some; those that are shown stay."""
        for call in self._calls.all:
            if not call.ended and not self._found.get(call.id):
                self._ask(call)

    def _tell(self) -> None:
        self._revision += 1
        self.revisionChanged.emit()


def _telling(call: Call) -> tuple[object, ...]:
    """What of a call changes who is suggested."""
    shown = call.state in _STATES and call.consultation_of is None
    return (shown, call.remote.number, call.caller, call.queue, call.called, call.recall)
