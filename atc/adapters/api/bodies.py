# SPDX-License-Identifier: GPL-3.0-or-later
"""What the API takes: JSON bodies and query parameters. Unknown fields are refused."""

from typing import Annotated

from msgspec import Meta, Struct

from atc.domain.call_log import LogKind
from atc.domain.extensions import PhoneState

Number = Annotated[
    str,
    Meta(
        description="What to dial, as people write it: digits, `+39 06…`, `tel:` and `sip:` links.",
        examples=["101"],
        min_length=1,
        max_length=120,
    ),
]
Name = Annotated[str, Meta(description="A name to show for it.", max_length=200)]
Note = Annotated[str, Meta(description="A note on the call.", max_length=2000)]
Id = Annotated[int, Meta(ge=1, le=2**53)]


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all bodies and queries."""


class Empty(Body, frozen=True, kw_only=True):
    """No fields: the body may be left out."""


class DialBody(Body, frozen=True, kw_only=True):
    """A call to place; the active call is held first."""

    number: Number
    account: Annotated[str | None, Meta(description="The account's id; else the first.")] = None
    name: Name = ""
    note: Note = ""


class RejectBody(Body, frozen=True, kw_only=True):
    """How to refuse."""

    busy: Annotated[bool, Meta(description="As busy (486) rather than declined (603).")] = False


class TargetBody(Body, frozen=True, kw_only=True):
    """Where to."""

    number: Number
    name: Name = ""


class HoldBody(Body, frozen=True, kw_only=True):
    """Why it is held, if you like."""

    note: Note | None = None


class MuteBody(Body, frozen=True, kw_only=True):
    """Our microphone."""

    muted: bool


class DtmfBody(Body, frozen=True, kw_only=True):
    """Keys to send."""

    digits: Annotated[
        str,
        Meta(
            description="0-9, *, #, A-D.",
            examples=["1#"],
            pattern=r"^[0-9*#A-Da-d]+$",
            min_length=1,
            max_length=64,
        ),
    ]


class NoteBody(Body, frozen=True, kw_only=True):
    """The call's note."""

    note: Note


class JoinBody(Body, frozen=True, kw_only=True):
    """The other call."""

    call: Annotated[Id, Meta(description="The call to connect this one with.")]


class ParkBody(Body, frozen=True, kw_only=True):
    """Where to park."""

    slot: Annotated[
        str, Meta(description="A slot; empty: the PBX chooses.", examples=["701"], max_length=40)
    ] = ""


class PickupBody(Body, frozen=True, kw_only=True):
    """Which call to pick up."""

    extension: Annotated[
        str,
        Meta(
            description="Whose phone rings; empty: the newest call of our group.",
            examples=["103"],
            max_length=120,
        ),
    ] = ""
    invite: Annotated[
        bool, Meta(description="See who calls first: then `take` or `leave` the offer.")
    ] = False


class DndBody(Body, frozen=True, kw_only=True):
    """Do not disturb."""

    on: bool


class FavouriteBody(Body, frozen=True, kw_only=True):
    """A favourite or not."""

    favourite: bool


class ExtensionsQuery(Body, frozen=True, kw_only=True):
    """Which extensions; all when nothing is given."""

    state: Annotated[PhoneState | None, Meta(description="Only those in this state.")] = None
    group: Annotated[str | None, Meta(description="Only those of this group.")] = None


Tag = Annotated[str, Meta(description="A disposition.", min_length=1, max_length=80)]


class LogQuery(Body, frozen=True, kw_only=True):
    """Which calls of the log; all when nothing is given."""

    text: Annotated[
        str,
        Meta(
            description="Words that must all occur in names, numbers, queue, tags or note.",
            max_length=200,
        ),
    ] = ""
    since: Annotated[float | None, Meta(description="Began at this time or later.")] = None
    until: Annotated[float | None, Meta(description="Began before this time.")] = None
    kind: Annotated[
        LogKind, Meta(description="`missed`: and not dealt with yet; `missed_all`: or dealt with.")
    ] = LogKind.ALL
    category: Annotated[str, Meta(description="A category's id.", max_length=80)] = ""
    tag: Annotated[str, Meta(description="With this tag.", max_length=80)] = ""
    queue: Annotated[str, Meta(description="Through this queue.", max_length=80)] = ""
    offset: Annotated[int, Meta(description="How many to leave out.", ge=0, le=10_000_000)] = 0
    limit: Annotated[int, Meta(description="How many to tell.", ge=1, le=500)] = 50


class LogBody(Body, frozen=True, kw_only=True):
    """What to change of a call in the log; what is left out stays."""

    note: Annotated[str, Meta(description="The whole note.", max_length=8000)] | None = None
    tag: Annotated[tuple[Tag, ...], Meta(description="Tags to give.", max_length=20)] = ()
    untag: Annotated[tuple[Tag, ...], Meta(description="Tags to take away.", max_length=20)] = ()
    handled: Annotated[bool | None, Meta(description="Whether a missed call is dealt with.")] = None


class EventsQuery(Body, frozen=True, kw_only=True):
    """How the stream begins."""

    snapshot: Annotated[
        bool, Meta(description="Begin with a `snapshot` of everything there is.")
    ] = False
