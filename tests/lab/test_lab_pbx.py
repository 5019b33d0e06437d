# SPDX-License-Identifier: GPL-3.0-or-later
"""The lab PBX does what its users rely on: tried with a phone of plain sockets."""

import re
import socket
import ssl
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.plaincall import PlainCall
from tests.lab.plainphone import PlainPhone
from tests.labpbx import Call, Lab, process, run_lab, tone_of, wait_tone

pytestmark = pytest.mark.lab

CONSOLE_HZ, CALLER_HZ, ON_HOLD_HZ = 1500, 1800, 330
CALLER = ("ACME SpA - Mario Rossi", "0612345001")


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    lab = Lab()
    ran = process.pid_of(lab.instance, "pbx") is not None
    lab.ensure_running()
    yield lab
    lab.close() if ran else lab.stop()


@pytest.fixture
def phone(lab: Lab) -> Iterator[PlainPhone]:
    lab.hang_up_all()
    with PlainPhone(lab.port(), "202", lab.password("202"), tone_hz=CONSOLE_HZ) as phone:
        yield phone
    lab.hang_up_all()


def connect_caller(lab: Lab, phone: PlainPhone, name: str = CALLER[0]) -> tuple[Call, PlainCall]:
    """Let a caller call the phone and connect them."""
    mark = lab.pbx.mark()
    caller = lab.call_in(phone.user, CALLER[1], name, tone_hz=CALLER_HZ)
    call = phone.wait_call()
    call.answer()
    caller.wait_up()
    # a REFER that arrives before the PBX has joined the two is refused
    lab.pbx.wait(
        lambda e: (
            e.get("Event") == "BridgeEnter" and e["Channel"].startswith(f"PJSIP/{phone.user}-")
        ),
        since=mark,
    )
    return caller, call


def hear(call: PlainCall, hz: float, folder: Path) -> None:
    wait_tone(lambda: call.heard_wav(folder / "heard.wav"), hz)


def pai(call: PlainCall) -> str:
    """What the PBX last said about who the phone is talking to."""
    said = [
        m.get("P-Asserted-Identity")
        for m in call.phone.messages
        if m.get("Call-ID") == call.call_id
    ]
    return next((value for value in reversed(said) if value), "")


def test_both_ends_hear_each_other(lab: Lab, phone: PlainPhone, tmp_path: Path) -> None:
    mark = lab.robots.mark()
    call = phone.dial("101")
    heard = lab.wait_robot_answered("101", since=mark)
    hear(call, lab.robot("101").tone, tmp_path)
    wait_tone(heard, CONSOLE_HZ)
    call.hold()
    wait_tone(heard, ON_HOLD_HZ)
    call.hold(on=False)
    wait_tone(heard, CONSOLE_HZ)


@pytest.mark.parametrize(
    ("ext", "cause"), [("102", 17), ("104", 21), ("108", 19), ("109", 20), ("112", 34)]
)
def test_robots_that_do_not_answer_say_why(lab: Lab, ext: str, cause: int) -> None:
    # what is not registered is reported as "no answer" to the outside
    assert lab.call_in(ext).wait_ended() in {cause, 19 if ext == "109" else cause}


def test_robots_hang_up_by_themselves(lab: Lab) -> None:
    call = lab.call_in("106")
    call.wait_up()
    assert call.wait_ended() == 16


@pytest.mark.parametrize(
    ("ext", "why", "reason"),
    [
        ("102", "busy", "user-busy"),
        ("104", "declined", "user-busy"),
        ("108", "no-answer", "no-answer"),
        ("109", "unavailable", "unavailable"),
    ],
)
def test_a_failed_blind_transfer_comes_back(
    lab: Lab, phone: PlainPhone, tmp_path: Path, ext: str, why: str, reason: str
) -> None:
    caller, call = connect_caller(lab, phone)
    assert call.transfer(ext).status == 202
    back = phone.wait_call()
    assert back.invite is not None
    assert back.invite.caller == (f"R:{CALLER[0]}", CALLER[1])
    assert back.invite.get("X-Return-From") == ext
    assert back.invite.get("X-Return-Reason") == why
    assert f"sip:{ext}@" in back.invite.get("Diversion")
    assert f"reason={reason}" in back.invite.get("Diversion")
    back.answer()
    call.wait_transferred()
    hear(back, CALLER_HZ, tmp_path)
    assert caller.up


