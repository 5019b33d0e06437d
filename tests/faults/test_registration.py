# SPDX-License-Identifier: GPL-3.0-or-later
"""Registrations that fail: the screen says why, and the console gets back by itself."""

import socket

import pytest

from atc.domain.accounts import RegistrationState
from atc.domain.extensions import PhoneState
from tests.faults.fakepbx import HOST, FakePbx

pytestmark = pytest.mark.usefixtures("calm")


@pytest.mark.lab
def test_a_wrong_password_is_asked_for_and_the_right_one_signs_in(lab_desk, lab):
    desk = lab_desk(password="wrong", ready=False)
    desk.wait_state(RegistrationState.REFUSED, 15)
    assert desk.hands.sees("pbx-banner")
    desk.tap("credentials-password")
    desk.hands.type(lab.password("202"))
    desk.tap("credentials-send")
    desk.wait_registered()
    desk.wait(lambda: not desk.hands.sees("pbx-banner"), "the banner goes")
    assert not desk.hands.sees("credentials")
    desk.wait(lambda: PhoneState.UNKNOWN not in desk.lamps, "the lamps are lit")


@pytest.mark.lab
def test_a_wrong_password_is_not_tried_again_and_again(front_desk, fake):
    fake.policy["REGISTER"] = 403
    desk = front_desk(fake, ready=False)
    desk.wait_state(RegistrationState.REFUSED)
    account = desk.account
    assert account.retry_s > 30, "asking again is how one gets locked out"
    desk.says("pbx-banner", "403")


@pytest.mark.lab
def test_a_certificate_of_somebody_else_is_named_as_the_reason(lab_desk, lab):
    wrong = lab.facts["tls"]["ca"].replace("ca.pem", "wrong-ca.pem")
    desk = lab_desk(
        "tls", user="204", password=lab.password("204"), account=f'ca_file = "{wrong}"', ready=False
    )
    desk.wait(
        lambda: (
            desk.account.state is RegistrationState.UNREACHABLE
            and "certificate" in desk.account.reason
        ),
        "the certificate is named",
        20,
    )
    desk.says("pbx-banner", "certificate")
    assert "204" not in lab.registered()


def test_a_pbx_that_comes_up_late_is_found_without_a_restart(launch):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    desk = launch(port=port, probe_s=5)
    desk.wait_state(RegistrationState.UNREACHABLE, 15)
    assert desk.hands.sees("pbx-banner")
    with FakePbx(port=port) as late:
        desk.wait_registered(15)
        desk.wait_lamps({PhoneState.IDLE})
        assert not desk.hands.sees("pbx-banner")
        assert late.got("REGISTER")


@pytest.mark.parametrize("status", [503, 408, 500])
def test_a_pbx_that_cannot_serve_us_now_is_asked_again_by_itself(front_desk, fake, status):
    fake.policy["REGISTER"] = status
    desk = front_desk(fake, ready=False)
    desk.wait_state(RegistrationState.UNREACHABLE)
    desk.says("pbx-banner", str(status))
    assert desk.lamps == {PhoneState.UNKNOWN}
    fake.policy["REGISTER"] = 200
    desk.wait_registered(12)
    desk.wait_lamps({PhoneState.IDLE})


def test_a_pbx_that_wants_a_longer_interval_gets_it(front_desk, fake):
    fake.min_expires = 900
    fake.policy["REGISTER"] = lambda m: 200 if int(m.get("Expires") or 0) >= 900 else 423
    desk = front_desk(fake, ready=False)
    desk.wait_registered(12)


def test_twenty_flaps_leave_a_registered_console_with_its_lamps(front_desk, fake):
    desk = front_desk(fake)
    desk.wait_lamps({PhoneState.IDLE})
    for _ in range(20):
        fake.policy["REGISTER"] = 503
        desk.services.accounts.retry()
        desk.wait_state(RegistrationState.UNREACHABLE)
        assert desk.lamps == {PhoneState.UNKNOWN}
        fake.policy["REGISTER"] = 200
        desk.services.accounts.retry()
        desk.wait_registered()
    desk.wait_lamps({PhoneState.IDLE})
    ringing = fake.invite()
    desk.wait(lambda: 180 in ringing.statuses, "a call rings after all that")
    ringing.cancel()
    desk.wait(lambda: not desk.calls, "the call is over")


def test_a_pbx_without_lamps_leaves_the_telephone_working(front_desk, fake):
    fake.policy["SUBSCRIBE"] = None
    desk = front_desk(fake)
    ringing = fake.invite()
    desk.wait(lambda: 180 in ringing.statuses, "a call rings")
    desk.wait(lambda: len(fake.got("SUBSCRIBE")) >= 3, "the lamps were asked for")
    assert desk.lamps == {PhoneState.UNKNOWN}
    assert not desk.hands.sees("pbx-banner")
    desk.tap(f"call-{desk.only_call().id}-answer")
    desk.wait(lambda: ringing.final == 200, "answered")


def test_a_port_that_closes_is_noticed_and_its_return_too(front_desk, fake):
    desk = front_desk(fake, probe_s=5)
    desk.wait_lamps({PhoneState.IDLE})
    fake.close()
    desk.wait_state(RegistrationState.UNREACHABLE, 12)
    assert desk.lamps == {PhoneState.UNKNOWN}
    with FakePbx(port=fake.port):
        desk.wait_registered(12)
        desk.wait_lamps({PhoneState.IDLE})
