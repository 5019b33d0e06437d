# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of a PBX profile file, with its meaning. Codes are templates, see `PLACEHOLDERS`."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

_CODE = r"^[0-9A-Za-z*#+._{}-]{0,60}$"


def _doc(text: str, example: object = None, **limits: Any) -> Meta:
    return Meta(
        description=text, examples=None if example is None else [example], extra=None, **limits
    )


def _code(text: str, example: object = None) -> Meta:
    """Describe something that is dialled or watched."""
    return Meta(
        description=text,
        examples=None if example is None else [example],
        extra={"form": "digits, letters, *, # and placeholders in braces"},
        pattern=_CODE,
    )


def _interface(text: str, example: object = None) -> Meta:
    """Describe a channel or a place of the dialplan."""
    return Meta(
        description=text,
        examples=None if example is None else [example],
        extra={"form": "a device or dialplan place, with {ext} in it"},
        pattern=r"^[0-9A-Za-z*#+._{}@/-]{0,80}$",
    )


class _Table(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of a profile file."""


class ParkTable(_Table, frozen=True, kw_only=True):
    """Parking."""

    number: Annotated[
        str, _code("A call transferred here is parked in any free slot; empty: none.", "700")
    ] = ""
    slots: Annotated[
        str,
        Meta(
            description="The slots, first and last; several ranges with commas.",
            examples=["701-720"],
            extra={"form": 'first and last slot, as "701-720"'},
            pattern=r"^$|^\s*\d{1,10}\s*(-\s*\d{1,10}\s*)?(,\s*\d{1,10}\s*(-\s*\d{1,10}\s*)?)*$",
        ),
    ] = ""
    method: Annotated[
        Literal["blind", "attended"], _doc("Kind of transfer that parks a call.", "attended")
    ] = "blind"
    to_slot: Annotated[
        str, _code("Parks in a chosen slot; empty: the PBX chooses one.", "*70{slot}")
    ] = ""
    retrieve: Annotated[str, _code("Takes the call out of a slot.")] = "{slot}"
    blf: Annotated[str, _code("Lamp of a slot; empty: slots have none.")] = "{slot}"
    timeout_s: Annotated[float, _doc("Seconds until the PBX returns the call.", ge=5, le=3600)] = (
        45.0
    )


class PickupTable(_Table, frozen=True, kw_only=True):
    """Pickup. An empty code means that the PBX has none."""

    directed: Annotated[str, _code("Takes the call that rings an extension.", "**{ext}")] = ""
    group: Annotated[str, _code("Takes a call that rings in the group.", "*8")] = ""
    invite_directed: Annotated[
        str, _code("Pickup with invite: the PBX calls back with the original caller.", "#*{ext}")
    ] = ""
    invite_group: Annotated[str, _code("The same for the group.", "#9")] = ""


class DndTable(_Table, frozen=True, kw_only=True):
    """Do not disturb, for the extension that dials the code."""

    on: Annotated[str, _code("Switches it on.", "*78")] = ""
    off: Annotated[str, _code("Switches it off.", "*79")] = ""
    blf: Annotated[str, _code("Lamp of an extension's do not disturb.", "dnd{ext}")] = ""


class ForwardTable(_Table, frozen=True, kw_only=True):
    """Unconditional forward."""

    on: Annotated[str, _code("Forwards to a number.", "811{number}")] = ""
    off: Annotated[str, _code("Ends it.", "810")] = ""
    blf: Annotated[str, _code("Lamp of an extension's forward.", "ufwd{ext}")] = ""


class ForkTable(_Table, frozen=True, kw_only=True):
    """Fork to the mobile phone."""

    toggle: Annotated[str, _code("Switches it over.", "*50*")] = ""
    blf: Annotated[str, _code("Lamp of an extension's fork.", "forkm{ext}")] = ""


class NightTable(_Table, frozen=True, kw_only=True):
    """Night switches."""

    toggle: Annotated[str, _code("Switches one over.", "*51*{id}")] = ""
    on: Annotated[str, _code("Switches one on.", "*511{id}")] = ""
    off: Annotated[str, _code("Switches one off.", "*510{id}")] = ""
    blf: Annotated[str, _code("Lamp of a switch.", "switch{id}")] = ""


class QueueTable(_Table, frozen=True, kw_only=True):
    """Queues."""

    header: Annotated[
        str, _doc("SIP header of an incoming call that names its queue.", "X-Queue-Name")
    ] = ""
    tags: Annotated[
        dict[str, str],
        _doc("Marks before the caller's name, and the queue each stands for.", {"S:": "Sales"}),
    ] = field(default_factory=dict)
    pause: Annotated[str, _code("Pauses in all queues.", "*81")] = ""
    unpause: Annotated[str, _code("Ends the pause.", "*80")] = ""
    blf: Annotated[str, _code("Lamp of an extension's pause.", "pause{ext}")] = ""
    member: Annotated[
        str,
        _interface("How a queue reaches an agent that the console adds (AMI).", "PJSIP/{ext}"),
    ] = ""
    member_state: Annotated[
        str,
        _interface("Device that tells whether that agent is free; empty: `member`.", "PJSIP/{ext}"),
    ] = ""
    pick: Annotated[
        str,
        _interface(
            "Dialplan place that rings an extension: a waiting caller is sent there (AMI).",
            "{ext}@from-internal",
        ),
    ] = ""


class VoicemailTable(_Table, frozen=True, kw_only=True):
    """Voicemail."""

    listen: Annotated[str, _code("Plays one's own messages.", "801")] = ""
    drop: Annotated[str, _code("Leaves a message for an extension.", "*{ext}")] = ""


class HideNumberTable(_Table, frozen=True, kw_only=True):
    """Number shown to the called party, for one call."""

    hide: Annotated[str, _code("Calls without showing the number.", "*671{number}")] = ""
    show: Annotated[str, _code("Calls showing it.", "*670{number}")] = ""


class ProfileFile(_Table, frozen=True, kw_only=True):
    """How a PBX does each service."""

    name: Annotated[str, _doc("Name of the profile.", "asterisk", min_length=1)]
    blind_transfer: Annotated[
        Literal["refer", "supervised"],
        _doc(
            "`refer`: the PBX transfers, and brings the caller back when that fails. "
            "`supervised`: the console calls the target and keeps the caller until it answers; "
            "for a PBX that drops callers.",
        ),
    ] = "supervised"
    extension_blf: Annotated[str, _code("Lamp of an extension.")] = "{ext}"
    outside_prefix: Annotated[str, _code("Digits before outside numbers.", "0")] = ""
    ignored_prefixes: Annotated[
        tuple[str, ...], _doc("Marks before a caller's name that mean nothing here.", ["c2c"])
    ] = ()
    recall_prefixes: Annotated[
        tuple[str, ...], _doc("Marks before the caller's name of a returned call.", ["R:"])
    ] = ()
    park: ParkTable = field(default_factory=ParkTable)
    pickup: PickupTable = field(default_factory=PickupTable)
    do_not_disturb: DndTable = field(default_factory=DndTable)
    forward: ForwardTable = field(default_factory=ForwardTable)
    fork: ForkTable = field(default_factory=ForkTable)
    night: NightTable = field(default_factory=NightTable)
    queues: QueueTable = field(default_factory=QueueTable)
    voicemail: VoicemailTable = field(default_factory=VoicemailTable)
    hide_number: HideNumberTable = field(default_factory=HideNumberTable)


PLACEHOLDERS: dict[tuple[str, ...], str] = {
    ("extension_blf",): "ext",
    ("park", "to_slot"): "slot",
    ("park", "retrieve"): "slot",
    ("park", "blf"): "slot",
    ("pickup", "directed"): "ext",
    ("pickup", "invite_directed"): "ext",
    ("do_not_disturb", "blf"): "ext",
    ("forward", "on"): "number",
    ("forward", "blf"): "ext",
    ("fork", "blf"): "ext",
    ("night", "toggle"): "id",
    ("night", "on"): "id",
    ("night", "off"): "id",
    ("night", "blf"): "id",
    ("queues", "blf"): "ext",
    ("queues", "member"): "ext",
    ("queues", "member_state"): "ext",
    ("queues", "pick"): "ext",
    ("voicemail", "drop"): "ext",
    ("hide_number", "hide"): "number",
    ("hide_number", "show"): "number",
}
"""What each template must hold in braces, if it is not empty; all other codes hold nothing."""