def test_a_returned_call_that_nobody_takes_waits_in_reception(lab: Lab, phone: PlainPhone) -> None:
    caller, call = connect_caller(lab, phone)
    mark = lab.pbx.mark()
    call.transfer("102")
    phone.wait_call().reject()
    lab.wait_for_event("QueueCallerJoin", since=mark, Queue="Reception", CallerIDNum=CALLER[1])
    assert caller.up


def test_a_blind_transfer_that_works_reports_it(lab: Lab, phone: PlainPhone) -> None:
    mark = lab.robots.mark()
    caller, call = connect_caller(lab, phone)
    call.transfer("101")
    heard = lab.wait_robot_answered("101", since=mark)
    assert call.wait_transferred() == "SIP/2.0 200 OK"
    wait_tone(heard, CALLER_HZ)
    wait_tone(caller.heard_wav(), lab.robot("101").tone)


@pytest.mark.parametrize(("slot", "lot"), [("705", "default"), ("893", "kalliope")])
def test_a_call_parks_in_the_chosen_slot(
    lab: Lab, phone: PlainPhone, tmp_path: Path, slot: str, lot: str
) -> None:
    lamp = phone.subscribe(slot)
    caller, call = connect_caller(lab, phone)
    mark = lab.pbx.mark()
    assert call.transfer(f"*70{slot}").status == 202
    parked = lab.wait_for_event("ParkedCall", since=mark, Parkinglot=lot)
    assert (parked["ParkingSpace"], parked["ParkerDialString"]) == (slot, "PJSIP/202")
    call.wait_transferred()
    lamp.wait("confirmed")
    wait_tone(caller.heard_wav(), ON_HOLD_HZ)

    _, second = connect_caller(lab, phone, "Second")
    second.transfer(f"*70{slot}")
    back = phone.wait_call()
    assert back.invite is not None
    assert back.invite.get("X-Return-Reason") == "slot-taken"
    back.answer()
    second.wait_transferred()
    back.hang_up()

    fetched = phone.dial(slot)
    hear(fetched, CALLER_HZ, tmp_path)
    assert CALLER[1] in pai(fetched)
    lamp.wait("terminated")


def test_an_attended_transfer_parks_in_the_chosen_slot(lab: Lab, phone: PlainPhone) -> None:
    caller, call = connect_caller(lab, phone)
    call.hold()
    consultation = phone.dial("*70894")
    assert call.transfer("*70894", replaces=consultation).status == 202
    call.wait_transferred()
    wait_tone(caller.heard_wav(), ON_HOLD_HZ)
    rows = lab.pbx.action("ParkedCalls", ParkingLot="kalliope")
    assert [(r["ParkingSpace"], r["ParkeeCallerIDNum"]) for r in rows if "ParkingSpace" in r] == [
        ("894", CALLER[1])
    ]


@pytest.mark.parametrize(
    ("number", "lot", "slot"), [("700", "default", "701"), ("888", "kalliope", "890")]
)
def test_a_parked_call_that_nobody_fetches_returns(
    lab: Lab, phone: PlainPhone, tmp_path: Path, number: str, lot: str, slot: str
) -> None:
    lab.park_seconds(2)
    try:
        caller, call = connect_caller(lab, phone)
        mark = lab.pbx.mark()
        call.transfer(number)
        assert lab.wait_for_event("ParkedCall", since=mark, Parkinglot=lot)["ParkingSpace"] == slot
        call.wait_transferred()
        back = phone.wait_call()
        assert back.invite is not None
        assert back.invite.caller == (f"R:{CALLER[0]}", CALLER[1])
        assert back.invite.get("X-Return-From") == slot
        assert back.invite.get("X-Return-Reason") == "park-timeout"
        back.answer()
        hear(back, CALLER_HZ, tmp_path)
        assert caller.up
    finally:
        lab.hang_up_all()
        lab.park_seconds(0)


