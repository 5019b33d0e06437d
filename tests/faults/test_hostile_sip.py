# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages that no decent PBX sends: none stops the switchboard, none gets a lie on the screen."""

import re
import socket
import time

import pytest

from atc.domain.calls import CallState
from atc.domain.extensions import PhoneState
from tests.faults.fakepbx import HOST, SDP, FakePbx, lamp, message

pytestmark = pytest.mark.usefixtures("calm")


def alive(desk, fake):
    """A call still rings, is answered by a tap, and ends."""
    before = len(desk.calls)
    call = _rings(desk, fake)
    ringing = desk.wait(
        lambda: next((c for c in desk.calls if c.remote.number == "0461777"), None), "its card"
    )
    desk.tap(f"call-{ringing.id}-answer")
    desk.wait(lambda: call.final == 200, "answered")
    call.send("BYE")
    desk.wait(lambda: len(desk.calls) == before, "the call is over")
    desk.services.calls.dismiss(ringing.id)


def _rings(desk, fake):
    """A decent INVITE; one that came amid garbage on a stream may have been lost with it."""
    for _ in range(3):
        call = fake.invite(caller='"Dopo" <sip:0461777@127.0.0.1>')
        end = time.monotonic() + 4
        desk.wait(lambda c=call, e=end: 180 in c.statuses or time.monotonic() > e)
        if 180 in call.statuses:
            return call
    raise AssertionError("no decent call gets through any more")


def base(fake, method="INVITE", **changed):
    """The headers of a request, some of them changed, None takes one away."""
    headers = {
        "Via": f"SIP/2.0/UDP {HOST}:{fake.port};branch=z9hG4bKevil{len(fake.messages)}x"
        f"{abs(hash(str(changed))) % 10**9}",
        "Max-Forwards": "70",
        "From": "<sip:evil@127.0.0.1>;tag=evil",
        "To": f"<{fake.contact}>",
        "Call-ID": f"evil-{abs(hash(str(changed))) % 10**9}",
        "CSeq": f"1 {method}",
        "Contact": f"<sip:{HOST}:{fake.port}>",
    }
    headers.update({k.replace("_", "-"): v for k, v in changed.items()})
    return [(k, v) for k, v in headers.items() if v is not None]


def torture(fake):
    """Broken messages in the manner of RFC 4475, and worse."""
    uri = fake.contact
    invite = f"INVITE {uri} SIP/2.0"

    def of(start=invite, body="", **changed):
        return message(start, base(fake, **changed), body)

    return {
        "no Call-ID": of(Call_ID=None),
        "no From": of(From=None),
        "no To": of(To=None),
        "no CSeq": of(CSeq=None),
        "no Via": of(Via=None),
        "empty headers": of(From="", To="", Call_ID="", CSeq=""),
        "a CSeq out of this world": of(CSeq="36893488147419103232 INVITE"),
        "a CSeq of another method": of(CSeq="1 OPTIONS"),
        "a negative length": of(Content_Length="-999", Content_Type="application/sdp"),
        "a length too long": of(Content_Length="9999", body=SDP, Content_Type="application/sdp"),
        "a length of words": of(Content_Length="lots"),
        "an unknown scheme": of(f"INVITE nobodyKnows:{'x' * 500} SIP/2.0"),
        "spaces in the URI": of(f"INVITE sip:200 and more@{HOST} SIP/2.0"),
        "SIP/7.0": of(f"INVITE {uri} SIP/7.0"),
        "no version": of(f"INVITE {uri}"),
        "angle brackets in the URI": of(f"INVITE <{uri}> SIP/2.0"),
        "unclosed quotes": of(From='"Mario <sip:0461@127.0.0.1>;tag=q'),
        "unclosed brackets": of(From="<sip:0461@127.0.0.1;tag=q"),
        "From without a URI": of(From="nobody"),
        "invalid UTF-8": of().replace(b"evil@", b"\xff\xfe\xc3\x28\x80@"),
        "NUL bytes": of().replace(b"evil@", b"ev\0il@"),
        "escaped NUL": of(From="<sip:ev%00il@127.0.0.1>;tag=z"),
        "escapes cut short": of(From="<sip:%z%2@127.0.0.1>;tag=z"),
        "a header of 60 kB": of(Subject="x" * 60_000),
        "a thousand Vias": of(Via=", ".join([f"SIP/2.0/UDP {HOST}:{fake.port}"] * 1000)),
        "a folded header for ever": of(Subject="a" + "\r\n b" * 5000),
        "a name of 8 kB": of(From=f'"{"N" * 8000}" <sip:0461@127.0.0.1>;tag=n'),
        "Max-Forwards 0": of(Max_Forwards="0"),
        "Max-Forwards of words": of(Max_Forwards="many"),
        "an SDP of nonsense": of(body="v=0\r\nm=audio", Content_Type="application/sdp"),
        "an SDP without an end": of(body=SDP * 300, Content_Type="application/sdp"),
        "an SDP with port 99999": of(
            body=SDP.replace("40000", "99999"), Content_Type="application/sdp"
        ),
        "multipart without parts": of(body="--x--", Content_Type="multipart/mixed;boundary=x"),
        "an unknown method": of(f"NEWMETHOD {uri} SIP/2.0", CSeq="1 NEWMETHOD"),
        "an extension required": of(Require="nothingSupportsThis"),
        "a response to nothing": message("SIP/2.0 200 OK", base(fake)),
        "a response of status 4294967301": message("SIP/2.0 4294967301 better", base(fake)),
        "only a start line": (invite + "\r\n\r\n").encode(),
        "binary garbage": bytes(range(256)) * 40,
        "nothing but spaces": b" " * 4000,
        "a STUN packet": b"\x00\x01\x00\x00\x21\x12\xa4\x42" + b"\0" * 12,
    }


