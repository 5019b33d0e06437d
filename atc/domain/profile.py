# SPDX-License-Identifier: GPL-3.0-or-later
"""How a PBX does each service (P01). The values come from a profile file, never from code.

Templates name what is put into them in braces: `{ext}` an extension, `{slot}` a park slot,
`{number}` any number. An empty template means that the PBX has no such service.
"""

from dataclasses import dataclass, field
from enum import Enum


class BlindMethod(Enum):
    """How a blind transfer is made.

    REFER: RFC 3515 to the target; the PBX must send the caller back when that fails.
    SUPERVISED: the console calls the target, the caller stays on hold until the target
    answers: for a PBX that drops callers.
    """

    REFER = "refer"
    SUPERVISED = "supervised"


class ParkMethod(Enum):
    """How a call gets to the park number."""

    BLIND = "blind"
    ATTENDED = "attended"


@dataclass(frozen=True, slots=True)
class ParkProfile:
    """Parking.

    Attributes:
        number: what a call is transferred to for any free slot; empty: no parking.
        slots: the slots' numbers, in order.
        to_slot: number that parks into a chosen `{slot}`; empty: the PBX chooses.
        retrieve: number that takes the call from `{slot}`.
        blf: BLF name of `{slot}`; empty: slots have no lamp.
        timeout_s: seconds until the PBX returns the call.
    """

    number: str = ""
    slots: tuple[str, ...] = ()
    method: ParkMethod = ParkMethod.BLIND
    to_slot: str = ""
    retrieve: str = "{slot}"
    blf: str = "{slot}"
    timeout_s: float = 45.0


@dataclass(frozen=True, slots=True)
class PickupProfile:
    """Pickup. `invite_*`: the PBX hangs up, then calls us showing the original caller (C17)."""

    directed: str = ""
    group: str = ""
    invite_directed: str = ""
    invite_group: str = ""


@dataclass(frozen=True, slots=True)
class DndProfile:
    """Do not disturb. `blf` is the lamp of `{ext}`'s do-not-disturb, empty without one."""

    on: str = ""
    off: str = ""
    blf: str = ""


@dataclass(frozen=True, slots=True)
class RecallProfile:
    """How a returned call is told from a new one: caller-name prefixes, e.g. `R:`."""

    name_prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForwardProfile:
    """Unconditional forward: `on` to `{number}`, `off`, and the lamp of `{ext}`'s forward."""

    on: str = ""
    off: str = ""
    blf: str = ""


@dataclass(frozen=True, slots=True)
class SwitchProfile:
    """Something that is on or off at the PBX: fork to mobile (`{ext}`), night switch (`{id}`).

    A PBX has either `toggle`, or `on` and `off`, or all three. `blf` is its lamp.
    """

    toggle: str = ""
    on: str = ""
    off: str = ""
    blf: str = ""


@dataclass(frozen=True, slots=True)
class QueuePauseProfile:
    """Pause in all queues and its end; the lamp of `{ext}`'s pause."""

    pause: str = ""
    unpause: str = ""
    blf: str = ""


@dataclass(frozen=True, slots=True)
class QueueProfile:
    """What the manager interface needs to know of the PBX's queues, for an extension `{ext}`.

    Attributes:
        member: the interface of an agent that is added.
        member_state: the device that tells whether the agent is free; empty: the interface.
        pick: where a waiting caller is sent to reach the extension, as `{ext}@context`.
    """

    member: str = ""
    member_state: str = ""
    pick: str = ""


@dataclass(frozen=True, slots=True)
class HideNumberProfile:
    """What is dialled to call `{number}` without, or with, our own number, for that call."""

    hide: str = ""
    show: str = ""


@dataclass(frozen=True, slots=True)
class PbxProfile:
    """All that the console knows about one kind of PBX.

    Attributes:
        fork: fork to the mobile phone.
        night: night switches.
        queue_header: SIP header that carries the queue's name.
        queue_tags: caller-name prefixes the PBX sets for a queue, as (prefix, queue name).
        ignored_prefixes: caller-name prefixes that are stripped (click to call…).
        voicemail_drop: number that leaves a message for `{ext}`.
    """

    name: str
    blind: BlindMethod = BlindMethod.SUPERVISED
    park: ParkProfile = field(default_factory=ParkProfile)
    pickup: PickupProfile = field(default_factory=PickupProfile)
    dnd: DndProfile = field(default_factory=DndProfile)
    recall: RecallProfile = field(default_factory=RecallProfile)
    forward: ForwardProfile = field(default_factory=ForwardProfile)
    fork: SwitchProfile = field(default_factory=SwitchProfile)
    night: SwitchProfile = field(default_factory=SwitchProfile)
    queue_pause: QueuePauseProfile = field(default_factory=QueuePauseProfile)
    queues: QueueProfile = field(default_factory=QueueProfile)
    hide_number: HideNumberProfile = field(default_factory=HideNumberProfile)
    extension_blf: str = "{ext}"
    queue_header: str = ""
    queue_tags: tuple[tuple[str, str], ...] = ()
    ignored_prefixes: tuple[str, ...] = ()
    voicemail: str = ""
    voicemail_drop: str = ""
    outside_prefix: str = ""


def fill(template: str, **values: str) -> str:
    """Put values into a template's braces; only the named ones, no format mini-language."""
    for name, value in values.items():
        template = template.replace("{" + name + "}", value)
    return template
