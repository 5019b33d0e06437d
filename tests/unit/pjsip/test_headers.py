# SPDX-License-Identifier: GPL-3.0-or-later
"""Who calls, whom, and by which way: read from messages that strangers wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atc.adapters.pjsip import headers
from atc.adapters.pjsip.headers import Message
from atc.domain.calls import Diversion, Party


def invite(*lines: str, uri: str = "sip:200@127.0.0.1:5070;ob", body: str = "") -> Message:
    given_names = {line.partition(":")[0].lower() for line in lines}
    usual = [
        "Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1",
        'From: "Mario Rossi" <sip:0655512@pbx.example>;tag=1',
        "To: <sip:200@127.0.0.1>",
        "Call-ID: 1@example",
        "CSeq: 1 INVITE",
    ]
    kept = [line for line in usual if line.partition(":")[0].lower() not in given_names]
    return Message("\r\n".join([f"INVITE {uri} SIP/2.0", *kept, *lines, "", body]))


def test_from_names_the_caller() -> None:
    assert headers.caller(invite()) == Party("0655512", "Mario Rossi")


@pytest.mark.parametrize(
    ("value", "party"),
    [
        ("<sip:101@x>;tag=1", Party("101", "")),
        ("sip:101@x;tag=1", Party("101", "")),
        ('"O\\"Neil, \\\\ Pat" <sip:101@x>', Party("101", 'O"Neil, \\ Pat')),
        ('"Doe, John <sales>" <sip:101@x;user=phone>', Party("101", "Doe, John <sales>")),
        ("Anna Bianchi <sips:101@x>", Party("101", "Anna Bianchi")),
        ("<tel:+390655512;phone-context=x>", Party("+390655512", "")),
        ("<sip:%2B39%23%2a@x>", Party("+39#*", "")),
        ("<sip:101:secret@x>", Party("101", "")),
        ('"Anonymous" <sip:anonymous@anonymous.invalid>', Party("", "Anonymous")),
        ('"ab\x00c\u202e\x1b[2J" <sip:101@x>', Party("101", "ab c [2J")),
    ],
)
def test_addresses_in_all_their_forms(value: str, party: Party) -> None:
    address = headers.parse_address(value)
    assert address is not None
    assert address.party == party


@pytest.mark.parametrize("value", ["", "<>", '"', "mailto:x@y", '"name only"', "<sip>", "\\"])
def test_what_is_no_address_is_none(value: str) -> None:
    address = headers.parse_address(value)
    assert address is None


def test_the_asserted_identity_beats_from() -> None:
    message = invite('P-Asserted-Identity: "Anna Bianchi" <sip:101@x>, <tel:+390655>')
    assert headers.caller(message) == Party("101", "Anna Bianchi")


def test_remote_party_id_serves_where_nothing_is_asserted() -> None:
    message = invite('Remote-Party-ID: "Anna" <sip:101@x>;party=calling;privacy=off;screen=yes')
    assert headers.caller(message) == Party("101", "Anna")


@pytest.mark.parametrize(
    "lines",
    [
        ("Privacy: id", "P-Asserted-Identity: <sip:101@x>"),
        ("Privacy: header; user",),
        ("Remote-Party-ID: <sip:101@x>;privacy=full",),
        ("From: Anonymous <sip:anonymous@anonymous.invalid>;tag=1",),
    ],
)
def test_a_withheld_caller_has_no_number(lines: tuple[str, ...]) -> None:
    assert headers.caller(invite(*lines)).anonymous


def test_compact_and_folded_headers() -> None:
    message = Message('INVITE sip:2@x SIP/2.0\r\nf: "Mario\r\n Rossi"\r\n\t<sip:7@x>\r\n\r\n')
    assert headers.caller(message) == Party("7", "Mario Rossi")


def test_diversions_come_latest_first_with_their_reasons() -> None:
    message = invite(
        'Diversion: "Luca Neri" <sip:205@x>;reason=no-answer;c=1,<sip:204@x>;reason=USER-BUSY',
        'Diversion: <sip:0655510@x>;reason="unconditional"',
    )
    assert headers.diversions(message) == (
        Diversion(Party("205", "Luca Neri"), "no-answer"),
        Diversion(Party("204"), "user-busy"),
        Diversion(Party("0655510"), "unconditional"),
    )


def test_history_info_tells_the_same_story() -> None:
    message = invite(
        "History-Info: <sip:0655510@x>;index=1, <sip:205@x;cause=302>;index=1.1,"
        ' "Desk" <sip:200@x;cause=408>;index=1.2'
    )
    assert headers.diversions(message) == (
        Diversion(Party("205"), "no-answer"),
        Diversion(Party("0655510"), "unconditional"),
    )


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ((), "200"),
        (("To: <sip:0655510@x>",), "0655510"),
        (("Diversion: <sip:205@x>", "Diversion: <sip:0655511@x>"), "0655511"),
        (("P-Called-Party-ID: <sip:0655512@x>", "Diversion: <sip:205@x>"), "0655512"),
    ],
)
def test_the_called_number_is_the_one_that_was_dialled(lines: tuple[str, ...], number: str) -> None:
    assert headers.called_number(invite(*lines), "200") == number


@pytest.mark.parametrize(
    ("line", "user"),
    [
        ("INVITE sip:200@127.0.0.1:5070;ob SIP/2.0", "200"),
        ("INVITE sip:%32%30%30@x SIP/2.0", "200"),
        ("INVITE sip:127.0.0.1 SIP/2.0", ""),
        ("INVITE", ""),
        ("", ""),
    ],
)
def test_whom_a_request_is_for(line: str, user: str) -> None:
    assert headers.request_user(line) == user


@pytest.mark.parametrize(
    ("reason", "elsewhere"),
    [
        ('SIP;cause=200;text="Call completed elsewhere"', True),
        ("Q.850;cause=26, SIP ;cause=200", True),
        ('Q.850;cause=26;text="Answered elsewhere"', True),
        ("SIP;cause=487", False),
        ("Q.850;cause=200", False),
    ],
)
def test_answered_elsewhere(reason: str, elsewhere: bool) -> None:
    assert headers.answered_elsewhere(invite(f"Reason: {reason}")) is elsewhere


@pytest.mark.parametrize(
    ("body", "direction"),
    [
        ("", ""),
        ("v=0\r\nm=audio 1 RTP/AVP 8\r\n", "sendrecv"),
        ("v=0\r\na=sendonly\r\nm=audio 1 RTP/AVP 8\r\n", "sendonly"),
        (
            "v=0\r\nm=audio 1 RTP/AVP 8\r\na=inactive\r\nm=video 1 RTP/AVP 9\r\na=sendrecv\r\n",
            "inactive",
        ),
    ],
)
def test_direction_of_the_voice(body: str, direction: str) -> None:
    assert headers.sdp_direction(invite(body=body)) == direction


@pytest.mark.parametrize(
    ("number", "uri"),
    [
        ("101", "sip:101@pbx"),
        ("#*101", "sip:%23*101@pbx"),
        (" +39 06 ", "sip:+39%2006@pbx"),
        ("1@evil;x?y", "sip:1%40evil%3Bx%3Fy@pbx"),
        ("a\r\nVia: x", "sip:a%0D%0AVia%3A%20x@pbx"),
    ],
)
def test_a_dialled_number_stays_within_its_uri(number: str, uri: str) -> None:
    assert headers.sip_uri(number, "pbx") == uri


def test_the_log_does_not_get_credentials() -> None:
    message = (
        'REGISTER sip:x SIP/2.0\r\nAuthorization: Digest username="200",\r\n'
        ' response="c0ffee"\r\nproxy-authorization: Digest response="dead"\r\nExpires: 300\r\n\r\n'
    )
    logged = headers.without_credentials(message)
    assert "c0ffee" not in logged
    assert "dead" not in logged
    assert "Expires: 300" in logged


def test_oversized_values_are_cut() -> None:
    message = invite('From: "' + "x" * 100_000 + '" <sip:1@x>')
    assert len(headers.caller(message).name) <= headers.MAX_TEXT


def everything(message: Message) -> None:
    party = headers.caller(message)
    headers.identity(message)
    assert len(party.name) <= headers.MAX_TEXT
    assert len(party.number) <= headers.MAX_TEXT
    assert len(headers.diversions(message)) <= headers.MAX_DIVERSIONS
    for text in (party.name, party.number, headers.called_number(message, "200")):
        assert text.isprintable() or not set(text) & set("\r\n\x00\x1b")
        text.encode("utf-8")
    headers.answered_elsewhere(message)
    headers.sdp_direction(message)
    headers.request_user(message.start_line)


@given(st.text())
def test_no_text_makes_reading_fail(raw: str) -> None:
    everything(Message(raw))


_PIECES = st.sampled_from(
    [
        '"',
        "\\",
        "<",
        ">",
        ",",
        ";",
        "sip:",
        "tel:",
        "@",
        "%",
        "=",
        "\r\n ",
        "101",
        "cause=200",
        " ",
        "�",
        "\x00",
        "é",
        "anonymous",
        "?",
        ":",
    ]
)


@given(
    st.sampled_from(
        ["From", "P-Asserted-Identity", "Remote-Party-ID", "Diversion", "History-Info"]
    ),
    st.lists(_PIECES, max_size=40).map("".join),
)
def test_no_header_makes_reading_fail(name: str, value: str) -> None:
    everything(invite(f"{name}: {value}", f"Reason: {value}", f"Privacy: {value}"))