def test_torture_messages_neither_stop_nor_confuse_the_console(front_desk, fake):
    desk = front_desk(fake)
    for data in torture(fake).values():
        fake.send(data)
    last = fake.invite(caller="<sip:0461888@127.0.0.1>")
    desk.wait(lambda: "0461888" in {c.remote.number for c in desk.calls}, "all were looked at")
    last.cancel()
    desk.wait(lambda: last.final == 487, "taken back")
    for call in desk.calls:
        assert call.state is CallState.RINGING, "what looked like a call may ring, no more"
        assert len(call.remote.name) < 300
        assert "\0" not in call.remote.name + call.remote.number
        desk.services.calls.reject(call.id)
    desk.wait(lambda: not desk.calls, "all are refused")
    for call in desk.services.calls.all:
        desk.services.calls.dismiss(call.id)
    alive(desk, fake)


@pytest.mark.parametrize(
    "what",
    [
        "no Call-ID",
        "a CSeq of another method",
        "an unknown method",
        "an SDP of nonsense",
        "an extension required",
    ],
)
def test_a_broken_request_never_becomes_a_card(front_desk, fake, what):
    desk = front_desk(fake)
    fake.send(torture(fake)[what])
    alive(desk, fake)
    assert desk.calls == ()


def test_a_megabyte_of_garbage_on_a_tcp_connection(front_desk):
    with FakePbx("tcp") as fake:
        desk = front_desk(fake)
        fake.send(b"INVITE " + b"A" * (1 << 20) + b"\r\n\r\n")
        alive(desk, fake)
        desk.wait_lamps({PhoneState.IDLE})


def test_a_tcp_pbx_that_lies_about_the_length(front_desk):
    with FakePbx("tcp") as fake:
        desk = front_desk(fake)
        for length in ("-1", "99999999999999999999", "abc"):
            try:
                fake.send(
                    message(
                        f"OPTIONS {fake.contact} SIP/2.0",
                        base(fake, "OPTIONS", Content_Length=length),
                    )
                )
            except OSError:
                break
        desk.wait_registered(20)
        fake.peer = None
        desk.services.accounts.retry()
        desk.wait(lambda: fake.peer is not None, "it came to us again", 20)
        desk.wait_registered(20)
        alive(desk, fake)


