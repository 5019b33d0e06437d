# SPDX-License-Identifier: GPL-3.0-or-later
"""The events of the stream, as JSON shapes; `type` is also the stream's event name."""

from typing import Annotated

from msgspec import Meta

from atc.adapters.api import show, views
from atc.adapters.api.views import Shape
from atc.domain.accounts import Account
from atc.domain.calls import Call
from atc.domain.extensions import Extension
from atc.domain.parking import Slot
from atc.domain.transfers import Transfer
from atc.services.calls import ChangeKind
from atc.services.dnd import DndState


class CallAddedEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="call.added"):
    """A call is new on the console."""

    call: views.CallView


class CallChangedEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="call.changed"):
    """Something about a call changed; the call as it is now."""

    call: views.CallView


class CallRemovedEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="call.removed"):
    """A call left the console; the call as it was last."""

    call: views.CallView


class SlotEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="slot.changed"):
    """A park slot changed."""

    slot: views.SlotView


class ExtensionEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="extension.changed"):
    """An extension or its phone's state (BLF) changed."""

    extension: views.ExtensionView


class AccountEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="account.changed"):
    """A registration changed."""

    account: views.AccountView


class TransferEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="transfer.changed"):
    """A transfer began or went on."""

    transfer: views.TransferView


class DndEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="dnd.changed"):
    """Do not disturb changed."""

    dnd: views.DndView


class NoticeEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="notice"):
    """Something to tell that belongs to no call."""

    notice: views.NoticeView


class SnapshotEvent(Shape, frozen=True, kw_only=True, tag_field="type", tag="snapshot"):
    """Everything there is, at the stream's beginning when asked for."""

    calls: tuple[views.CallView, ...]
    slots: tuple[views.SlotView, ...]
    extensions: tuple[views.ExtensionView, ...]
    accounts: tuple[views.AccountView, ...]
    transfers: tuple[views.TransferView, ...]
    dnd: views.DndView


CALL_EVENTS = {
    ChangeKind.ADDED: CallAddedEvent,
    ChangeKind.CHANGED: CallChangedEvent,
    ChangeKind.REMOVED: CallRemovedEvent,
}

AnyEvent = Annotated[
    SnapshotEvent
    | CallAddedEvent
    | CallChangedEvent
    | CallRemovedEvent
    | SlotEvent
    | ExtensionEvent
    | AccountEvent
    | TransferEvent
    | DndEvent
    | NoticeEvent,
    Meta(description="The `data` of one event of the stream."),
]


def snapshot(
    calls: tuple[Call, ...],
    slots: tuple[Slot, ...],
    extensions: tuple[Extension, ...],
    accounts: tuple[Account, ...],
    transfers: tuple[Transfer, ...],
    dnd: DndState,
) -> SnapshotEvent:
    """Everything there is."""
    return SnapshotEvent(
        calls=show.calls(calls).calls,
        slots=show.slots(slots).slots,
        extensions=show.extensions(extensions).extensions,
        accounts=show.accounts(accounts).accounts,
        transfers=show.transfers(transfers).transfers,
        dnd=show.dnd(dnd),
    )
