# SPDX-License-Identifier: GPL-3.0-or-later
"""The transfers of this run: what was handed over, where it stands, what came back."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from atc.domain.calls import Call, Party
from atc.domain.notices import Notice
from atc.domain.transfers import Transfer, TransferKind, TransferState
from atc.ports.clock import Clock
from atc.services.hook import Hook

KEPT = 200


class TransferLog:
    """Keeps the last transfers.

    Attributes:
        changed: emits each transfer as it begins and whenever it changes.
    """

    def __init__(self, clock: Clock) -> None:
        self.changed: Hook[Transfer] = Hook()
        self._clock = clock
        self._ids = count(1)
        self._transfers: dict[int, Transfer] = {}
        self._unfinished: set[int] = set()

    @property
    def all(self) -> tuple[Transfer, ...]:
        """The transfers, oldest first."""
        return tuple(self._transfers.values())

    @property
    def unfinished(self) -> tuple[Transfer, ...]:
        """Those of which more is expected: few, so that every lamp may ask."""
        return tuple(self._transfers[i] for i in sorted(self._unfinished))

    def find(self, transfer_id: int) -> Transfer | None:
        """The transfer, None when it is too old or never was."""
        return self._transfers.get(transfer_id)

    def open(
        self,
        kind: TransferKind,
        call: Call,
        target: Party,
        undo_s: float,
    ) -> Transfer:
        """Begin a transfer of `call` to `target`."""
        now = self._clock.now()
        transfer = Transfer(
            id=next(self._ids),
            kind=kind,
            call_id=call.id,
            caller=call.remote,
            target=target,
            state=TransferState.PENDING,
            started_at=now,
            undo_until=now + undo_s if undo_s else 0.0,
            note=call.note,
            queue=call.queue,
            called=call.called,
        )
        self._transfers[transfer.id] = transfer
        self._unfinished.add(transfer.id)
        while len(self._transfers) > KEPT:
            oldest = next(iter(self._transfers))
            del self._transfers[oldest]
            self._unfinished.discard(oldest)
        self.changed.emit(transfer)
        return transfer

    def mark(self, transfer_id: int, state: TransferState, outcome: Notice) -> Transfer | None:
        """Take a transfer to its next state; a known end only becomes RETURNED or UNDONE."""
        before = self._transfers.get(transfer_id)
        if before is None or before.state is state:
            return before
        known = before.final and before.state is not TransferState.UNCONFIRMED
        if known and state not in {TransferState.RETURNED, TransferState.UNDONE}:
            return before
        after = replace(before, state=state, outcome=outcome)
        if after.final:
            after = replace(after, ended_at=self._clock.now(), undo_until=0.0)
            self._unfinished.discard(transfer_id)
        self._transfers[transfer_id] = after
        self.changed.emit(after)
        return after

    def open_for(self, call_id: int) -> Transfer | None:
        """The unfinished transfer of this call."""
        return self._last(t for t in self.unfinished if t.call_id == call_id)

    def sent_away(self, caller: Party, window_s: float) -> Transfer | None:
        """The latest transfer of this caller within the window, to recognise a recall."""
        if caller.anonymous:
            return None
        since = self._clock.now() - window_s
        return self._last(
            t
            for t in self.all
            if t.caller.number == caller.number
            and t.started_at >= since
            and t.state is not TransferState.UNDONE
        )

    @staticmethod
    def _last(found: Iterable[Transfer]) -> Transfer | None:
        result = None
        for result in found:  # noqa: B007
            pass
        return result