# -- lamps -----------------------------------------------------------------------------------------

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "'
    + "&a;" * 10
    + '">'
    + "".join(
        f'<!ENTITY {n} "{("&" + m + ";") * 10}">' for m, n in zip("bcdefgh", "cdefghi", strict=True)
    )
    + ']><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="9" state="full" '
    'entity="sip:100@x"><dialog id="1"><state>&i;</state></dialog></dialog-info>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    '<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="9" state="full" '
    'entity="sip:100@x"><dialog id="1"><state>confirmed</state><remote><identity '
    'display="&e;">sip:1@x</identity></remote></dialog></dialog-info>'
)
LIES = {
    "a billion laughs": BOMB,
    "an external entity": OUTSIDE,
    "no XML": "busy, I think",
    "cut short": lamp("100", "confirmed", 9)[:120],
    "another root": "<presence/>",
    "a version of words": lamp("100", "confirmed").replace('version="0"', 'version="new"'),
    "a negative version": lamp("100", "confirmed", -5),
    "2 MB of dialogs": lamp("100", "confirmed", 9).replace(
        "</dialog-info>", '<dialog id="x"><state>early</state></dialog>' * 1000
    )[:60_000],
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lamp_document_that_lies_changes_no_lamp(front_desk, fake, lie):
    desk = front_desk(fake)
    desk.wait_lamps({PhoneState.IDLE})
    fake.notify("100", LIES[lie])
    fake.notify("101", lamp("101", "confirmed", 1))
    desk.wait(lambda: state(desk, "101") is PhoneState.BUSY, "the honest lamp behind it")
    assert state(desk, "100") is PhoneState.IDLE
    fake.notify("100", lamp("100", "early", 1))
    desk.wait(lambda: state(desk, "100") is PhoneState.RINGING, "it goes on afterwards")


@pytest.mark.parametrize("word", [b"\xff\xc3\x28", b"thinking"])
def test_a_state_that_nobody_knows_is_not_idle(front_desk, fake, word):
    desk = front_desk(fake)
    desk.wait_lamps({PhoneState.IDLE})
    fake.notify("100", lamp("100", "confirmed", 1).encode().replace(b"confirmed", word))
    desk.wait(lambda: state(desk, "100") is not PhoneState.IDLE, "not idle")


def test_partial_states_and_old_versions(front_desk, fake):
    desk = front_desk(fake)
    desk.wait_lamps({PhoneState.IDLE})
    fake.notify("100", lamp("100", "confirmed", 1, "partial"))
    desk.wait(lambda: state(desk, "100") is PhoneState.BUSY, "a partial document adds a dialog")
    fake.notify("100", lamp("100", "terminated", 1, "partial"))
    fake.notify("101", lamp("101", "confirmed", 1))
    desk.wait(lambda: state(desk, "101") is PhoneState.BUSY, "the message behind it")
    assert state(desk, "100") is PhoneState.BUSY, "a version seen already says nothing"
    fake.notify("100", lamp("100", "terminated", 2, "partial"))
    desk.wait(lambda: state(desk, "100") is PhoneState.IDLE, "and takes it away again")


def test_a_notify_that_nobody_asked_for(front_desk, fake):
    desk = front_desk(fake)
    desk.wait_lamps({PhoneState.IDLE})
    fake.send(
        message(
            f"NOTIFY {fake.contact} SIP/2.0",
            [
                *base(fake, "NOTIFY"),
                ("Event", "dialog"),
                ("Subscription-State", "active;expires=99"),
                ("Content-Type", "application/dialog-info+xml"),
            ],
            lamp("100", "confirmed", 99),
        )
    )
    alive(desk, fake)
    assert state(desk, "100") is PhoneState.IDLE
    assert 200 not in [m.status for m in fake.of(dict(base(fake, "NOTIFY"))["Call-ID"])]


def state(desk, number):
    return desk.services.extensions.find(number).state


# -- requests in the wrong place -------------------------------------------------------------------


def statuses(fake, method):
    return [m.status for m in list(fake.messages) if m.method == method and m.status >= 200]


@pytest.mark.parametrize(
    ("method", "extra"),
    [
        ("REFER", [("Refer-To", f"<sip:evil@{HOST}>")]),
        ("BYE", []),
        ("UPDATE", []),
        ("INFO", []),
        ("PRACK", [("RAck", "1 1 INVITE")]),
        ("PUBLISH", [("Event", "presence")]),
        ("SUBSCRIBE", [("Event", "dialog")]),
        ("REGISTER", []),
    ],
)
def test_a_stranger_gets_nothing_done(front_desk, fake, method, extra):
    desk = front_desk(fake)
    mine = len(fake.got("INVITE"))
    fake.send(message(f"{method} {fake.contact} SIP/2.0", [*base(fake, method), *extra], "x"))
    alive(desk, fake)
    assert all(s >= 400 for s in statuses(fake, method) if method != "BYE")
    assert len(fake.got("INVITE")) == mine, "nobody makes us call somebody"
    assert desk.calls == ()


@pytest.mark.parametrize("method", ["INFO", "MESSAGE", "UPDATE", "PRACK", "REFER", "NOTIFY"])
def test_surprises_within_a_call_do_not_end_it(front_desk, fake, method):
    desk = front_desk(fake)
    dialog = fake.invite()
    desk.wait(lambda: 180 in dialog.statuses, "ringing")
    call = desk.wait_call(CallState.RINGING)
    desk.tap(f"call-{call.id}-answer")
    desk.wait(lambda: dialog.final == 200, "answered")
    desk.wait_call(CallState.ACTIVE)
    extra = {
        "INFO": [("Content-Type", "application/dtmf-relay")],
        "MESSAGE": [("Content-Type", "text/plain")],
        "PRACK": [("RAck", "7 7 INVITE")],
        "REFER": [("Refer-To", f"<sip:evil@{HOST}>")],
        "NOTIFY": [
            ("Event", "refer"),
            ("Subscription-State", "active"),
            ("Content-Type", "message/sipfrag"),
        ],
    }.get(method, [])
    calls = len(fake.got("INVITE"))
    dialog.send(method, extra, b"\xff\0Signal=\r\n" * 20)
    desk.wait(lambda: statuses(fake, method), f"{method} is answered")
    assert len(fake.got("INVITE")) == calls
    assert desk.services.calls.get(call.id).state is CallState.ACTIVE
    desk.tap(f"call-{call.id}-hangup")
    desk.wait(lambda: fake.got("BYE"), "and it can be hung up")


def test_replaces_for_a_call_that_is_not_ours(front_desk, fake):
    desk = front_desk(fake)
    dialog = fake.invite(
        extra=[("Replaces", "somebody-elses-call;to-tag=1;from-tag=2"), ("Require", "replaces")]
    )
    desk.wait(lambda: dialog.final, "it is refused")
    assert dialog.final in {481, 420}
    assert desk.calls == ()
    alive(desk, fake)


GARBAGE = [
    "",
    "x" * 50_000,
    "SIP/2.0",
    "SIP/2.0 abc def",
    "SIP/2.0 99999999999999 OK",
    "\0\xff",
    "HTTP/1.1 200 OK",
    "SIP/2.0 -200 OK",
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_about_a_transfer_leaves_the_caller_on_her_line(front_desk, fake, garbage):
    fake.policy |= {"REFER": 202, "INVITE": 200}
    desk = front_desk(fake)
    dialog = fake.invite()
    desk.wait(lambda: 180 in dialog.statuses, "ringing")
    call = desk.wait_call(CallState.RINGING)
    desk.tap(f"call-{call.id}-answer")
    desk.wait_call(CallState.ACTIVE)
    desk.services.transfers.blind(call.id, "100")
    refer = desk.wait(lambda: fake.got("REFER"), "REFER is sent")[0]

    def tell(body, subscription="active;expires=60"):
        before = len(statuses(fake, "NOTIFY"))
        dialog.send(
            "NOTIFY",
            [
                ("Event", f"refer;id={refer.get('CSeq').split()[0]}"),
                ("Subscription-State", subscription),
                ("Content-Type", "message/sipfrag;version=2.0"),
            ],
            body.encode("latin-1"),
        )
        desk.wait(lambda: len(statuses(fake, "NOTIFY")) > before, "NOTIFY is answered")

    tell(garbage)
    tell("SIP/2.0 486 Busy Here", "terminated;reason=noresource")
    desk.wait(lambda: desk.services.transfers.log.all[-1].final, "the transfer has failed")
    assert dialog.call_id not in [m.get("Call-ID") for m in fake.got("BYE")]
    assert desk.services.calls.get(call.id).live


def test_a_call_for_somebody_else_is_refused_and_never_shown(front_desk, fake):
    desk = front_desk(fake)
    for user in ("999", "root", "200x", ""):
        dialog = fake.invite(user=user) if user else _without_user(fake)
        desk.wait(lambda d=dialog: d.final, f"{user} is refused")
        assert dialog.final in {403, 404}
        assert 180 not in dialog.statuses
    assert desk.services.calls.all == ()
    alive(desk, fake)


def _without_user(fake):
    contact, fake.contact = fake.contact, re.sub(r"sip:[^@]*@", "sip:", fake.contact)
    try:
        return fake.invite()
    finally:
        fake.contact = contact


def test_a_scanner_on_our_port_is_not_served(front_desk, fake):
    desk = front_desk(fake)
    port = int(fake.contact.rpartition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as scanner:
        scanner.bind((HOST, 0))
        scanner.settimeout(5)
        here = scanner.getsockname()[1]
        scanner.sendto(
            message(
                f"INVITE sip:1000@{HOST} SIP/2.0",
                [
                    ("Via", f"SIP/2.0/UDP {HOST}:{here};branch=z9hG4bKscan"),
                    ("Max-Forwards", "70"),
                    ("From", "<sip:1000@1.1.1.1>;tag=s"),
                    ("To", f"<sip:1000@{HOST}>"),
                    ("Call-ID", "scan"),
                    ("CSeq", "1 INVITE"),
                    ("Contact", f"<sip:{HOST}:{here}>"),
                ],
            ),
            (HOST, port),
        )
        answers = []
        while not any(a >= 200 for a in answers):
            answers.append(int(desk.meanwhile(lambda: scanner.recv(4096)).split()[1]))
    assert answers[-1] in {403, 404}
    assert desk.services.calls.all == ()
