# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls and transfers over the API."""

from collections.abc import Callable
from typing import Any

from atc.adapters.api import bodies, show, views
from atc.adapters.api.route import Ask, FieldError, NotFoundError, Route
from atc.domain.calls import AccountId, Call, CallId, Party
from atc.domain.transfers import Transfer
from atc.services.console import Services


def account_of(services: Services, wanted: str | None) -> AccountId | None:
    """The account that a body names.

    Raises:
        FieldError: there is no such account.
    """
    if wanted is None:
        return None
    if all(account.id != wanted for account in services.accounts.all):
        raise FieldError(f"there is no account `{wanted}` - at `$.account`")
    return AccountId(wanted)


def _after(action: Callable[[Services, Ask], Any]) -> Callable[[Services, Ask], Call]:
    """Do something with the call that the address names, and show it afterwards."""

    def run(services: Services, ask: Ask) -> Call:
        before = services.calls.get(ask.call_id)
        action(services, ask)
        return services.calls.find(ask.call_id) or before

    return run


def _dial(s: Services, ask: Ask) -> Call:
    body: bodies.DialBody = ask.body
    remote = Party(s.calls.number(body.number), body.name) if body.name else None
    account = account_of(s, body.account)
    return s.calls.get(s.calls.dial(body.number, account=account, remote=remote, note=body.note))


def _blind(s: Services, ask: Ask) -> tuple[Call, Transfer | None]:
    before = s.calls.get(ask.call_id)
    begun = s.transfers.blind(ask.call_id, ask.body.number, ask.body.name)
    return s.calls.find(ask.call_id) or before, begun


def _announce(s: Services, ask: Ask) -> Call:
    return s.calls.get(s.transfers.announce(ask.call_id, ask.body.number, ask.body.name))


def _complete(s: Services, ask: Ask) -> tuple[Call, Transfer | None]:
    before = s.calls.get(ask.call_id)
    begun = s.transfers.complete(ask.call_id)
    return s.calls.find(ask.call_id) or before, begun


def _join(s: Services, ask: Ask) -> tuple[Call, Transfer | None]:
    for each in (ask.call_id, CallId(ask.body.call)):
        s.calls.get(each)  # an unknown call is worth saying before a wrong state
    begun = s.transfers.join(ask.call_id, CallId(ask.body.call))
    return s.calls.get(ask.call_id), begun


def _resume_oldest(s: Services, _ask: Ask) -> Call:
    resumed = s.calls.resume_oldest()
    if resumed is None:
        raise NotFoundError("no call is on hold")
    return s.calls.get(resumed)


def _transfer(s: Services, ask: Ask) -> Transfer:
    found = s.transfers.log.find(int(ask.path["transfer_id"]))
    if found is None:
        raise NotFoundError(f"there is no transfer {ask.path['transfer_id']}")
    return found


def _undo(s: Services, ask: Ask) -> Transfer:
    before = _transfer(s, ask)
    s.transfers.undo(before.id)
    return s.transfers.log.find(before.id) or before


def _take(s: Services, ask: Ask) -> Call:
    return s.calls.get(s.pickup.take(ask.call_id))


def _slot(services: Services, wanted: str) -> str:
    if wanted and all(slot.number != wanted for slot in services.parking.slots):
        raise FieldError(f"there is no slot `{wanted}` - at `$.slot`")
    return wanted


def _one(
    verb: str,
    summary: str,
    action: Callable[[Services, Ask], Any],
    body: type[bodies.Body] = bodies.Empty,
    *,
    method: str = "POST",
) -> Route:
    """An action on a call that answers with the call."""
    return Route(
        method,
        f"/v1/calls/{{call_id}}/{verb}",
        verb.replace("-", "_"),
        summary,
        "calls",
        _after(action),
        show.call,
        views.CallView,
        body,
        errors=(404, 409),
    )


def _handing(
    verb: str, summary: str, do: Callable[[Services, Ask], Any], body: type[bodies.Body]
) -> Route:
    """An action on a call that begins a transfer."""
    return Route(
        "POST",
        f"/v1/calls/{{call_id}}/{verb}",
        verb,
        summary,
        "transfers",
        do,
        show.hand_over,
        views.HandOverView,
        body,
        errors=(404, 409),
    )


_LISTS = (
    Route(
        "GET",
        "/v1/calls",
        "list_calls",
        "All calls",
        "calls",
        lambda s, _: s.calls.all,
        show.calls,
        views.CallsView,
    ),
    Route(
        "GET",
        "/v1/calls/{call_id}",
        "get_call",
        "One call",
        "calls",
        lambda s, ask: s.calls.get(ask.call_id),
        show.call,
        views.CallView,
        errors=(404,),
    ),
    Route(
        "GET",
        "/v1/lines",
        "list_lines",
        "All lines and the call on each",
        "calls",
        lambda s, _: (s.calls.policy.lines, s.calls.all),
        show.lines,
        views.LinesView,
    ),
    Route(
        "GET",
        "/v1/transfers",
        "list_transfers",
        "The last transfers and what came of them",
        "transfers",
        lambda s, _: s.transfers.log.all,
        show.transfers,
        views.TransfersView,
    ),
    Route(
        "GET",
        "/v1/transfers/{transfer_id}",
        "get_transfer",
        "One transfer",
        "transfers",
        _transfer,
        show.transfer,
        views.TransferView,
        errors=(404,),
    ),
)

