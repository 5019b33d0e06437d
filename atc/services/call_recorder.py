# SPDX-License-Identifier: GPL-3.0-or-later
"""Follows every call and writes its story down, step by step, as it happens."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from atc.domain.call_log import LogEdit, LoggedCall, LogStep, LogUid, Outcome, StepKind
from atc.domain.calls import Call, CallId, Direction, EndCause, Party, Purpose
from atc.domain.events import CallRefused, ParkedCallLeft
from atc.domain.notices import NoticeKind
from atc.domain.transfers import Transfer, TransferKind
from atc.ports.clock import Clock
from atc.services import call_story as story
from atc.services.calls import CallChange, CallService, ChangeKind
from atc.services.transfer_log import TransferLog

KEPT = 300
"""Calls whose story may still go on after their end: a transfer is answered, a parked one comes
back."""

Save = Callable[[LoggedCall], None]
Edit = Callable[[LogUid, LogEdit], None]
Name = Callable[[str], str]

_LEADS_BACK = frozenset({StepKind.TRANSFERRED, StepKind.PARKED, StepKind.DEFLECTED})


class CallRecorder:
    """Turns what happens to calls into `LoggedCall`s. Main thread.

    Feature codes, supervised transfers' legs and pickups that came too late are no calls; a
    consultation is a step of its caller's call until that one is gone.

    Attributes:
        save: gets every call at each step of it.
        edit: gets what she wrote or chose on a call's card.
        answered: gets each call as it is answered.
        key_of: the number plan's key of a number.
        category_name: the name of a category's id.
    """

    def __init__(
        self,
        desk: str,
        own: frozenset[str],
        calls: CallService,
        transfers: TransferLog,
        clock: Clock,
    ) -> None:
        self.save: Save = lambda _: None
        self.edit: Edit = lambda _uid, _edit: None
        self.answered: Save = lambda _: None
        self.key_of: Name = lambda _: ""
        self.category_name: Name = lambda _: ""
        self._desk = desk
        self._own = own
        self._calls = calls
        self._clock = clock
        self._records: OrderedDict[CallId, LoggedCall] = OrderedDict()
        self._joined: dict[int, CallId] = {}
        self._parked: dict[str, CallId] = {}
        calls.changes.connect(self._on_call)
        calls.deflected.connect(self._on_deflected)
        transfers.changed.connect(self._on_transfer)

    # -- what is known -------------------------------------------------------------------------

    def uid_of(self, call_id: CallId) -> LogUid | None:
        """The log's name for a call on the console; None for what is no call."""
        record = self._records.get(call_id)
        return record.uid if record else None

    def call_id_of(self, uid: LogUid) -> CallId | None:
        """The console's name for a call that still has a card."""
        for call_id in reversed(self._records):
            if self._records[call_id].uid == uid:
                return call_id if self._calls.find(call_id) is not None else None
        return None

    @property
    def live(self) -> frozenset[LogUid]:
        """The calls that are under way."""
        return frozenset(r.uid for r in self._records.values() if r.ended_at is None)

    # -- calls ---------------------------------------------------------------------------------

    def _on_call(self, change: CallChange) -> None:
        call, before = change.call, change.before
        if change.kind is ChangeKind.REMOVED:
            return
        if call.purpose is Purpose.CONSULTATION and call.id not in self._records:
            self._on_consultation(call, before)
        elif call.id in self._records:
            if before is not None:
                self._go_on(call, before)
        elif self._counts(call):
            self._begin(call)

    def _counts(self, call: Call) -> bool:
        """Whether it is somebody's call by now."""
        if call.purpose is Purpose.CALL:
            return not call.ended
        return call.purpose in story.TAKEN and call.live

    def _begin(self, call: Call) -> None:
        earlier = self._earlier(call) if _comes_back(call) else None
        taken = call.purpose in story.TAKEN
        steps = [story.first_step(call)]
        if call.recall is not None:
            steps.insert(0, LogStep(call.created_at, StepKind.RETURNED, call.recall.source))
        if call.live:
            steps.append(LogStep(call.answered_at or self._clock.now(), StepKind.ANSWERED))
        if earlier is not None:
            slot = next((s.detail for s in earlier.steps if s.kind is StepKind.PARKED), "")
            if call.purpose is Purpose.RETRIEVE:
                steps[0] = replace(steps[0], detail=slot)
        record = LoggedCall(
            uid=LogUid(uuid4().hex),
            desk=self._desk,
            direction=Direction.INCOMING if taken else call.direction,
            remote=call.remote,
            started_at=call.created_at,
            number_key=self.key_of(call.remote.number),
            account=call.account,
            prefixes=call.prefixes,
            category=call.category,
            category_name=self.category_name(call.category) if call.category else "",
            answered_at=call.answered_at,
            steps=tuple(steps),
            tags=call.tags,
            note=call.note,
            linked=earlier.uid if earlier else "",
        )
        self._keep(call.id, self._facts(record, call))
        if earlier is not None:
            self._came_back(earlier, call)
        if call.live:
            self.answered(self._records[call.id])

    def _go_on(self, call: Call, before: Call) -> None:
        record = self._facts(self._records[call.id], call)
        now = self._clock.now()
        record = replace(record, steps=record.steps + story.steps_between(before, call, now))
        record = self._parking(record, call, before)
        if call.live and not before.live:
            record = replace(record, handed_to=None)  # sending it on before had failed
        if call.ended:
            record = self._ended(record, call, before)
        if record != self._records[call.id]:
            self._keep(call.id, record)
        self._edits(record.uid, call, before)
        if call.live and not before.live:
            self.answered(record)

    def _facts(self, record: LoggedCall, call: Call) -> LoggedCall:
        """What the call's record tells beside its states."""
        remote = record.remote
        if call.remote.number == remote.number or remote.anonymous or call.purpose in story.TAKEN:
            remote = call.remote
        card = call.caller
        key = record.number_key
        if remote.number != record.remote.number or not key:
            key = self.key_of(remote.number)
        return replace(
            record,
            remote=remote,
            number_key=key,
            contact_name=card.name if card else record.contact_name,
            company=card.company if card else record.company,
            called=call.called or record.called,
            queue=call.queue or record.queue,
            prefixes=call.prefixes or record.prefixes,
            answered_at=call.answered_at or record.answered_at,
        )

    def _ended(self, record: LoggedCall, call: Call, before: Call) -> LoggedCall:
        deflected = any(step.kind is StepKind.DEFLECTED for step in record.steps)
        outcome, by = story.outcome_of(call, deflected=deflected), story.ended_by(call)
        if before.ended:
            # Why it ended may come a moment after: the PBX took it to its target.
            steps = tuple(
                replace(s, detail=by) if s.kind is StepKind.ENDED else s for s in record.steps
            )
        else:
            ended_at = call.ended_at or self._clock.now()
            steps = (*record.steps, LogStep(ended_at, StepKind.ENDED, detail=by))
        return replace(
            record,
            outcome=outcome,
            ended_by=by,
            ended_at=call.ended_at or record.ended_at,
            steps=steps,
        )

    def _edits(self, uid: LogUid, call: Call, before: Call) -> None:
        """What she wrote or chose on the card, and what the rules made of the call."""
        change = LogEdit()
        if call.note != before.note:
            change = replace(change, note=call.note, note_before=before.note)
        if call.tags != before.tags:
            change = replace(
                change,
                tag=tuple(t for t in call.tags if t not in before.tags),
                untag=tuple(t for t in before.tags if t not in call.tags),
            )
        if call.category != before.category:
            name = self.category_name(call.category) if call.category else ""
            change = replace(change, category=call.category, category_name=name)
        if change != LogEdit():
            self.edit(uid, change)

    def on_refused(self, event: CallRefused) -> None:
        """A caller who never rang: she has missed her all the same."""
        remote = self._calls.resolve(event.remote)
        self.save(
            LoggedCall(
                uid=LogUid(uuid4().hex),
                desk=self._desk,
                direction=Direction.INCOMING,
                remote=remote,
                started_at=event.at,
                number_key=self.key_of(remote.number),
                account=event.account,
                called=event.called,
                ended_at=event.at,
                outcome=Outcome.MISSED,
                ended_by="us",
                steps=(LogStep(event.at, StepKind.REJECTED, detail=event.why),),
                updated_at=event.at,
            )
        )

    # -- consultations -------------------------------------------------------------------------

    def _on_consultation(self, leg: Call, before: Call | None) -> None:
        main = self._records.get(leg.consultation_of) if leg.consultation_of else None
        if main is None:
            if leg.live:
                self._begin(leg)  # the caller is gone: this is a call of its own now
                self._link(leg.id, before.consultation_of if before else None)
            return
        if leg.live and not (before and before.live):
            at = leg.answered_at or self._clock.now()
            self._step(leg.consultation_of, LogStep(at, StepKind.CONSULTED, leg.remote))
        elif leg.ended and before and not before.ended and not before.live:
            gave_up = leg.cause is EndCause.LOCAL
            why = "cancelled" if gave_up else story.outcome_of(leg, deflected=False).value
            step = LogStep(self._clock.now(), StepKind.CONSULTED, leg.remote, why)
            self._step(leg.consultation_of, step)

    def _link(self, call_id: CallId, to: CallId | None) -> None:
        main = self._records.get(to) if to is not None else None
        if main is not None:
            self._keep(call_id, replace(self._records[call_id], linked=main.uid))

    # -- transfers -----------------------------------------------------------------------------

    def _on_transfer(self, transfer: Transfer) -> None:
        now = self._clock.now()
        step = story.transfer_step(transfer, now)
        record = self._records.get(transfer.call_id)
        if step is None:
            return
        if record is not None:
            left = story.left_with(transfer, record.handed_to)
            self._keep(
                transfer.call_id, replace(record, steps=(*record.steps, step), handed_to=left)
            )
        if transfer.kind is TransferKind.JOIN:
            self._other_side(transfer, step)

    def _other_side(self, transfer: Transfer, step: LogStep) -> None:
        """Two of our calls are joined: the second one's story has the first one for its target."""
        if transfer.id not in self._joined:
            other = next(
                (
                    c
                    for c in self._calls.all
                    if c.live and c.id != transfer.call_id and c.remote == transfer.target
                ),
                None,
            )
            if other is None:
                return
            self._joined[transfer.id] = other.id
        call_id = self._joined[transfer.id]
        record = self._records.get(call_id)
        if record is not None:
            turned = replace(transfer, target=transfer.caller)
            left = story.left_with(turned, record.handed_to)
            steps = (*record.steps, replace(step, party=transfer.caller))
            self._keep(call_id, replace(record, steps=steps, handed_to=left))

    def _on_deflected(self, told: tuple[CallId, Party]) -> None:
        call_id, target = told
        record = self._records.get(call_id)
        if record is not None:
            step = LogStep(self._clock.now(), StepKind.DEFLECTED, target)
            self._keep(call_id, replace(record, steps=(*record.steps, step), handed_to=target))

    # -- parking -------------------------------------------------------------------------------

    def _parking(self, record: LoggedCall, call: Call, before: Call) -> LoggedCall:
        """The PBX took the call into a slot; which one it may tell later."""
        told = call.notice
        slot = ""
        if told is not None and told.kind is NoticeKind.PARKED and told != before.notice:
            slot = told.get("slot")
            self._parked[slot] = call.id
        elif call.cause is not EndCause.PARKED or before.cause is EndCause.PARKED:
            return record
        known = any(step.kind is StepKind.PARKED for step in record.steps)
        if not known:
            step = LogStep(self._clock.now(), StepKind.PARKED, detail=slot)
            return replace(record, steps=(*record.steps, step))
        steps = tuple(
            replace(s, detail=slot or s.detail) if s.kind is StepKind.PARKED else s
            for s in record.steps
        )
        return replace(record, steps=steps)

    def on_slot_left(self, event: ParkedCallLeft) -> None:
        """The manager link tells who took a parked call, or that the caller gave up."""
        call_id = self._parked.pop(event.slot, None)
        if call_id is None:
            return
        now = self._clock.now()
        if event.why == "abandoned":
            self._step(call_id, LogStep(now, StepKind.ENDED, detail="them"))
        elif event.why == "retrieved" and not (event.by and event.by.number in self._own):
            by = self._calls.resolve(event.by) if event.by else None
            step = LogStep(now, StepKind.RETRIEVED, by, event.slot)
            record = self._records.get(call_id)
            if record is not None:
                self._keep(call_id, replace(record, steps=(*record.steps, step), handed_to=by))

    # -- what comes back -----------------------------------------------------------------------

    def _earlier(self, call: Call) -> LoggedCall | None:
        """The call that this caller had with us before she was sent away."""
        if call.remote.anonymous:
            return None
        since = self._clock.now() - self._calls.policy.recall_window_s
        for record in reversed(self._records.values()):
            same = record.remote.number == call.remote.number
            steps = [step for step in record.steps if step.kind in _LEADS_BACK]
            if same and steps and max(step.at for step in steps) >= since:
                return record
        return None

    def _came_back(self, earlier: LoggedCall, call: Call) -> None:
        call_id = next(i for i, r in self._records.items() if r.uid == earlier.uid)
        now = self._clock.now()
        steps = earlier.steps
        if call.purpose is Purpose.RETRIEVE:
            slot = next((s.detail for s in reversed(steps) if s.kind is StepKind.PARKED), "")
            own = Party(next(iter(sorted(self._own)), ""))
            steps = (*steps, LogStep(now, StepKind.RETRIEVED, own, slot))
        elif call.recall is not None and steps[-1].kind is not StepKind.RETURNED:
            steps = (*steps, LogStep(now, StepKind.RETURNED, call.recall.source))
        self._keep(call_id, replace(earlier, steps=steps, handed_to=None))

    # -- keeping -------------------------------------------------------------------------------

    def _step(self, call_id: CallId | None, step: LogStep) -> None:
        record = self._records.get(call_id) if call_id is not None else None
        if call_id is not None and record is not None:
            self._keep(call_id, replace(record, steps=(*record.steps, step)))

    def _keep(self, call_id: CallId, record: LoggedCall) -> None:
        record = replace(record, updated_at=self._clock.now())
        self._records[call_id] = record
        self.save(record)
        if len(self._records) > KEPT:
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        over = next((i for i, r in self._records.items() if r.ended_at is not None), None)
        if over is not None:
            del self._records[over]
            self._parked = {s: i for s, i in self._parked.items() if i != over}
            self._joined = {t: i for t, i in self._joined.items() if i != over}


def _comes_back(call: Call) -> bool:
    return call.recall is not None or call.purpose in {Purpose.RETRIEVE, Purpose.UNDO}
