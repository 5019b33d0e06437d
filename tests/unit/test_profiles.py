# SPDX-License-Identifier: GPL-3.0-or-later
"""PBX profiles: what is shipped, and what is said about wrong ones."""

import pytest

from atc.adapters.pbx.profiles import (
    load_profile,
    parse_profile,
    shipped_profiles,
    with_queue_tags,
)
from atc.config.problems import ConfigError, ProblemCode
from atc.domain.profile import BlindMethod, ParkMethod
from atc.runtime.schema import PbxSettings


def told(text):
    with pytest.raises(ConfigError) as caught:
        parse_profile(text)
    return [(each.line, each.code, each.key) for each in caught.value.problems]


def test_the_configuration_offers_exactly_what_is_shipped():
    assert shipped_profiles() == ("asterisk", "generic", "kalliope")
    for name in shipped_profiles():
        assert load_profile(name).name == name
    assert PbxSettings().profile in shipped_profiles()


def test_asterisk():
    profile = load_profile("asterisk")
    assert profile.blind is BlindMethod.REFER
    assert (profile.park.number, profile.park.method) == ("700", ParkMethod.BLIND)
    assert profile.park.slots == tuple(str(each) for each in range(701, 721))
    assert profile.park.timeout_s == 45
    assert (profile.dnd.on, profile.dnd.off) == ("*78", "*79")


def test_kalliope():
    profile = load_profile("kalliope")
    assert (profile.park.number, profile.park.method) == ("888", ParkMethod.ATTENDED)
    assert profile.park.slots == tuple(str(each) for each in range(890, 900))
    assert profile.park.timeout_s == 90
    pickup = profile.pickup
    assert (pickup.directed, pickup.group) == ("**{ext}", "*9")
    assert (pickup.invite_directed, pickup.invite_group) == ("#*{ext}", "#9")
    assert (profile.forward.on, profile.forward.off) == ("811{number}", "810")
    assert profile.recall.name_prefixes == ("R:",)
    assert profile.voicemail == "801"


def test_generic_assumes_nothing():
    profile = load_profile("generic")
    assert profile.blind is BlindMethod.SUPERVISED
    assert (profile.park.number, profile.park.slots) == ("", ())
    assert profile.pickup.directed == profile.dnd.on == ""


def test_every_mistake_is_told_with_its_line():
    text = """\
blind_transfer = "x"
[park]
slots = "720-701"
to_slot = "*70{slto}"
blf = "x{slot"
[pickup]
directed = "**"
group = "*9{ext}"
invite_group = "# 9"
[do_not_disturb]
on = "*78"
[voicemial]
listen = "1"
"""
    assert told(text) == [
        (0, ProblemCode.MISSING_KEY, "name"),
        (1, ProblemCode.NOT_ALLOWED, "blind_transfer"),
        (3, ProblemCode.BAD_FORMAT, "park.slots"),
        (4, ProblemCode.PLACEHOLDER, "park.to_slot"),
        (5, ProblemCode.PLACEHOLDER, "park.blf"),
        (9, ProblemCode.BAD_FORMAT, "pickup.invite_group"),
        (11, ProblemCode.NEEDS_OTHER, "do_not_disturb.on"),
        (12, ProblemCode.UNKNOWN_TABLE, "voicemial"),
    ]
    text = text.replace('"# 9"', '"#9"')
    assert (7, ProblemCode.PLACEHOLDER_MISSING, "pickup.directed") in told(text)
    assert (8, ProblemCode.PLACEHOLDER, "pickup.group") in told(text)


def test_slots_need_a_way_in():
    text = 'name = "x"\n[park]\nslots = "1-9"\n'
    assert told(text) == [(3, ProblemCode.NEEDS_OTHER, "park.slots")]
    assert parse_profile(text + 'to_slot = "*7{slot}"\n').park.slots[-1] == "9"


def test_queue_tags_of_the_installation_join_the_profiles():
    text = 'name = "x"\n[queues]\ntags = { "S:" = "Sales" }\n'
    profile = with_queue_tags(parse_profile(text), {"S:1:": "Sales first", "T:": "Tech"})
    assert profile.queue_tags[0] == ("S:1:", "Sales first")
    assert dict(profile.queue_tags) == {"S:": "Sales", "S:1:": "Sales first", "T:": "Tech"}
