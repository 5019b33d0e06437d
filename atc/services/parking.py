# SPDX-License-Identifier: GPL-3.0-or-later
"""Parking: a slot is occupied when the PBX says so, not when we asked for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atc.domain.calls import Call, CallId, CallState, EndCause, Party, Pending, Purpose, Recall
from atc.domain.errors import UserError
from atc.domain.events import (
    CallArrived,
    CallParked,
    CommandFailed,
    ParkedCallLeft,
    ParkedCallsListed,
    PhoneStateChanged,
    ReferProgressed,
)
from atc.domain.extensions import PhoneState
from atc.domain.notices import NoticeKind, Tone, notice
from atc.domain.parking import Slot, SlotState
from atc.domain.profile import ParkMethod, PbxProfile, fill
from atc.ports.clock import Clock
from atc.ports.telephony import Refer, ReferReplaces, TelephonyPort
from atc.services.calls import CallChange, CallService
from atc.services.hook import Hook


@dataclass(frozen=True, slots=True)
class _Sent:
    """A call on its way into a slot; `slot` empty: the PBX chooses."""

    call_id: CallId
    slot: str
    call: Call


class ParkingService:
    """The park slots of the profile.

    Attributes:
        changed: emits each slot that changed.
    """

    def __init__(
        self,
        calls: CallService,
        telephony: TelephonyPort,
        clock: Clock,
        profile: PbxProfile,
        own: Party,
    ) -> None:
        self.changed: Hook[Slot] = Hook()
        self._calls = calls
        self._telephony = telephony
        self._clock = clock
        self._park = profile.park
        self._profile_name = profile.name
        self._own = own
        self._slots = {n: Slot(n, timeout_s=profile.park.timeout_s) for n in profile.park.slots}
        self._sent: dict[CallId, _Sent] = {}
        self._left: list[Slot] = []
        calls.changes.connect(self._on_call)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All slots, in the profile's order."""
        return tuple(self._slots.values())

    # -- what she does -------------------------------------------------------------------------

    def park(self, call_id: CallId, slot: str = "") -> None:
        """Park a call, into a chosen slot if one is named.

        Raises:
            UserError: no parking on this PBX, the slot is taken, the call is not connected.
        """
        number = self._number(slot)
        if not self._park.to_slot:
            slot = ""  # this PBX chooses by itself
        call = self._calls.require(call_id, CallState.ACTIVE, CallState.HELD, action="park")
        if call.pending in {Pending.PARKING, Pending.TRANSFERRING, Pending.HANGING_UP}:
            raise UserError.of(NoticeKind.WRONG_STATE, action="park", state=call.pending.value)
        self._sent[call_id] = _Sent(call_id, slot, call)
        told = notice(NoticeKind.PARKING, slot=slot)
        self._calls.amend(call_id, pending=Pending.PARKING, notice=told)
        if slot:
            self._put(replace(self._slots[slot], state=SlotState.PENDING, caller=call.remote))
        if self._park.method is ParkMethod.ATTENDED and not slot:
            self._calls.when_held(call_id, lambda: self._call_park(call_id, number))
        else:
            self._telephony.submit(Refer(call_id, number))
        seconds = self._calls.policy.confirm_s
        self._clock.call_later(seconds, lambda: self._expire(call_id))

    def retrieve(self, slot: str) -> CallId:
        """Take a parked call onto a line."""
        found = self._slots.get(slot)
        if found is None or found.state not in {SlotState.OCCUPIED, SlotState.UNKNOWN}:
            raise UserError.of(NoticeKind.SLOT_EMPTY, slot=slot)
        call_id = self._calls.dial(
            fill(self._park.retrieve, slot=slot),
            purpose=Purpose.RETRIEVE,
            remote=found.caller or Party(slot),
            note=found.note,
        )
        self._calls.amend(call_id, queue=found.queue, called=found.called)
        self._put(replace(found, state=SlotState.RETRIEVING))
        return call_id

    def name_caller(self, slot: str, caller: Party) -> None:
        """The phonebook knows who is parked: the same number, with a name."""
        found = self._slots.get(slot)
        known = found.caller if found is not None else None
        if found is not None and known is not None and known.number == caller.number:
            self._put(replace(found, caller=caller))

    # -- from the PBX --------------------------------------------------------------------------

    def on_parked(self, event: CallParked) -> None:
        """The manager link tells of a parked call."""
        slot = self._slots.get(event.slot)
        if slot is None or self._our_leg(event):
            return
        mine = self._claim(event.slot, event.caller)
        caller = event.caller
        if mine is not None and not mine.call.remote.anonymous:
            caller = mine.call.remote
        left = event.timeout_s
        parked = replace(
            slot,
            state=SlotState.OCCUPIED,
            caller=self._calls.resolve(caller),
            parked_by=self._own if mine else self._parker(event.parked_by),
            parked_at=self._clock.now() - event.waited_s,
            timeout_s=self._park.timeout_s if left is None else left + event.waited_s,
            note=mine.call.note if mine else slot.note,
            queue=mine.call.queue if mine else slot.queue,
            called=mine.call.called if mine else slot.called,
        )
        self._put(parked)
        if mine is not None:
            self._done(mine, event.slot)

    def on_left(self, event: ParkedCallLeft) -> None:
        """The manager link tells that a slot is free again."""
        slot = self._slots.get(event.slot)
        if slot is not None:
            self._free(slot)

    def on_listed(self, event: ParkedCallsListed) -> None:
        """All parked calls, after the manager link came up: slots not named are free."""
        named = {call.slot for call in event.calls}
        for call in event.calls:
            self.on_parked(call)
        for slot in self.slots:
            if slot.number not in named and slot.state is not SlotState.PENDING:
                self._put(Slot(slot.number, SlotState.FREE, timeout_s=self._park.timeout_s))

    def on_lamp(self, number: str, event: PhoneStateChanged) -> None:
        """A slot's lamp changed: all there is on a PBX without a manager link."""
        slot = self._slots[number]
        if event.state is PhoneState.UNKNOWN:
            self._put(replace(slot, state=SlotState.UNKNOWN))
        elif event.state in {PhoneState.IDLE, PhoneState.UNREGISTERED}:
            if slot.state is not SlotState.PENDING:
                self._free(slot)
        elif slot.state is not SlotState.OCCUPIED and slot.state is not SlotState.RETRIEVING:
            mine = self._claim(number, event.peer)
            caller = mine.call.remote if mine else event.peer
            self._put(
                replace(
                    slot,
                    state=SlotState.OCCUPIED,
                    caller=self._known(caller),
                    parked_by=self._own if mine else None,
                    parked_at=self._clock.now(),
                    timeout_s=self._park.timeout_s,
                    note=mine.call.note if mine else "",
                    queue=mine.call.queue if mine else "",
                    called=mine.call.called if mine else "",
                )
            )
            if mine is not None:
                self._done(mine, number)

    def forget_all(self) -> None:
        """The PBX is gone: what lies where is not known."""
        for slot in self.slots:
            self._put(replace(slot, state=SlotState.UNKNOWN))

    def on_refer(self, event: ReferProgressed) -> None:
        """The PBX refuses to park."""
        if event.code < 300:
            return
        reason = f"{event.code} {event.reason}".strip()
        call = self._calls.find(event.call_id)
        if event.call_id in self._sent:
            self._failed(event.call_id, reason)
        elif call is not None and not call.ended and call.pending is Pending.PARKING:
            # The slot's lamp was lit by our own leg, the caller never got there.
            told = notice(NoticeKind.PARK_FAILED, Tone.BAD, slot="", reason=reason)
            self._calls.amend(call.id, pending=Pending.NONE, notice=told)

    def on_failed(self, event: CommandFailed) -> None:
        """The REFER into the slot could not be sent."""
        match event.command:
            case Refer(call_id) | ReferReplaces(call_id) if call_id in self._sent:
                self._failed(call_id, event.reason)
            case _:
                pass

    def enrich(self, call: Call, _event: CallArrived) -> Call:
        """Recognise a parked call that the PBX returns to us."""
        if call.remote.anonymous:
            return call
        candidates = [*self.slots, *self._left]
        for slot in candidates:
            mine = slot.parked_by == self._own and slot.caller is not None
            if not mine or slot.caller is None or slot.caller.number != call.remote.number:
                continue
            waited = self._clock.now() - slot.parked_at
            if call.recall is None and waited < slot.timeout_s - 2:
                continue
            self._left = [s for s in self._left if s is not slot]
            source = Party(slot.number)
            recall = Recall(source, parked=True, transferred_at=slot.parked_at, reason="no-answer")
            back = replace(call, recall=recall, note=call.note or slot.note)
            return replace(back, queue=back.queue or slot.queue)
        return call

    # -- inside --------------------------------------------------------------------------------

    def _number(self, slot: str) -> str:
        park = self._park
        if not park.number and not (slot and park.to_slot):
            raise UserError.of(NoticeKind.NOT_SUPPORTED, service="park", profile=self._profile_name)
        if not slot:
            return park.number
        found = self._slots.get(slot)
        if found is None or found.state not in {SlotState.FREE, SlotState.UNKNOWN}:
            raise UserError.of(NoticeKind.SLOT_TAKEN, slot=slot)
        return fill(park.to_slot, slot=slot) if park.to_slot else park.number

    def _call_park(self, call_id: CallId, number: str) -> None:
        """Attended parking: call the park number ourselves, then connect the caller with it."""
        if call_id not in self._sent:
            return
        self._calls.amend(call_id, pending=Pending.PARKING)  # the hold had a mark of its own
        try:
            self._calls.dial(number, purpose=Purpose.HANDOVER, consultation_of=call_id)
        except UserError as error:
            self._failed(call_id, error.notice.kind.value)

    def _on_call(self, change: CallChange) -> None:
        call = change.call
        if call.purpose is Purpose.HANDOVER and call.consultation_of in self._sent:
            was = change.before.state if change.before else None
            if call.state is CallState.ACTIVE and was is not CallState.ACTIVE:
                self._calls.amend(call.id, pending=Pending.TRANSFERRING)
                self._telephony.submit(ReferReplaces(call.consultation_of, call.id))
            elif change.just_ended and not (change.before and change.before.live):
                self._failed(call.consultation_of, call.cause.value)
        if change.just_ended and call.purpose is Purpose.RETRIEVE:
            self._retrieve_ended(change)
        if change.just_ended and change.before and change.before.pending is Pending.PARKING:
            # The PBX took the leg. Which slot it lies in comes from the lamp or the manager.
            self._calls.amend(call.id, cause=EndCause.PARKED)

    def _retrieve_ended(self, change: CallChange) -> None:
        call = change.call
        if change.before is not None and change.before.live:
            return
        slot = next(
            (s for s in self.slots if fill(self._park.retrieve, slot=s.number) == call.dialed),
            None,
        )
        if slot is None:
            return
        if slot.state is SlotState.RETRIEVING:
            self._put(replace(slot, state=SlotState.OCCUPIED))
        if call.cause is not EndCause.LOCAL:
            told = notice(
                NoticeKind.RETRIEVE_FAILED, Tone.BAD, slot=slot.number, reason=call.cause.value
            )
            self._calls.amend(call.id, notice=told)

    def _claim(self, slot: str, caller: Party | None) -> _Sent | None:
        """Which of the calls we sent away lies in this slot now."""
        for sent in self._sent.values():
            if sent.slot == slot:
                return sent
        open_ones = [sent for sent in self._sent.values() if not sent.slot]
        for sent in open_ones:
            if caller is not None and caller.number == sent.call.remote.number:
                return sent
        unknown = caller is None or caller.anonymous
        return open_ones[0] if open_ones and unknown else None

    def _done(self, sent: _Sent, slot: str) -> None:
        self._sent.pop(sent.call_id, None)
        told = notice(NoticeKind.PARKED, Tone.GOOD, slot=slot)
        if sent.slot and sent.slot != slot:
            self._free(self._slots[sent.slot])
        call = self._calls.find(sent.call_id)
        if call is None:
            return
        self._calls.amend(call.id, notice=told, cause=EndCause.PARKED if call.ended else call.cause)
        leg = next((c for c in self._calls.all if c.consultation_of == call.id), None)
        for one in (call, leg):
            if one is not None and not one.ended:
                self._clock.call_later(2.0, lambda i=one.id: self._let_go(i))  # type: ignore[misc]

    def _our_leg(self, event: CallParked) -> bool:
        """Attended parking: we lie in the slot ourselves until the caller takes our place."""
        ours = self._park.method is ParkMethod.ATTENDED and bool(self._sent)
        return ours and event.caller.number == self._own.number

    def _let_go(self, call_id: CallId) -> None:
        call = self._calls.find(call_id)
        leaving = {Pending.PARKING, Pending.TRANSFERRING}
        if call is not None and not call.ended and call.pending in leaving:
            self._calls.hang_up(call_id)

    def _failed(self, call_id: CallId, reason: str) -> None:
        sent = self._sent.pop(call_id, None)
        if sent is None:
            return
        told = notice(NoticeKind.PARK_FAILED, Tone.BAD, slot=sent.slot, reason=reason)
        self._calls.amend(call_id, pending=Pending.NONE, notice=told)
        slot = self._slots.get(sent.slot)
        if slot is not None and slot.state is SlotState.PENDING:
            self._free(slot)

    def _expire(self, call_id: CallId) -> None:
        call = self._calls.find(call_id)
        if call_id in self._sent:
            if call is not None and not call.ended:
                self._failed(call_id, "")
            else:
                sent = self._sent.pop(call_id)
                slot = self._slots.get(sent.slot)
                if slot is not None and slot.state is SlotState.PENDING:
                    self._put(replace(slot, state=SlotState.UNKNOWN))

    def _free(self, slot: Slot) -> None:
        if slot.state is SlotState.OCCUPIED:
            self._left = [*self._left[-19:], slot]
        self._put(Slot(slot.number, SlotState.FREE, timeout_s=self._park.timeout_s))

    def _parker(self, party: Party | None) -> Party | None:
        mine = party is not None and party.number == self._own.number
        return self._own if mine else self._known(party)

    def _known(self, party: Party | None) -> Party | None:
        return self._calls.resolve(party) if party is not None else None

    def _put(self, slot: Slot) -> None:
        if self._slots[slot.number] != slot:
            self._slots[slot.number] = slot
            self.changed.emit(slot)


def slot_lamps(profile: PbxProfile) -> Sequence[tuple[str, str]]:
    """(BLF name, slot) of every slot that has a lamp."""
    park = profile.park
    return [(fill(park.blf, slot=s), s) for s in park.slots] if park.blf else []
