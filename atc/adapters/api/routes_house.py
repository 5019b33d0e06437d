# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots, extensions, accounts, do not disturb and health over the API."""

import time
from collections import Counter
from dataclasses import dataclass

from atc.adapters.api import bodies, show, views
from atc.adapters.api.route import Ask, NotFoundError, Route
from atc.domain.accounts import Account
from atc.domain.calls import Call
from atc.domain.extensions import Extension, PhoneState
from atc.domain.parking import Slot
from atc.services.console import Services
from atc.services.dnd import DndState

_STARTED = time.monotonic()


@dataclass(frozen=True, slots=True)
class _Health:
    """What health is made of, taken on the main thread."""

    accounts: tuple[Account, ...]
    extensions: tuple[Extension, ...]
    calls: tuple[Call, ...]
    lines: int
    online: bool


def _slot(s: Services, ask: Ask) -> Slot:
    wanted = ask.path["slot"]
    found = next((slot for slot in s.parking.slots if slot.number == wanted), None)
    if found is None:
        raise NotFoundError(f"there is no slot {wanted}")
    return found


def _retrieve(s: Services, ask: Ask) -> Call:
    return s.calls.get(s.parking.retrieve(_slot(s, ask).number))


def _extension(s: Services, ask: Ask) -> Extension:
    wanted = ask.path["number"]
    found = s.extensions.find(wanted)
    if found is None:
        raise NotFoundError(f"there is no extension {wanted}")
    return found


def _extensions(s: Services, ask: Ask) -> tuple[Extension, ...]:
    state: PhoneState | None = ask.query.state
    group: str | None = ask.query.group
    return tuple(
        e
        for e in s.extensions.all
        if (state is None or e.state is state) and (group is None or group in e.groups)
    )


def _favourite(s: Services, ask: Ask) -> Extension:
    number = _extension(s, ask).number
    s.favourites.set(number, favourite=ask.body.favourite)
    return _extension(s, ask)


def _pickup(s: Services, ask: Ask) -> Call:
    wanted = s.calls.number(ask.body.extension) if ask.body.extension else ""
    if ask.body.invite:
        call_id = s.pickup.invite(wanted)
    else:
        call_id = s.pickup.directed(wanted) if wanted else s.pickup.group()
    return s.calls.get(call_id)


def _set_dnd(s: Services, ask: Ask) -> DndState:
    s.dnd.set(on=ask.body.on)
    return s.dnd.state


def _health(s: Services, _ask: Ask) -> _Health:
    return _Health(
        s.accounts.all, s.extensions.all, s.calls.all, s.calls.policy.lines, s.accounts.online
    )


def health_view(version: str, value: _Health) -> views.HealthView:
    """Health, with what only the server knows."""
    states = Counter(extension.state.value for extension in value.extensions)
    return views.HealthView(
        status="ok" if value.online else "offline",
        version=version,
        uptime_s=round(time.monotonic() - _STARTED, 3),
        calls=sum(not call.ended for call in value.calls),
        lines=value.lines,
        accounts={account.id: account.state for account in value.accounts},
        lamps=dict(states),
    )


def house_routes(version: str) -> tuple[Route, ...]:
    """The routes; `version` is shown in health."""
    return (
        Route(
            "GET",
            "/v1/health",
            "health",
            "Whether the console can work",
            "console",
            _health,
            lambda value: health_view(version, value),
            views.HealthView,
        ),
        *_CONSOLE,
        *_SLOTS,
        *_EXTENSIONS,
    )


_CONSOLE = (
    Route(
        "GET",
        "/v1/accounts",
        "list_accounts",
        "SIP accounts and their registration",
        "console",
        lambda s, _: s.accounts.all,
        show.accounts,
        views.AccountsView,
    ),
    Route(
        "POST",
        "/v1/accounts/retry",
        "retry_accounts",
        "Register every account now",
        "console",
        lambda s, _: s.accounts.retry(),
        show.done,
        views.DoneView,
        bodies.Empty,
    ),
    Route(
        "GET",
        "/v1/dnd",
        "get_dnd",
        "Do not disturb",
        "console",
        lambda s, _: s.dnd.state,
        show.dnd,
        views.DndView,
    ),
    Route(
        "PUT",
        "/v1/dnd",
        "set_dnd",
        "Turn do not disturb on or off",
        "console",
        _set_dnd,
        show.dnd,
        views.DndView,
        bodies.DndBody,
    ),
    Route(
        "POST",
        "/v1/alerts/silence",
        "silence",
        "Stop the ringing of the calls that wait now",
        "console",
        lambda s, _: s.alerts.silence(),
        show.done,
        views.DoneView,
        bodies.Empty,
    ),
)

_SLOTS = (
    Route(
        "GET",
        "/v1/slots",
        "list_slots",
        "All park slots",
        "parking",
        lambda s, _: s.parking.slots,
        show.slots,
        views.SlotsView,
    ),
    Route(
        "GET",
        "/v1/slots/{slot}",
        "get_slot",
        "One park slot",
        "parking",
        _slot,
        show.slot,
        views.SlotView,
        errors=(404,),
    ),
    Route(
        "POST",
        "/v1/slots/{slot}/retrieve",
        "retrieve",
        "Take a parked call onto a line",
        "parking",
        _retrieve,
        show.call,
        views.CallView,
        bodies.Empty,
        status=201,
        errors=(404, 409),
    ),
)

_EXTENSIONS = (
    Route(
        "GET",
        "/v1/extensions",
        "list_extensions",
        "Extensions with the state of their phones (BLF)",
        "extensions",
        _extensions,
        show.extensions,
        views.ExtensionsView,
        query=bodies.ExtensionsQuery,
    ),
    Route(
        "GET",
        "/v1/extensions/{number}",
        "get_extension",
        "One extension",
        "extensions",
        _extension,
        show.extension,
        views.ExtensionView,
        errors=(404,),
    ),
    Route(
        "PUT",
        "/v1/extensions/{number}/favourite",
        "set_favourite",
        "Star an extension, or take the star away",
        "extensions",
        _favourite,
        show.extension,
        views.ExtensionView,
        bodies.FavouriteBody,
        errors=(404,),
    ),
    Route(
        "POST",
        "/v1/pickup",
        "pickup",
        "Pick up a call that rings elsewhere: at an extension, or the newest of our group",
        "pickup",
        _pickup,
        show.call,
        views.CallView,
        bodies.PickupBody,
        status=201,
        errors=(409,),
    ),
)
