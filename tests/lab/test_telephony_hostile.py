# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever comes over the wire, the SIP side stays up and does what is right."""

import random
from collections.abc import Iterator

import pytest

from atc.domain.events import (
    CallArrived,
    CallEnded,
    CallMediaChanged,
    CallPartyChanged,
    CommandFailed,
    DtmfReceived,
    PhoneStateChanged,
)
from atc.domain.extensions import PhoneState
from atc.ports.telephony import Answer, HangUp, Hold, Watch
from tests.lab.consolephone import ACCOUNT, ConsolePhone, account
from tests.lab.rawpbx import SDP, RawPbx
from tests.lab.sipmessage import SipMessage

pytestmark = pytest.mark.lab

USER = "200"


@pytest.fixture
def pbx() -> Iterator[RawPbx]:
    with RawPbx() as pbx:
        yield pbx


@pytest.fixture
def desk(pbx: RawPbx) -> Iterator[ConsolePhone]:
    with ConsolePhone(
        account(pbx.port, USER, "secret"), max_lines=4, queue_header="X-Queue-Name"
    ) as desk:
        desk.registered()
        yield desk


def alive(pbx: RawPbx, desk: ConsolePhone) -> None:
    """A call still rings and can be refused."""
    since = desk.mark()
    call_id = pbx.invite(USER)
    arrived = desk.arrived(since=since)
    pbx.wait(call_id=call_id, status=180)
    desk.submit(HangUp(arrived.call_id))
    pbx.acknowledge(USER, pbx.wait(call_id=call_id, status=603))


def connect(pbx: RawPbx, desk: ConsolePhone) -> tuple[CallArrived, str, str]:
    """Connect a call; return it, its Call-ID and our tag."""
    since = desk.mark()
    call_id = pbx.invite(USER)
    arrived = desk.arrived(since=since)
    desk.submit(Answer(arrived.call_id))
    tag = pbx.acknowledge(USER, pbx.wait(call_id=call_id, status=200))
    desk.connected(arrived.call_id)
    return arrived, call_id, tag


def test_all_that_the_headers_tell_is_shown(pbx: RawPbx, desk: ConsolePhone) -> None:
    pbx.invite(
        USER,
        'P-Asserted-Identity: "Anna Bianchi" <sip:0655599@x>',
        'Diversion: "Luca Neri" <sip:205@x>;reason=no-answer',
        "X-Queue-Name: Sales",
        "Alert-Info: <http://x/ring.wav>;info=alert-external",
    )
    arrived = desk.arrived()
    assert (arrived.remote.number, arrived.remote.name) == ("0655599", "Anna Bianchi")
    assert arrived.queue == "Sales"
    assert [(d.by.number, d.reason) for d in arrived.diversions] == [("205", "no-answer")]
    assert arrived.called == "205"
    assert "alert-external" in arrived.alert_info


@pytest.mark.parametrize("user", ["999", "admin", "2000", "%32%30"])
def test_calls_for_others_do_not_ring(pbx: RawPbx, desk: ConsolePhone, user: str) -> None:
    call_id = pbx.invite(user)
    answer = pbx.wait(call_id=call_id, status=1)
    assert answer.status == 404
    pbx.acknowledge(user, answer)
    alive(pbx, desk)
    assert len([event for event in desk.events if isinstance(event, CallArrived)]) == 1


def test_two_hundred_calls_at_once(pbx: RawPbx, desk: ConsolePhone) -> None:
    ids = [pbx.invite(USER) for _ in range(200)]
    answers = [pbx.wait(call_id=call_id, status=1, timeout=20) for call_id in ids]
    codes = [answer.status for answer in answers]
    assert codes.count(180) == 4
    assert codes.count(486) + codes.count(180) == 200
    for answer in answers:
        if answer.status >= 300:
            pbx.acknowledge(USER, answer)
    arrived = [event for event in desk.events if isinstance(event, CallArrived)]
    assert len(arrived) == 4
    for event in arrived:
        desk.submit(HangUp(event.call_id))
        desk.ended(event.call_id)
    alive(pbx, desk)


def test_answered_elsewhere(pbx: RawPbx, desk: ConsolePhone) -> None:
    call_id = pbx.invite(USER)
    arrived = desk.arrived()
    pbx.wait(call_id=call_id, status=180)
    pbx.request(
        "CANCEL",
        USER,
        call_id,
        'Reason: SIP;cause=200;text="Call completed elsewhere"',
        branch=f"{call_id}-1",
    )
    ended = desk.ended(arrived.call_id)
    assert ended.elsewhere
    assert not ended.by_us


def test_a_call_that_is_cancelled_at_once_is_told_and_over(pbx: RawPbx, desk: ConsolePhone) -> None:
    call_id = pbx.invite(USER)
    pbx.request("CANCEL", USER, call_id, branch=f"{call_id}-1")
    arrived = desk.arrived()
    assert not desk.ended(arrived.call_id).elsewhere


