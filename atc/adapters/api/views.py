# SPDX-License-Identifier: GPL-3.0-or-later
"""What the API shows: the JSON shapes. The OpenAPI document is made from these very types."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from atc.domain.accounts import RegistrationState
from atc.domain.call_log import Outcome, StepKind
from atc.domain.calls import CallState, Direction, EndCause, Pending, Purpose
from atc.domain.extensions import PhoneState
from atc.domain.notices import NoticeKind, Tone
from atc.domain.parking import SlotState
from atc.domain.transfers import TransferKind, TransferState
from atc.services.dnd import DndState

Time = Annotated[float, Meta(description="Seconds since 1970-01-01 UTC.")]
Seconds = Annotated[float, Meta(description="Seconds.")]


class Shape(Struct, frozen=True, kw_only=True):
    """Base of all answers."""


class PartyView(Shape, frozen=True, kw_only=True):
    """Somebody on the other end; the number is empty when it is withheld."""

    number: str
    name: str = ""


class NoticeView(Shape, frozen=True, kw_only=True):
    """One sentence for the user: as data, and in English."""

    kind: NoticeKind
    tone: Tone
    text: str
    params: dict[str, str] = {}


class DiversionView(Shape, frozen=True, kw_only=True):
    """Who forwarded the call, and why."""

    by: PartyView
    reason: str = ""


class RecallView(Shape, frozen=True, kw_only=True):
    """Where a call came back from."""

    source: PartyView
    parked: bool
    reason: str = ""
    transferred_at: Time | None = None


class CallerView(Shape, frozen=True, kw_only=True):
    """What the phonebook knows of the other end."""

    name: str
    company: str
    department: str
    groups: tuple[str, ...]
    vip: bool
    others: Annotated[
        tuple[str, ...], Meta(description="Further contacts that have this number, best first.")
    ]


class CallView(Shape, frozen=True, kw_only=True):
    """A call on the console. Ended calls stay listed for some seconds."""

    id: int
    account: str
    direction: Direction
    state: CallState
    purpose: Purpose
    line: Annotated[int, Meta(description="From 1; 0 while it has none.")]
    remote: PartyView
    called: Annotated[str, Meta(description="The number of ours that was called.")]
    dialed: Annotated[str, Meta(description="What we dialled.")]
    queue: str
    pending: Annotated[Pending, Meta(description="Asked of the PBX and not confirmed yet.")]
    cause: Annotated[EndCause, Meta(description="Why it ended.")]
    muted: bool
    on_hold_by_peer: bool
    secure: bool
    codec: str
    caller: CallerView | None
    prefixes: Annotated[
        tuple[str, ...], Meta(description="Marks of the PBX, taken off the caller's name.")
    ]
    category: Annotated[str, Meta(description="What the rules say it is; empty without one.")]
    priority: Annotated[int, Meta(description="The category's; higher rings further up.")]
    tags: Annotated[tuple[str, ...], Meta(description="What came of it, as she says.")]
    note: str
    background: Annotated[bool, Meta(description="Only a means of another call; has no card.")]
    diversions: tuple[DiversionView, ...]
    rung: PartyView | None
    recall: RecallView | None
    consultation_of: Annotated[int | None, Meta(description="The caller's call.")]
    notice: NoticeView | None
    created_at: Time
    answered_at: Time | None
    held_at: Time | None
    ended_at: Time | None


class LogStepView(Shape, frozen=True, kw_only=True):
    """One thing that happened in a call."""

    at: Time
    kind: StepKind
    party: PartyView | None
    detail: str


class LoggedCallView(Shape, frozen=True, kw_only=True):
    """A call in the log."""

    uid: str
    desk: Annotated[str, Meta(description="The console that had the call.")]
    direction: Direction
    remote: PartyView
    contact_name: str
    company: str
    called: Annotated[str, Meta(description="The number of ours that was called.")]
    queue: str
    category: str
    category_name: str
    outcome: Outcome
    ended_by: Annotated[str, Meta(description="us, them or pbx; empty while it lasts.")]
    handed_to: Annotated[PartyView | None, Meta(description="Where it went in the end.")]
    steps: tuple[LogStepView, ...]
    tags: tuple[str, ...]
    note: str
    handled: Annotated[bool, Meta(description="A missed call that somebody dealt with.")]
    handled_by: str
    erased: Annotated[bool, Meta(description="Whom it was with has been forgotten.")]
    linked: Annotated[str, Meta(description="The call that this one came back from.")]
    started_at: Time
    answered_at: Time | None
    ended_at: Time | None


class LogPageView(Shape, frozen=True, kw_only=True):
    """A part of the log, and how many calls there are in all."""

    calls: tuple[LoggedCallView, ...]
    offset: int
    total: int


class LineView(Shape, frozen=True, kw_only=True):
    """One of the console's lines."""

    line: int
    call: CallView | None


