# SPDX-License-Identifier: GPL-3.0-or-later
"""The park lane: slots, who lies in them, for how long."""

from typing import NamedTuple

from PyQt6.QtCore import QObject, pyqtSignal

from atc.controllers import texts
from atc.controllers.qt import Report, intent, qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.controllers.ticker import Ticker
from atc.domain.calls import CallId
from atc.domain.parking import Slot, SlotState
from atc.services.parking import ParkingService


class SlotRow(NamedTuple):
    """The roles of the park lane. `since` is wall-clock seconds, `timeout` seconds."""

    number: str
    phase: str
    caller: str
    caller_number: str
    parked_by: str
    since: float
    timeout: float
    note: str


def describe(slot: Slot) -> SlotRow:
    """All that a slot's tile shows."""
    taken = slot.state in {SlotState.OCCUPIED, SlotState.RETRIEVING, SlotState.PENDING}
    caller, by = slot.caller, slot.parked_by
    return SlotRow(
        number=slot.number,
        phase=slot.state.value,
        caller=texts.who(caller.name, caller.number) if caller and taken else "",
        caller_number=caller.number if caller and taken else "",
        parked_by=texts.who(by.name, by.number) if by and taken else "",
        since=slot.parked_at if slot.state is SlotState.OCCUPIED else 0.0,
        timeout=slot.timeout_s,
        note=slot.note,
    )


class SlotsModel(RowsModel[SlotRow]):
    """The slots, in the profile's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(SlotRow, lambda row: row.number, parent)


class ParkingController(QObject):
    """Parks and retrieves. Main thread.

    Signals:
        occupiedChanged: how many calls are parked changed.
    """

    occupiedChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        service: ParkingService,
        ticker: Ticker,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._ticker = ticker
        self._model = SlotsModel(self)
        self._model.assign(describe(slot) for slot in service.slots)
        self._unhook = service.changed.connect(self._on_slot)
        self._need()

    @qt_property(QObject, constant=True)
    def slots(self) -> SlotsModel:
        """The slots."""
        return self._model

    @qt_property(int, notify=occupiedChanged)
    def occupied(self) -> int:
        """How many calls are parked."""
        return sum(row.phase == SlotState.OCCUPIED.value for row in self._model.rows)

    @intent(int, str)
    def park(self, call_id: int, slot: str) -> None:
        """Park a call; an empty slot lets the PBX choose."""
        self._service.park(CallId(call_id), slot)

    @intent(str)
    def retrieve(self, slot: str) -> None:
        """Take the call in a slot onto a line."""
        self._service.retrieve(slot)

    @qt_slot(str, result=str)
    def callerOf(self, slot: str) -> str:  # noqa: N802
        """Who lies in a slot."""
        row = self._model.find(slot)
        return row.caller if row else ""

    def retranslate(self) -> None:
        """The language changed."""
        for slot in self._service.slots:
            self._model.update(describe(slot))

    def _on_slot(self, slot: Slot) -> None:
        before = self.occupied
        self._model.update(describe(slot))
        if self.occupied != before:
            self._need()
            self.occupiedChanged.emit()

    def _need(self) -> None:
        self._ticker.need("parking", self.occupied > 0)
