# SPDX-License-Identifier: GPL-3.0-or-later
"""The manager link: what it tells, how it mends itself, and that no PBX can break it."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atc.adapters.pbx import ami, ami_session
from atc.domain.calls import Party
from atc.domain.events import (
    CallParked,
    ParkedCallLeft,
    ParkedCallsListed,
    PbxManagerLink,
    ReachabilityChanged,
)
from tests.unit.pbx.fake_ami import SECRET, FakeAmi, frame, linked, parked


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ami, "FIRST_RETRY_S", 0.01)
    monkeypatch.setattr(ami, "LONGEST_RETRY_S", 0.05)
    monkeypatch.setattr(ami, "REFUSED_RETRY_S", 0.02)
    monkeypatch.setattr(ami, "BOOT_S", 0.05)


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


def phones() -> FakeAmi:
    fake = FakeAmi()
    fake.extensions = [
        ("101", "0", "PJSIP/101,CustomPresence:101"),
        ("102", "4", "PJSIP/102"),
        ("103", "0", "PJSIP/103&Custom:dnd103"),
        ("104", "4", "Custom:b104"),
        ("999", "0", "PJSIP/999"),
    ]
    fake.devices = [
        ("PJSIP/101", "INUSE"),
        ("PJSIP/102", "UNAVAILABLE"),
        ("PJSIP/103", "UNAVAILABLE"),
        ("PJSIP/999", "NOT_INUSE"),
    ]
    return fake


def test_at_login_it_tells_who_is_registered_and_what_is_parked() -> None:
    async def scenario() -> None:
        fake = phones()
        fake.parked = [parked("701"), parked("888")]
        async with linked(fake) as heard:
            assert await heard.next() == PbxManagerLink(up=True)
            told = await heard.next()
            assert isinstance(told, ReachabilityChanged)
            # 103's hint looks idle because of its second state; its phone is gone
            assert dict(told.registered) == {"101": True, "102": False, "103": False, "104": False}
            mario = Party("0612345", "Mario Rossi")
            assert await heard.next() == ParkedCallsListed(
                (CallParked("701", mario, Party("200"), 5.0, 40.0),)
            )

    run(scenario())


def test_the_secret_itself_is_never_sent_nor_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        fake = FakeAmi()
        async with linked(fake) as heard:
            await heard.next()
        assert SECRET not in str(fake.seen)

    caplog.set_level(logging.DEBUG)
    run(scenario())
    assert SECRET not in caplog.text
    assert SECRET not in repr(ami.AmiConfig("pbx", 5038, "atc", SECRET))


def test_a_phone_that_goes_and_comes_back_is_told_once_each() -> None:
    async def scenario() -> None:
        fake = phones()
        async with linked(fake) as heard:
            await heard.until(ParkedCallsListed)
            for state in ("UNAVAILABLE", "UNAVAILABLE", "UNKNOWN", "", "NOT_INUSE", "INUSE"):
                fake.say("Event: DeviceStateChange", "Device: PJSIP/101", f"State: {state}")
            fake.say("Event: DeviceStateChange", "Device: PJSIP/555", "State: INUSE")
            fake.say("Event: ExtensionStatus", "Exten: 104", "Status: 0", "Hint: Custom:b104")
            fake.say("Event: ExtensionStatus", "Exten: 101", "Status: 4", "Hint: PJSIP/101")
            fake.say(parked("702"))
            assert await heard.next() == ReachabilityChanged((("101", False),))
            assert await heard.next() == ReachabilityChanged((("101", True),))
            assert await heard.next() == ReachabilityChanged((("104", True),))
            assert isinstance(await heard.next(), CallParked)

    run(scenario())


def test_parked_swapped_fetched_timed_out_and_given_up() -> None:
    async def scenario() -> None:
        fake = FakeAmi()
        async with linked(fake) as heard:
            await heard.until(ParkedCallsListed)
            fake.say(parked("701"))
            fake.say(parked("888"))
            fake.say(
                "Event: ParkedCallSwap",
                "ParkingSpace: 701",
                "ParkeeCallerIDNum: <unknown>",
                "ParkeeCallerIDName: <unknown>",
                "ParkerDialString: Local/200@internal",
                "ParkingTimeout: -5",
                "ParkingDuration: soon",
            )
            retriever = ("RetrieverCallerIDNum: 101", "RetrieverCallerIDName: Anna")
            fake.say(parked("701", *retriever, event="UnParkedCall"))
            fake.say(parked("702", event="ParkedCallTimeOut"))
            fake.say(parked("702", event="ParkedCallGiveUp"))
            first, swapped = await heard.next(), await heard.next()
            assert first == CallParked(
                "701", Party("0612345", "Mario Rossi"), Party("200"), 5.0, 40.0
            )
            assert swapped == CallParked("701", Party("", ""), Party("200"), 0.0, None)
            assert await heard.next() == ParkedCallLeft("701", "retrieved", Party("101", "Anna"))
            assert await heard.next() == ParkedCallLeft("702", "timeout")
            assert await heard.next() == ParkedCallLeft("702", "abandoned")

    run(scenario())


def test_a_pbx_without_parking_does_not_empty_the_slots() -> None:
    async def scenario() -> None:
        fake = phones()
        fake.unknown = {"ParkedCalls", "DeviceStateList", "Filter"}
        async with linked(fake) as heard:
            assert await heard.next() == PbxManagerLink(up=True)
            told = await heard.next()
            assert isinstance(told, ReachabilityChanged)
            assert dict(told.registered)["102"] is False
            fake.say("Event: ExtensionStatus", "Exten: 102", "Status: 0", "Hint: PJSIP/102")
            assert await heard.next() == ReachabilityChanged((("102", True),))

    run(scenario())


def test_lost_and_back_are_told_once_and_everything_is_listed_again() -> None:
    async def scenario() -> None:
        fake = phones()
        async with linked(fake) as heard:
            await heard.until(ParkedCallsListed)
            await fake.stop()
            lost = await heard.next()
            assert isinstance(lost, PbxManagerLink)
            assert (lost.up, lost.reason) == (False, "connection closed")
            refused = await heard.next()
            assert isinstance(refused, PbxManagerLink)
            assert "refused" in refused.reason or "connect call failed" in refused.reason
            fake.devices[0] = ("PJSIP/101", "UNAVAILABLE")
            await fake.start()
            assert await heard.next() == PbxManagerLink(up=True)
            told = await heard.next()
            assert isinstance(told, ReachabilityChanged)
            assert dict(told.registered)["101"] is False

    run(scenario())


def test_a_wrong_secret_is_told_once_and_tried_again_slowly() -> None:
    async def scenario() -> None:
        fake = FakeAmi()
        async with linked(fake, secret="wrong") as heard:
            told = await heard.next()
            assert told == PbxManagerLink(up=False, reason="login refused: Authentication failed")
            await fake.asked("Login", 3)
            assert heard.nothing_waits

    run(scenario())


def test_a_pbx_that_is_still_starting_is_listed_again_when_it_has() -> None:
    async def scenario() -> None:
        fake = FakeAmi()
        fake.booted = False
        async with linked(fake) as heard:
            assert await heard.next() == PbxManagerLink(up=True)
            assert await heard.next() == ParkedCallsListed(())
            fake.extensions = [("101", "0", "PJSIP/101")]
            fake.say("Event: FullyBooted", "Privilege: system,all")
            assert await heard.next() == ReachabilityChanged((("101", True),))

    run(scenario())


def test_a_pbx_that_falls_silent_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ami_session, "QUIET_S", 0.05)
    monkeypatch.setattr(ami_session, "ANSWER_S", 0.1)

    async def scenario() -> None:
        fake = FakeAmi()
        async with linked(fake) as heard:
            await heard.until(ParkedCallsListed)
            await fake.asked("Ping", 3)  # it answers each and is left alone
            assert heard.nothing_waits
            fake.mute = {"Ping", "Challenge"}
            assert await heard.next() == PbxManagerLink(up=False, reason="no answer any more")

    run(scenario())


@pytest.mark.parametrize(
    ("greeting", "reason"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n", "not a manager interface"),
        (b"", "not a manager interface"),
        (b"x" * 600_000, "not a manager interface"),
    ],
)
def test_something_else_behind_the_port(
    greeting: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ami_session, "ANSWER_S", 0.2)

    async def scenario() -> None:
        fake = FakeAmi()
        fake.greeting = greeting
        async with linked(fake) as heard:
            assert await heard.next() == PbxManagerLink(up=False, reason=reason)

    run(scenario())


HOSTILE = [
    b"\r\n\r\n",
    b"Event\r\n\r\n",
    b"Event: \r\n\r\n",
    b"Event: ParkedCall\r\n\r\n",
    b"Event: ParkedCall\r\nParkingSpace: \r\n\r\n",
    b"Event: ParkedCall\r\nEvent: ParkedCall\r\nParkingSpace: 1\r\nParkingSpace: 2\r\n\r\n",
    b"Event: ExtensionStatus\r\nExten: 101\r\nStatus: many\r\n\r\n",
    b"Event: ExtensionStatus\r\nStatus: 4\r\nExten: 101\r\nExten: 102\r\nHint: \xff\xfe\r\n\r\n",
    b"Event: DeviceStateChange\r\n\r\n",
    b"Event: DeviceStateChange\r\nDevice: PJSIP/101\r\nState: \xc3\x28\r\n\r\n",
    b"Response: Success\r\n\r\n",
    b"Response: Follows\r\n\r\n",
    b"Response: Error\r\nActionID: nobody\r\nMessage: a\r\nMessage: b\r\n\r\n",
    b"Event: " + b"A" * 100_000 + b"\r\n\r\n",
    b"Event: UnParkedCall\r\nParkingSpace: 999\r\nRetrieverCallerIDNum: \x00\r\n\r\n",
    b"\x00\x01\x02: \x03\r\n\r\n",
]


def test_nonsense_is_passed_over() -> None:
    async def scenario() -> None:
        fake = phones()
        async with linked(fake) as heard:
            await heard.until(ParkedCallsListed)
            for data in HOSTILE:
                fake.raw(data)
            fake.say(parked("702"))
            await heard.until(CallParked)

    run(scenario())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.binary(max_size=60)
        | st.builds(
            lambda event, fields: frame(f"Event: {event}", *fields),
            st.sampled_from(["ParkedCall", "UnParkedCall", "DeviceStateChange", "ExtensionStatus"]),
            st.lists(
                st.builds(
                    lambda key, value: f"{key}: {value}",
                    st.sampled_from(
                        ["ParkingSpace", "ParkingTimeout", "Exten", "Hint", "Status", "Device"]
                    ),
                    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20),
                ),
                max_size=5,
            ),
        ),
        max_size=6,
    )
)
def test_random_messages_never_end_the_link(messages: list[bytes]) -> None:
    async def scenario() -> None:
        fake = phones()
        async with linked(fake) as heard:
            await heard.until(ParkedCallsListed)
            for message in messages:
                fake.raw(message)
            fake.raw(b"\r\n\r\n")
            fake.say(parked("702"))
            event = await heard.until(CallParked)
            while event.slot != "702":  # type: ignore[attr-defined]
                event = await heard.until(CallParked)

    run(scenario())


def test_an_endless_message_ends_the_connection_but_not_the_link() -> None:
    async def scenario() -> None:
        fake = FakeAmi()
        async with linked(fake) as heard:
            await heard.until(ParkedCallsListed)
            fake.raw(b"Event: X" * 100_000)
            assert await heard.next() == PbxManagerLink(up=False, reason="oversized message")
            assert await heard.next() == PbxManagerLink(up=True)

    run(scenario())


def test_a_password_with_line_ends_cannot_add_an_action() -> None:
    async def scenario() -> None:
        fake = FakeAmi()
        await fake.start()
        session = await ami_session.Session.open(
            "127.0.0.1", fake.port, lambda *_: None, lambda _: True
        )
        reading = asyncio.create_task(session.run())
        await session.request("Ping", Note="x\r\n\r\nAction: Originate\r\n\r\n")
        assert [each["Action"] for each in fake.seen] == ["Ping"]
        await fake.stop()
        with pytest.raises(ami_session.SessionError):
            await reading

    run(scenario())