MALFORMED = [
    b"",
    b"\x00" * 2000,
    b"INVITE",
    b"INVITE sip:200@127.0.0.1 SIP/2.0\r\n\r\n",
    b"INVITE sip:200@127.0.0.1 SIP/9.9\r\nVia: x\r\n\r\n",
    b"SIP/2.0 200 OK\r\n\r\n",
    b"SIP/2.0 999999999999 OK\r\nVia: SIP/2.0/UDP x;branch=z9hG4bK1\r\n\r\n",
    b"NOTIFY sip:200@127.0.0.1 SIP/2.0\r\nEvent: dialog\r\n\r\n<!DOCTYPE a>",
    b"INVITE " + b"x" * 7900 + b" SIP/2.0\r\n\r\n",
    b"\xff\xfe" * 500,
    b"OPTIONS sip:200@127.0.0.1 SIP/2.0\r\nContent-Length: -1\r\n\r\n",
    b"INVITE sip:@127.0.0.1 SIP/2.0\r\nTo: <sip:200@evil@127.0.0.1>\r\n\r\n",
]


def test_malformed_messages_do_no_harm(pbx: RawPbx, desk: ConsolePhone) -> None:
    for message in MALFORMED:
        pbx.send(message)
    whole = SipMessage.parse(b"").start + "INVITE sip:200@127.0.0.1 SIP/2.0\r\n" + SDP
    for seed in range(200):
        noise = random.Random(seed)
        data = bytearray(whole.encode())
        for _ in range(noise.randint(1, 30)):
            data[noise.randrange(len(data))] = noise.randrange(256)
        pbx.send(bytes(data[: noise.randrange(len(data))]))
    alive(pbx, desk)


@pytest.mark.parametrize(
    "header",
    [
        'P-Asserted-Identity: "' + "x" * 5000 + '" <sip:1@x>',
        "Diversion: " + ", ".join(f"<sip:{n}@x>;reason=unknown" for n in range(200)),
        'P-Asserted-Identity: "\\" <sip:1@x',
        "P-Asserted-Identity: \udcff\udcfe <sip:1@x>".encode("utf-8", "surrogateescape").decode(
            "latin-1"
        ),
        "Reason: ;;;===",
        "Privacy: ;;;",
        "History-Info: <>,<>,,,<sip:>",
    ],
)
def test_odd_headers_still_ring(pbx: RawPbx, desk: ConsolePhone, header: str) -> None:
    call_id = pbx.invite(USER, header)
    arrived = desk.arrived()
    assert len(arrived.remote.name) <= 128
    pbx.wait(call_id=call_id, status=180)
    alive(pbx, desk)


def test_the_other_end_changes_and_is_shown(pbx: RawPbx, desk: ConsolePhone) -> None:
    arrived, call_id, tag = connect(pbx, desk)
    pbx.request(
        "INVITE",
        USER,
        call_id,
        'P-Asserted-Identity: "Carla Verdi" <sip:301@x>',
        body=SDP,
        cseq=2,
        to_tag=tag,
    )
    changed = desk.wait(CallPartyChanged)
    assert (changed.call_id, changed.remote.number) == (arrived.call_id, "301")


def test_being_held_by_the_other_end_is_shown(pbx: RawPbx, desk: ConsolePhone) -> None:
    arrived, call_id, tag = connect(pbx, desk)
    since = desk.mark()
    held = SDP.replace("sendrecv", "sendonly").replace("o=- 1 1", "o=- 1 2")
    pbx.request("INVITE", USER, call_id, body=held, cseq=2, to_tag=tag)
    told = desk.wait(CallMediaChanged, since=since)
    assert (told.call_id, told.held_by_peer, told.held_by_us) == (arrived.call_id, True, False)


def test_a_refused_hold_leaves_the_call_talking(pbx: RawPbx, desk: ConsolePhone) -> None:
    arrived, _, _ = connect(pbx, desk)
    since = desk.submit(Hold(arrived.call_id))
    pbx.reply(pbx.wait(method="INVITE"), 488)
    failed = desk.wait(CommandFailed, since=since)
    assert (failed.command, failed.code) == (Hold(arrived.call_id), 488)
    assert not any(isinstance(event, CallEnded) for event in desk.events)


def test_a_hold_that_met_one_of_theirs_is_tried_again(pbx: RawPbx, desk: ConsolePhone) -> None:
    arrived, _, _ = connect(pbx, desk)
    since = desk.submit(Hold(arrived.call_id))
    pbx.reply(pbx.wait(method="INVITE"), 491)
    pbx.messages.clear()
    again = pbx.wait(method="INVITE")
    pbx.reply(
        again,
        200,
        f"Contact: <sip:raw@127.0.0.1:{pbx.port}>",
        body=SDP.replace("sendrecv", "recvonly").replace("o=- 1 1", "o=- 1 2"),
    )
    desk.wait(CallMediaChanged, lambda event: event.held_by_us, since=since)


def test_nobody_sends_the_receptionist_elsewhere(pbx: RawPbx, desk: ConsolePhone) -> None:
    _, call_id, tag = connect(pbx, desk)
    pbx.request("REFER", USER, call_id, "Refer-To: <sip:0900@evil>", cseq=2, to_tag=tag)
    assert pbx.wait(call_id=call_id, status=603)
    alive(pbx, desk)


