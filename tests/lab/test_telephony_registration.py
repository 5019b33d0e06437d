# SPDX-License-Identifier: GPL-3.0-or-later
"""Registration and lamps against the lab PBX, also when it goes away."""

from collections.abc import Iterator

import pytest

from atc.adapters.pjsip.config import Transport
from atc.domain.accounts import RegistrationState
from atc.domain.events import CommandFailed, PhoneStateChanged, RegistrationChanged
from atc.domain.extensions import PhoneState
from atc.ports.telephony import Hold, Register, SetCredentials, Watch
from tests.lab.consolephone import ACCOUNT, ConsolePhone, account
from tests.labpbx import Lab, process

pytestmark = pytest.mark.lab

USER = "206"


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    lab = Lab()
    ran = process.pid_of(lab.instance, "pbx") is not None
    lab.ensure_running()
    lab.hang_up_all()
    yield lab
    lab.close() if ran else lab.stop()


@pytest.fixture
def desk(lab: Lab) -> Iterator[ConsolePhone]:
    with ConsolePhone(account(lab.port(), USER, lab.password(USER))) as desk:
        desk.registered()
        yield desk


def tls(lab: Lab, ca: str) -> ConsolePhone:
    return ConsolePhone(
        account(
            lab.port("tls"),
            USER,
            lab.password(USER),
            transport=Transport.TLS,
            ca_file=str(lab.instance.ca_dir / ca),
        )
    )


def failure(desk: ConsolePhone) -> RegistrationChanged:
    bad = {RegistrationState.REFUSED, RegistrationState.UNREACHABLE}
    return desk.wait(RegistrationChanged, lambda event: event.state in bad)


def test_a_wrong_password_is_refused_until_it_is_mended(lab: Lab) -> None:
    with ConsolePhone(account(lab.port(), USER, "wrong")) as desk:
        told = failure(desk)
        assert (told.state, told.code) == (RegistrationState.REFUSED, 401)
        assert told.retry_s > 0
        since = desk.submit(SetCredentials(ACCOUNT, USER, lab.password(USER)))
        desk.registered(since=since)


def test_a_certificate_of_strangers_is_not_trusted(lab: Lab) -> None:
    with tls(lab, "wrong-ca.pem") as desk:
        told = failure(desk)
    assert told.state is RegistrationState.UNREACHABLE
    assert "certificate is not trusted" in told.reason


def test_a_missing_authority_file_is_named(lab: Lab) -> None:
    with tls(lab, "no-such-file.pem") as desk:
        told = failure(desk)
    assert "no-such-file.pem" in told.reason


def test_nobody_at_the_other_end_is_tried_again_later() -> None:
    with ConsolePhone(account(9, USER, "x", transport=Transport.TCP), retry_min_s=0.2) as desk:
        first = failure(desk)
        assert first.state is RegistrationState.UNREACHABLE
        again = desk.wait(RegistrationChanged, lambda e: e.retry_s > first.retry_s, timeout=10)
        assert again.state is RegistrationState.UNREACHABLE


def test_lamps_follow_the_phones(lab: Lab, desk: ConsolePhone) -> None:
    lab.device_state("b3000", "NOT_INUSE")
    since = desk.submit(Watch(ACCOUNT, ("3000", "103")))
    for number in ("3000", "103"):
        desk.lamp(number, PhoneState.IDLE, since=since)
    for custom, state in (
        ("RINGING", PhoneState.RINGING),
        ("INUSE", PhoneState.BUSY),
        ("NOT_INUSE", PhoneState.IDLE),
    ):
        since = desk.mark()
        lab.device_state("b3000", custom)
        desk.lamp("3000", state, since=since)
    since = desk.mark()
    call = desk.dial("103")
    told = desk.lamp("103", PhoneState.RINGING, since=since)
    assert told.peer is not None
    assert told.peer.number == USER
    desk.hang_up(call)
    desk.lamp("103", PhoneState.IDLE, since=since)


def test_lamps_that_are_no_longer_wanted_are_given_up(lab: Lab, desk: ConsolePhone) -> None:
    since = desk.submit(Watch(ACCOUNT, ("3002", "3003")))
    desk.wait(PhoneStateChanged, lambda e: e.number == "3003", since=since)
    desk.wait(PhoneStateChanged, lambda e: e.number == "3002", since=since)
    since = desk.submit(Watch(ACCOUNT, ("3003",)))
    lab.device_state("b3003", "INUSE")
    desk.lamp("3003", PhoneState.BUSY, since=since)  # by now the PBX knows of the other's end
    since = len(desk.events)
    lab.device_state("b3002", "INUSE")
    lab.device_state("b3003", "NOT_INUSE")
    desk.lamp("3003", PhoneState.IDLE, since=since)
    assert not any(
        isinstance(event, PhoneStateChanged) and event.number == "3002"
        for event in desk.events[since:]
    )
    lab.device_state("b3002", "NOT_INUSE")
    lab.device_state("b3003", "NOT_INUSE")


def test_a_thousand_lamps(desk: ConsolePhone) -> None:
    names = tuple(str(number) for number in range(3000, 4000))
    desk.submit(Watch(ACCOUNT, names))
    for name in names:
        desk.wait(PhoneStateChanged, lambda e, n=name: e.number == n, timeout=60)


def test_a_lost_connection_makes_every_lamp_unknown_and_all_comes_back(lab: Lab) -> None:
    settings = account(lab.port("tcp"), USER, lab.password(USER), transport=Transport.TCP)
    with ConsolePhone(settings, retry_min_s=0.5, retry_max_s=1.0) as desk:
        desk.registered()
        desk.submit(Watch(ACCOUNT, ("3005",)))
        desk.lamp("3005", PhoneState.IDLE)
        call = desk.talk_to("970440")
        desk.hold(call)
        since = desk.mark()
        lab.kill()
        try:
            desk.wait(
                RegistrationChanged,
                lambda e: e.state is RegistrationState.UNREACHABLE,
                since=since,
            )
            desk.lamp("3005", PhoneState.UNKNOWN, since=since)
            desk.ended(call)
        finally:
            lab.start(robots=False)
        desk.registered(since=since, timeout=30)
        desk.lamp("3005", PhoneState.IDLE, since=since)


def test_calls_of_a_pbx_that_was_restarted_are_over(lab: Lab, desk: ConsolePhone) -> None:
    lab.robot_call("101", USER)
    arrived = desk.arrived().call_id
    held = desk.talk_to("970440")
    desk.hold(held)
    lab.kill()
    lab.start(robots=False)
    desk.submit(Register(ACCOUNT))
    desk.ended(arrived)
    desk.ended(held)


def test_a_hold_that_nobody_confirms_fails(lab: Lab, desk: ConsolePhone) -> None:
    call = desk.talk_to("970440")
    lab.kill()
    try:
        since = desk.submit(Hold(call))
        failed = desk.wait(CommandFailed, since=since)
        assert failed.command == Hold(call)
        desk.ended(call)
    finally:
        lab.start(robots=False)
