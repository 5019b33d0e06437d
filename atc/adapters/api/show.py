# SPDX-License-Identifier: GPL-3.0-or-later
"""Domain values as the API's JSON shapes. Pure, so that it runs off the main thread."""

from collections.abc import Iterable

from atc.adapters.api import views
from atc.adapters.api.texts import english
from atc.domain.accounts import Account
from atc.domain.calls import Call, CallerCard, Diversion, Party, Recall
from atc.domain.extensions import Extension
from atc.domain.notices import Notice
from atc.domain.parking import Slot
from atc.domain.transfers import Transfer
from atc.services.dnd import DndState


def party(value: Party) -> views.PartyView:
    """A party."""
    return views.PartyView(number="" if value.anonymous else value.number, name=value.name)


def _maybe(value: Party | None) -> views.PartyView | None:
    return None if value is None else party(value)


def notice(value: Notice) -> views.NoticeView:
    """A notice, with its English sentence."""
    return views.NoticeView(
        kind=value.kind, tone=value.tone, text=english(value), params=dict(value.params)
    )


def _diversion(value: Diversion) -> views.DiversionView:
    return views.DiversionView(by=party(value.by), reason=value.reason)


def _recall(value: Recall) -> views.RecallView:
    return views.RecallView(
        source=party(value.source),
        parked=value.parked,
        reason=value.reason,
        transferred_at=value.transferred_at,
    )


def _caller(value: CallerCard) -> views.CallerView:
    return views.CallerView(
        name=value.name,
        company=value.company,
        department=value.department,
        groups=value.groups,
        vip=value.vip,
        others=value.others,
    )


def call(value: Call) -> views.CallView:
    """A call."""
    return views.CallView(
        id=value.id,
        account=value.account,
        direction=value.direction,
        state=value.state,
        purpose=value.purpose,
        line=value.line,
        remote=party(value.remote),
        called=value.called,
        dialed=value.dialed,
        queue=value.queue,
        pending=value.pending,
        cause=value.cause,
        muted=value.muted,
        on_hold_by_peer=value.on_hold_by_peer,
        secure=value.secure,
        codec=value.codec,
        caller=None if value.caller is None else _caller(value.caller),
        prefixes=value.prefixes,
        category=value.category,
        priority=value.priority,
        tags=value.tags,
        note=value.note,
        background=value.background,
        diversions=tuple(_diversion(d) for d in value.diversions),
        rung=_maybe(value.rung),
        recall=None if value.recall is None else _recall(value.recall),
        consultation_of=value.consultation_of,
        notice=None if value.notice is None else notice(value.notice),
        created_at=value.created_at,
        answered_at=value.answered_at,
        held_at=value.held_at,
        ended_at=value.ended_at,
    )


def calls(values: Iterable[Call]) -> views.CallsView:
    """All calls."""
    return views.CallsView(calls=tuple(call(c) for c in values))


def lines(value: tuple[int, tuple[Call, ...]]) -> views.LinesView:
    """`value`: how many lines there are, and the calls."""
    count, all_calls = value
    taken = {c.line: c for c in all_calls if c.line and not c.ended}
    return views.LinesView(
        lines=tuple(
            views.LineView(line=n, call=call(taken[n]) if n in taken else None)
            for n in range(1, count + 1)
        )
    )


def slot(value: Slot) -> views.SlotView:
    """A park slot."""
    return views.SlotView(
        number=value.number,
        state=value.state,
        caller=_maybe(value.caller),
        parked_by=_maybe(value.parked_by),
        parked_at=value.parked_at or None,
        timeout_s=value.timeout_s,
        note=value.note,
    )


def slots(values: Iterable[Slot]) -> views.SlotsView:
    """All slots."""
    return views.SlotsView(slots=tuple(slot(s) for s in values))


def extension(value: Extension) -> views.ExtensionView:
    """An extension."""
    return views.ExtensionView(
        number=value.number,
        name=value.name,
        state=value.state,
        groups=value.groups,
        email=value.email,
        peer=_maybe(value.peer),
        dnd=value.dnd,
        favourite=value.favourite,
        since=value.since or None,
    )


def extensions(values: Iterable[Extension]) -> views.ExtensionsView:
    """Many extensions."""
    return views.ExtensionsView(extensions=tuple(extension(e) for e in values))


def account(value: Account) -> views.AccountView:
    """An account."""
    return views.AccountView(
        id=value.id,
        number=value.number,
        name=value.name,
        state=value.state,
        code=value.code,
        reason=value.reason,
        retry_s=value.retry_s,
    )


def accounts(values: Iterable[Account]) -> views.AccountsView:
    """All accounts."""
    return views.AccountsView(accounts=tuple(account(a) for a in values))


def transfer(value: Transfer) -> views.TransferView:
    """A transfer."""
    return views.TransferView(
        id=value.id,
        kind=value.kind,
        state=value.state,
        call_id=value.call_id,
        caller=party(value.caller),
        target=party(value.target),
        started_at=value.started_at,
        ended_at=value.ended_at,
        undo_until=value.undo_until or None,
        outcome=None if value.outcome is None else notice(value.outcome),
        note=value.note,
        queue=value.queue,
    )


def transfers(values: Iterable[Transfer]) -> views.TransfersView:
    """The last transfers."""
    return views.TransfersView(transfers=tuple(transfer(t) for t in values))


def hand_over(value: tuple[Call, Transfer | None]) -> views.HandOverView:
    """A call and the transfer that was begun with it."""
    the_call, begun = value
    return views.HandOverView(
        call=call(the_call), transfer=None if begun is None else transfer(begun)
    )


def dnd(value: DndState) -> views.DndView:
    """Do not disturb."""
    return views.DndView(state=value)


def done(_value: object) -> views.DoneView:
    """Nothing to show."""
    return views.DoneView()