class SlotView(Shape, frozen=True, kw_only=True):
    """A park slot."""

    number: str
    state: SlotState
    caller: PartyView | None
    parked_by: PartyView | None
    parked_at: Time | None
    timeout_s: Annotated[float, Meta(description="The PBX returns the call after so long.")]
    note: str


class ExtensionView(Shape, frozen=True, kw_only=True):
    """An extension and the state of its phone (BLF); `unknown` whenever it is not known now."""

    number: str
    name: str
    state: PhoneState
    groups: tuple[str, ...]
    email: str
    peer: Annotated[PartyView | None, Meta(description="Who calls it or talks with it.")]
    dnd: bool
    favourite: bool
    since: Time | None


class AccountView(Shape, frozen=True, kw_only=True):
    """A SIP account and its registration."""

    id: str
    number: str
    name: str
    state: RegistrationState
    code: Annotated[int, Meta(description="SIP status, 0 when nothing answered.")]
    reason: str
    retry_s: Seconds


class TransferView(Shape, frozen=True, kw_only=True):
    """A hand-over and what came of it."""

    id: int
    kind: TransferKind
    state: TransferState
    call_id: int
    caller: PartyView
    target: PartyView
    started_at: Time
    ended_at: Time | None
    undo_until: Annotated[Time | None, Meta(description="Until when it can be undone.")]
    outcome: NoticeView | None
    note: str
    queue: str


class DndView(Shape, frozen=True, kw_only=True):
    """Do not disturb; `pending` until the PBX confirmed it."""

    state: DndState


class CallsView(Shape, frozen=True, kw_only=True):
    """All calls, oldest first."""

    calls: tuple[CallView, ...]


class LinesView(Shape, frozen=True, kw_only=True):
    """All lines, free ones too."""

    lines: tuple[LineView, ...]


class SlotsView(Shape, frozen=True, kw_only=True):
    """All park slots."""

    slots: tuple[SlotView, ...]


class ExtensionsView(Shape, frozen=True, kw_only=True):
    """Extensions in the order of the configuration."""

    extensions: tuple[ExtensionView, ...]


class AccountsView(Shape, frozen=True, kw_only=True):
    """All accounts; the first one dials."""

    accounts: tuple[AccountView, ...]


class TransfersView(Shape, frozen=True, kw_only=True):
    """The last transfers, oldest first."""

    transfers: tuple[TransferView, ...]


class HandOverView(Shape, frozen=True, kw_only=True):
    """A transfer that was begun; `transfer` is null when a ringing call was sent on (302)."""

    call: CallView
    transfer: TransferView | None


class HealthView(Shape, frozen=True, kw_only=True):
    """Whether the console can work."""

    status: Annotated[str, Meta(description="`ok`, or `offline` without any registration.")]
    version: str
    uptime_s: Seconds
    calls: int
    lines: int
    accounts: dict[str, RegistrationState]
    lamps: Annotated[dict[str, int], Meta(description="Number of extensions by state.")]


class DoneView(Shape, frozen=True, kw_only=True):
    """It was done; there is nothing to show."""

    done: bool = True


class ProblemView(Shape, frozen=True, kw_only=True):
    """An error. `notice` is there when the console itself refused."""

    error: Annotated[str, Meta(description="A stable code for programs.")]
    message: Annotated[str, Meta(description="A sentence for people.")]
    notice: NoticeView | UnsetType = UNSET
