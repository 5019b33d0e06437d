# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads PBX profiles (P01): which codes, numbers and lamps a PBX has, from a TOML file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from atc.adapters.pbx.profile_schema import PLACEHOLDERS, ParkTable, ProfileFile
from atc.config.check import check, dotted, toml_value, top_table, without
from atc.config.lines import Lines
from atc.config.lines import Path as KeyPath
from atc.config.problems import ConfigError, Problem, ProblemCode, problem
from atc.config.ranges import RangeError, expand
from atc.config.read import read_text, read_toml
from atc.domain import profile as domain

_FOLDER = Path(__file__).with_name("profiles")
_BRACES = re.compile(r"\{([^{}]*)\}")


def shipped_profiles() -> tuple[str, ...]:
    """The names of the profiles that come with the console."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load_profile(name: str) -> domain.PbxProfile:
    """Load a profile that comes with the console.

    Raises:
        ConfigError: there is none of that name.
    """
    return load_profile_file(_FOLDER / f"{name}.toml")


def load_profile_file(path: Path) -> domain.PbxProfile:
    """Load a profile.

    Raises:
        ConfigError: the file is missing or wrong; it lists all problems with their lines.
    """
    return parse_profile(read_text(path), str(path))


def parse_profile(text: str, path: str = "profile") -> domain.PbxProfile:
    """Check the text of a profile; `path` only names it in the error.

    Raises:
        ConfigError: it is wrong.
    """
    document = read_toml(text)
    data = document.data
    complete = not document.broken
    problems = [*document.broken, *check(data, ProfileFile, document.lines, complete=complete)]
    sound = without(data, problems)
    crossed = _cross_check(msgspec.convert({"name": "?", **sound}, ProfileFile), document.lines)
    problems += (each for each in crossed if top_table(each.key) in sound)
    if problems:
        raise ConfigError(path, problems)
    return _profile(msgspec.convert(data, ProfileFile))


def with_queue_tags(profile: domain.PbxProfile, tags: dict[str, str]) -> domain.PbxProfile:
    """Add an installation's own queue marks (`[pbx] queue_tags`) to its profile's."""
    known = dict(profile.queue_tags) | tags
    return replace(profile, queue_tags=_tags(known))


def _cross_check(file: ProfileFile, lines: Lines) -> Iterator[Problem]:
    for path, template in _texts(msgspec.to_builtins(file), ()):
        wanted = PLACEHOLDERS.get(path)
        allowed = f"{{{wanted}}}" if wanted else "none"
        line, key, value = lines.of(path), dotted(path), toml_value(template)
        rest = _BRACES.sub("", template)
        if set(_BRACES.findall(template)) - {wanted} or "{" in rest or "}" in rest:
            yield problem(ProblemCode.PLACEHOLDER, line, key, value=value, allowed=allowed)
        elif wanted and template and allowed not in template:
            code = ProblemCode.PLACEHOLDER_MISSING
            yield problem(code, line, key, value=value, placeholder=allowed)
    yield from _check_park(file.park, lines)
    for switch in ("do_not_disturb", "forward"):
        table = getattr(file, switch)
        for key, other in (("on", "off"), ("off", "on")):
            if getattr(table, key) and not getattr(table, other):
                path, value = (switch, key), toml_value(getattr(table, key))
                line = lines.of(path)
                yield problem(ProblemCode.NEEDS_OTHER, line, dotted(path), value=value, other=other)


def _texts(table: dict[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The codes and lamp names of a profile; names, headers and lists are none."""
    for key, value in table.items():
        here = (*path, key)
        if isinstance(value, dict) and here != ("queues", "tags"):
            yield from _texts(value, here)
        elif isinstance(value, str) and here not in {("name",), ("queues", "header")}:
            yield here, value


def _check_park(park: ParkTable, lines: Lines) -> Iterator[Problem]:
    path: KeyPath = ("park", "slots")
    line, key, value = lines.of(path), dotted(path), toml_value(park.slots)
    try:
        expand(park.slots) if park.slots else ()
    except RangeError:
        words = 'first and last of equal length, rising: "701-720"'
        yield problem(ProblemCode.BAD_FORMAT, line, key, value=value, expected=words)
    if park.slots and not park.number and not park.to_slot:
        yield problem(ProblemCode.NEEDS_OTHER, line, key, value=value, other="number")
    if park.slots and not park.retrieve:
        yield problem(ProblemCode.NEEDS_OTHER, line, key, value=value, other="retrieve")


def _tags(tags: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Longest mark first, so that `S:` does not hide `S:1:`."""
    return tuple(sorted(tags.items(), key=lambda each: -len(each[0])))


def _profile(file: ProfileFile) -> domain.PbxProfile:
    park, pickup, dnd, night = file.park, file.pickup, file.do_not_disturb, file.night
    return domain.PbxProfile(
        name=file.name,
        blind=domain.BlindMethod(file.blind_transfer),
        park=domain.ParkProfile(
            number=park.number,
            slots=expand(park.slots) if park.slots else (),
            method=domain.ParkMethod(park.method),
            to_slot=park.to_slot,
            retrieve=park.retrieve,
            blf=park.blf,
            timeout_s=park.timeout_s,
        ),
        pickup=domain.PickupProfile(
            pickup.directed, pickup.group, pickup.invite_directed, pickup.invite_group
        ),
        dnd=domain.DndProfile(dnd.on, dnd.off, dnd.blf),
        recall=domain.RecallProfile(file.recall_prefixes),
        forward=domain.ForwardProfile(file.forward.on, file.forward.off, file.forward.blf),
        fork=domain.SwitchProfile(toggle=file.fork.toggle, blf=file.fork.blf),
        night=domain.SwitchProfile(night.toggle, night.on, night.off, night.blf),
        queue_pause=domain.QueuePauseProfile(
            file.queues.pause, file.queues.unpause, file.queues.blf
        ),
        queues=domain.QueueProfile(file.queues.member, file.queues.member_state, file.queues.pick),
        hide_number=domain.HideNumberProfile(file.hide_number.hide, file.hide_number.show),
        extension_blf=file.extension_blf,
        queue_header=file.queues.header,
        queue_tags=_tags(file.queues.tags),
        ignored_prefixes=file.ignored_prefixes,
        voicemail=file.voicemail.listen,
        voicemail_drop=file.voicemail.drop,
        outside_prefix=file.outside_prefix,
    )