def test_a_lamp_says_who_calls_a_ringing_phone(lab: Lab, phone: PlainPhone) -> None:
    lamp = phone.subscribe("103")
    lamp.wait("terminated")
    caller = lab.call_in("103", *reversed(CALLER))
    document = lamp.wait("early")
    assert f'<identity display="{CALLER[0]}">sip:{CALLER[1]}@' in document
    caller.hangup()
    lamp.wait("terminated")


def test_directed_and_group_pickup(lab: Lab, phone: PlainPhone, tmp_path: Path) -> None:
    older = lab.call_in("103", "0611111111", "Older", tone_hz=1700)
    older.wait_ringing()
    newer = lab.call_in("128", "0622222222", "Newer", tone_hz=1900)
    newer.wait_ringing()
    group = phone.dial("*9")
    hear(group, 1900, tmp_path)
    assert "0622222222" in pai(group)
    directed = phone.dial("**103")
    hear(directed, 1700, tmp_path)
    assert older.up
    assert newer.up
    assert phone.dial("**103").status == 404


@pytest.mark.parametrize("code", ["#*103", "#9"])
def test_pickup_with_invite_shows_the_caller_and_takes_the_call(
    lab: Lab, phone: PlainPhone, tmp_path: Path, code: str
) -> None:
    lamp = phone.subscribe("103")
    caller = lab.call_in("103", *reversed(CALLER), tone_hz=CALLER_HZ)
    lamp.wait("early")
    assert phone.dial(code).status == 603
    invited = phone.wait_call()
    assert invited.invite is not None
    assert invited.invite.caller == CALLER
    assert invited.invite.get("X-Pickup-Invite") == "103"
    assert "sip:103@" in invited.invite.get("Diversion")
    lamp.wait("early")
    invited.answer()
    caller.wait_up()
    hear(invited, CALLER_HZ, tmp_path)
    wait_tone(caller.heard_wav(), CONSOLE_HZ)
    lamp.wait("terminated")


def test_an_invited_pickup_that_is_refused_leaves_the_phone_ringing(
    lab: Lab, phone: PlainPhone
) -> None:
    lamp = phone.subscribe("107")
    mark = lab.robots.mark()
    caller = lab.call_in("107", tone_hz=CALLER_HZ)
    lamp.wait("early")
    phone.dial("#*107")
    phone.wait_call().reject(603)
    lab.wait_robot_answered("107", since=mark)
    wait_tone(caller.heard_wav(), lab.robot("107").tone)


@pytest.mark.parametrize("how", ["caller gives up", "phone answers"])
def test_an_invited_pickup_ends_when_there_is_nothing_left_to_take(
    lab: Lab, phone: PlainPhone, how: str
) -> None:
    ext = "103" if how == "caller gives up" else "107"
    lamp = phone.subscribe(ext)
    caller = lab.call_in(ext)
    lamp.wait("early")
    phone.dial(f"#*{ext}")
    invited = phone.wait_call()
    if how == "caller gives up":
        caller.hangup()
    else:
        caller.wait_up()
    invited.wait_over()
    assert phone.dial("#*103").status == 404


def test_a_queue_names_itself(lab: Lab, phone: PlainPhone) -> None:
    for number, name, header in (
        ("601", CALLER[0], "Reception"),
        ("651", f"Reception: {CALLER[0]}", ""),
    ):
        lab.queue_add("Reception", "202")
        try:
            caller = lab.call_in(f"065551{number}", *reversed(CALLER))
            call = phone.wait_call()
            assert call.invite is not None
            assert call.invite.caller == (name, CALLER[1])
            assert call.invite.get("X-Queue-Name") == header
            assert f"065551{number}" in call.invite.get("P-Called-Party-ID")
            caller.hangup()
            call.wait_over()
        finally:
            lab.queue_remove("Reception", "202")


@pytest.mark.parametrize(
    ("on", "off", "lamp"),
    [
        ("*78", "*79", "dnd202"),
        ("811101", "810", "ufwd202"),
        ("*50*", "*50*", "forkm202"),
        ("*511" + "2", "*510" + "2", "switch2"),
        ("*51*3", "*51*3", "switch3"),
        ("*521102*202", "*520102", "bs102"),
    ],
)
def test_a_service_code_moves_its_lamp(phone: PlainPhone, on: str, off: str, lamp: str) -> None:
    watch = phone.subscribe(lamp)
    watch.wait("terminated")
    code = phone.dial(on)
    assert code.status == 200
    watch.wait("confirmed")
    code.wait_over()
    phone.dial(off).wait_over()
    watch.wait("terminated")