def test_a_call_takes_the_place_of_another(pbx: RawPbx, desk: ConsolePhone) -> None:
    arrived, call_id, tag = connect(pbx, desk)
    since = desk.mark()
    replaces = f"Replaces: {call_id};to-tag={tag};from-tag=raw{call_id}"
    new_id = pbx.invite(USER, replaces, 'P-Asserted-Identity: "Luca Neri" <sip:301@x>')
    pbx.acknowledge(USER, pbx.wait(call_id=new_id, status=200))
    new = desk.arrived(since=since)
    assert new.replaces
    assert new.remote.number == "301"
    desk.connected(new.call_id)
    pbx.reply(pbx.wait(method="BYE", call_id=call_id), 200)
    desk.ended(arrived.call_id)
    desk.submit(HangUp(new.call_id))
    desk.ended(new.call_id)
    alive(pbx, desk)


def test_a_replaces_for_nothing_does_not_ring(pbx: RawPbx, desk: ConsolePhone) -> None:
    call_id = pbx.invite(USER, "Replaces: a;to-tag=b;from-tag=c")
    pbx.acknowledge(USER, pbx.wait(call_id=call_id, status=481))
    pbx.invite(USER, "Replaces: ;;;")
    alive(pbx, desk)
    assert len([event for event in desk.events if isinstance(event, CallArrived)]) == 1


def test_keys_by_info_are_heard(pbx: RawPbx, desk: ConsolePhone) -> None:
    arrived, call_id, tag = connect(pbx, desk)
    body = "Signal=7\r\nDuration=160\r\n"
    pbx.send(
        "\r\n".join(
            [
                f"INFO sip:{USER}@127.0.0.1:{pbx.phone[1]} SIP/2.0",
                f"Via: SIP/2.0/UDP 127.0.0.1:{pbx.port};branch=z9hG4bK{call_id}-2",
                f'From: "Mario Rossi" <sip:0655512@127.0.0.1>;tag=raw{call_id}',
                f"To: <sip:{USER}@127.0.0.1>;tag={tag}",
                f"Call-ID: {call_id}",
                "CSeq: 2 INFO",
                "Max-Forwards: 70",
                "Content-Type: application/dtmf-relay",
                f"Content-Length: {len(body)}",
                "",
                body,
            ]
        )
    )
    digit = desk.wait(DtmfReceived)
    assert (digit.call_id, digit.digit) == (arrived.call_id, "7")


DOCUMENT = (
    '<?xml version="1.0"?>{doctype}<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" '
    'version="{version}" state="full" entity="sip:101@x">'
    '<dialog id="1" direction="recipient"><state>{state}</state></dialog></dialog-info>'
)


def notify(pbx: RawPbx, subscribe: SipMessage, body: str, number: int) -> None:
    tag = subscribe.get("From")
    pbx.send(
        "\r\n".join(
            [
                f"NOTIFY sip:{USER}@127.0.0.1:{pbx.phone[1]} SIP/2.0",
                f"Via: SIP/2.0/UDP 127.0.0.1:{pbx.port};branch=z9hG4bKn{number}",
                f"From: {subscribe.get('To')};tag=raw",
                f"To: {tag}",
                f"Call-ID: {subscribe.get('Call-ID')}",
                f"CSeq: {number} NOTIFY",
                "Max-Forwards: 70",
                f"Contact: <sip:raw@127.0.0.1:{pbx.port}>",
                "Event: dialog",
                "Subscription-State: active;expires=600",
                "Content-Type: application/dialog-info+xml",
                f"Content-Length: {len(body.encode())}",
                "",
                body,
            ]
        )
    )


def test_a_poisoned_lamp_document_changes_nothing(pbx: RawPbx, desk: ConsolePhone) -> None:
    desk.submit(Watch(ACCOUNT, ("101",)))
    subscribe = pbx.wait(method="SUBSCRIBE")
    pbx.reply(subscribe, 200, "Expires: 600", f"Contact: <sip:raw@127.0.0.1:{pbx.port}>")
    notify(pbx, subscribe, DOCUMENT.format(doctype="", version=1, state="confirmed"), 1)
    desk.lamp("101", PhoneState.BUSY)
    since = desk.mark()
    bomb = '<!DOCTYPE d [<!ENTITY a "early"><!ENTITY b "&a;&a;&a;&a;">]>'
    bad = [
        DOCUMENT.format(doctype=bomb, version=2, state="&b;"),
        DOCUMENT.format(doctype="", version="x" * 3000, state="early"),
        "<" * 4000,
        "no xml at all",
        "",
    ]
    for number, body in enumerate(bad, 2):
        notify(pbx, subscribe, body, number)
    notify(pbx, subscribe, DOCUMENT.format(doctype="", version=0, state="early"), 20)
    notify(pbx, subscribe, DOCUMENT.format(doctype="", version=9, state="terminated"), 21)
    desk.lamp("101", PhoneState.IDLE, since=since)
    shown = [event.state for event in desk.events[since:] if isinstance(event, PhoneStateChanged)]
    assert PhoneState.RINGING not in shown[shown.index(PhoneState.IDLE) :]
    alive(pbx, desk)