_CALLS = (
    Route(
        "POST",
        "/v1/calls",
        "dial",
        "Call a number; the active call is held first",
        "calls",
        _dial,
        show.call,
        views.CallView,
        bodies.DialBody,
        status=201,
        errors=(409,),
    ),
    Route(
        "POST",
        "/v1/calls/resume-oldest",
        "resume_oldest",
        "Take back the call that is held longest",
        "calls",
        _resume_oldest,
        show.call,
        views.CallView,
        bodies.Empty,
        errors=(404, 409),
    ),
    Route(
        "DELETE",
        "/v1/calls/{call_id}",
        "end_call",
        "Hang up, as `hangup` does",
        "calls",
        _after(lambda s, ask: s.calls.hang_up(ask.call_id)),
        show.call,
        views.CallView,
        errors=(404, 409),
    ),
    _one(
        "answer",
        "Answer a ringing call; the active one is held first",
        lambda s, ask: s.calls.answer(ask.call_id),
    ),
    _one(
        "reject",
        "Refuse a ringing call",
        lambda s, ask: s.calls.reject(ask.call_id, busy=ask.body.busy),
        bodies.RejectBody,
    ),
    _one(
        "deflect",
        "Send a ringing call on without answering it",
        lambda s, ask: s.calls.deflect(ask.call_id, ask.body.number),
        bodies.TargetBody,
    ),
    _one(
        "hangup",
        "Hang up in whatever state it is",
        lambda s, ask: s.calls.hang_up(ask.call_id),
    ),
    _one(
        "hold",
        "Hold the active call",
        lambda s, ask: s.calls.hold(ask.call_id, ask.body.note),
        bodies.HoldBody,
    ),
    _one(
        "resume",
        "Take a held call back; the active one is held first",
        lambda s, ask: s.calls.resume(ask.call_id),
    ),
    _one(
        "mute",
        "Close or open our microphone to it",
        lambda s, ask: s.calls.set_muted(ask.call_id, ask.body.muted),
        bodies.MuteBody,
    ),
    _one(
        "dtmf",
        "Send keypad tones",
        lambda s, ask: s.calls.send_dtmf(ask.call_id, ask.body.digits),
        bodies.DtmfBody,
    ),
    _one(
        "note",
        "Write its note",
        lambda s, ask: s.calls.set_note(ask.call_id, ask.body.note),
        bodies.NoteBody,
        method="PUT",
    ),
    _one(
        "dismiss",
        "Take an ended call off the screen",
        lambda s, ask: s.calls.dismiss(ask.call_id),
    ),
)

_PARKING_AND_PICKUP = (
    _one(
        "park",
        "Park it",
        lambda s, ask: s.parking.park(ask.call_id, _slot(s, ask.body.slot)),
        bodies.ParkBody,
    ),
    Route(
        "POST",
        "/v1/calls/{call_id}/take",
        "take",
        "Accept an offered pickup",
        "pickup",
        _take,
        show.call,
        views.CallView,
        bodies.Empty,
        errors=(404, 409),
    ),
    _one(
        "leave",
        "Leave an offered pickup where it rings",
        lambda s, ask: s.pickup.leave(ask.call_id),
    ),
)

_TRANSFERS = (
    _handing("transfer", "Blind transfer; a ringing call is sent on", _blind, bodies.TargetBody),
    Route(
        "POST",
        "/v1/calls/{call_id}/announce",
        "announce",
        "Begin an attended transfer: hold the caller, call the target",
        "transfers",
        _announce,
        show.call,
        views.CallView,
        bodies.TargetBody,
        status=201,
        errors=(404, 409),
    ),
    _handing(
        "complete",
        "Connect caller and consulted person; the call is either of the two",
        _complete,
        bodies.Empty,
    ),
    _one(
        "cancel",
        "Give the consultation up and go back to the caller; never transfers",
        lambda s, ask: s.transfers.cancel(ask.call_id),
    ),
    _one(
        "swap",
        "Talk with the other one of caller and consulted person",
        lambda s, ask: s.transfers.swap(ask.call_id),
    ),
    _handing("join", "Connect the parties of two calls", _join, bodies.JoinBody),
    Route(
        "POST",
        "/v1/transfers/{transfer_id}/undo",
        "undo",
        "Pull a blindly transferred call back while its target still rings",
        "transfers",
        _undo,
        show.transfer,
        views.TransferView,
        bodies.Empty,
        errors=(404, 409),
    ),
)


CALL_ROUTES = (*_LISTS, *_CALLS, *_PARKING_AND_PICKUP, *_TRANSFERS)