def test_do_not_disturb_makes_calls_busy(lab: Lab, phone: PlainPhone) -> None:
    phone.dial("*78").wait_over()
    try:
        assert lab.call_in("202").wait_ended() == 17
    finally:
        phone.dial("*79").wait_over()


def test_queue_pause_needs_a_member(lab: Lab, phone: PlainPhone) -> None:
    assert phone.dial("*81").status == 403
    lab.queue_add("Sales", "202")
    try:
        mark = lab.pbx.mark()
        assert phone.dial("*81").status == 200
        assert lab.wait_for_event("QueueMemberPause", since=mark)["Paused"] == "1"
        assert phone.dial("*80").status == 200
    finally:
        lab.queue_remove("Sales", "202")


def test_a_robot_that_is_unplugged_is_unavailable(lab: Lab) -> None:
    lab.robot_unregister("159")
    try:
        assert lab.call_in("159").wait_ended() in {19, 20}
    finally:
        lab.robot_register("159")
    call = lab.call_in("159")
    call.wait_ringing()
    call.hangup()


def test_tls_shows_a_certificate_of_the_test_ca_only(lab: Lab) -> None:
    for ca, accepted in (("ca", True), ("wrong_ca", False)):
        context = ssl.create_default_context(cafile=lab.facts["tls"][ca])
        with socket.create_connection(("127.0.0.1", lab.port("tls")), timeout=5) as plain:
            if not accepted:
                with pytest.raises(ssl.SSLCertVerificationError):
                    context.wrap_socket(plain, server_hostname="127.0.0.1")
                continue
            with context.wrap_socket(plain, server_hostname="127.0.0.1") as secure:
                secure.sendall(
                    b"OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TLS 127.0.0.1:9;branch="
                    b"z9hG4bKtls\r\nFrom: <sip:202@127.0.0.1>;tag=1\r\nTo: <sip:127.0.0.1>\r\n"
                    b"Call-ID: tls\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n"
                    b"Content-Length: 0\r\n\r\n"
                )
                assert re.match(rb"SIP/2.0 \d+", secure.recv(4096))


def test_it_survives_a_kill(lab: Lab, phone: PlainPhone, tmp_path: Path) -> None:
    lab.kill()
    lab.start()
    phone.register()
    call = phone.dial("105")
    assert call.status == 200
    hear(call, lab.robot("105").tone, tmp_path)


def test_the_tone_meter_tells_silence_and_pitch(phone: PlainPhone, tmp_path: Path) -> None:
    silent, loud = phone.dial("960"), phone.dial("970440")
    hear(loud, 440, tmp_path)
    assert tone_of(loud.heard_wav(tmp_path / "loud.wav"), -0.4, 0) == pytest.approx(440, abs=3)
    assert tone_of(silent.heard_wav(tmp_path / "silent.wav"), -0.4, 0) is None


def test_the_command_says_what_runs_and_where(lab: Lab) -> None:
    name = ("--instance", lab.instance.name)
    status = run_lab(*name, "status")
    assert status.returncode == 0
    assert "pbx      running" in status.stdout
    config = run_lab(*name, "config", "--profile", "kalliope", "--transport", "tls")
    written = Path(config.stdout.strip())
    assert tomllib.loads(written.read_text())["accounts"][0]["port"] == lab.port("tls")
    assert written.stat().st_mode & 0o077 == 0
    wrong = run_lab(*name, "config", "--account", "999")
    assert wrong.returncode == 1
    assert "200" in wrong.stderr


def test_demo_callers_call(lab: Lab, phone: PlainPhone) -> None:
    lab.queue_add("Reception", phone.user)
    mark = lab.pbx.mark()
    try:
        with lab.demo():
            lab.wait_for_event("Newchannel", since=mark, Context="from-trunk")
            # colleagues talk to one another as well
            lab.pbx.wait(
                lambda e: e.get("Event") == "ExtensionStatus" and e["StatusText"] == "InUse",
                since=mark,
            )
    finally:
        lab.queue_remove("Reception", phone.user)
