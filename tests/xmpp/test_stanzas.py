# SPDX-License-Identifier: GPL-3.0-or-later
"""What anybody may send us, read without a server: lies are not believed, text stays text."""

from xml.etree.ElementTree import fromstring

import pytest

from atc.adapters.xmpp.stanzas import Heard, Reader
from atc.domain.messaging import MAX_TEXT_CHARS, Address

OWN = Address("reception@example.com")
ROOM = Address("desk@rooms.example.com")
NOW = 1_750_000_000.0
READER = Reader(OWN, lambda: NOW, {ROOM: "Reception"})


def heard(inside: str, **attributes: str) -> Heard | None:
    attributes = {k.rstrip("_"): v for k, v in attributes.items()}
    given = {"from": "anna@example.com/phone", "to": f"{OWN}/atc", "type": "chat", "id": "1"}
    text = "".join(f' {k}="{v}"' for k, v in (given | attributes).items() if v)
    return READER.live(fromstring(f'<message xmlns="jabber:client"{text}>{inside}</message>'))


def text_of(inside: str, **attributes: str) -> str | None:
    found = heard(inside, **attributes)
    return found.message.text if found and found.message else None


def carbon(kind: str, inside: str, **inner: str) -> str:
    text = "".join(f' {k.rstrip("_")}="{v}"' for k, v in inner.items())
    return (
        f'<{kind} xmlns="urn:xmpp:carbons:2"><forwarded xmlns="urn:xmpp:forward:0">'
        f'<message xmlns="jabber:client" type="chat" id="c1"{text}>{inside}</message>'
        f"</forwarded></{kind}>"
    )


BOSS = {"from_": "boss@example.com/x", "to": f"{OWN}/other"}
MINE = {"from_": f"{OWN}/other", "to": "boss@example.com"}


def test_text_is_text() -> None:
    body = "&lt;b&gt;bold&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;"
    assert text_of(f"<body>{body}</body>") == "<b>bold</b> <script>alert(1)</script>"
    markup = '<html xmlns="http://jabber.org/protocol/xhtml-im"><body>evil</body></html>'
    assert text_of(f"<body>plain</body>{markup}") == "plain"
    assert text_of(markup) is None


def test_a_huge_body_is_cut_and_an_empty_one_is_nothing() -> None:
    text = text_of(f"<body>{'x' * 3_000_000}</body>")
    assert text
    assert len(text) == MAX_TEXT_CHARS
    assert text.endswith("…")
    assert text_of("<body>  \n</body>") is None
    assert text_of("<body>\u202e\u0085</body>") is None


@pytest.mark.parametrize("kind", ["received", "sent"])
@pytest.mark.parametrize(
    "sender", ["mallory@example.com", "reception@evil.org/x", "example.com", "reception@example.co"]
)
def test_carbons_of_others_are_not_believed(kind: str, sender: str) -> None:
    assert heard(carbon(kind, "<body>sack her</body>", **BOSS), from_=sender) is None


def test_carbons_of_our_own_account_are() -> None:
    found = heard(carbon("received", "<body>hello</body>", **BOSS), from_=OWN)
    assert found
    assert found.message
    assert (found.peer, found.message.outgoing) == ("boss@example.com", False)
    found = heard(carbon("sent", "<body>yes</body>", **MINE), from_=OWN)
    assert found
    assert found.message
    assert (found.peer, found.message.outgoing) == ("boss@example.com", True)


def test_a_carbon_within_a_carbon_is_nothing() -> None:
    inner = carbon("received", "<body>deep</body>", **BOSS)
    found = heard(carbon("received", inner, from_="mallory@example.com", to=OWN), from_=OWN)
    assert found is None or found.message is None


def test_nobody_speaks_for_another_archive() -> None:
    text = (
        '<result xmlns="urn:xmpp:mam:2" queryid="q" id="a1"><forwarded xmlns="urn:xmpp:forward:0">'
        '<delay xmlns="urn:xmpp:delay" stamp="2025-01-01T10:00:00Z"/>'
        '<message xmlns="jabber:client" from="boss@example.com" to="reception@example.com" '
        'type="chat"><body>sack her</body></message></forwarded></result>'
    )
    spoofed = f'<message xmlns="jabber:client" from="mallory@example.com">{text}</message>'
    result = READER.result(fromstring(spoofed))
    assert result
    assert result[1] == "mallory@example.com"  # and not the archive that was asked
    assert text_of(text, from_="mallory@example.com") is None


def test_ids_of_an_archive_count_only_from_its_owner() -> None:
    by = '<stanza-id xmlns="urn:xmpp:sid:0" id="{id}" by="{by}"/>'
    spoofed = by.format(id="evil", by="mallory@example.com")
    own = by.format(id="true", by=OWN)
    found = heard(f"<body>x</body>{spoofed}{own}")
    assert found
    assert found.message
    assert found.message.archive_id == "true"
    found = heard(f"<body>x</body>{spoofed}")
    assert found
    assert found.message
    assert found.message.archive_id == ""


@pytest.mark.parametrize(
    "stamp",
    [
        "yesterday",
        "",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "2025-13-45T99:99:99Z",
        "2100-01-01T00:00:00Z",
        "\u0661\u0662",
    ],
)
def test_impossible_times_are_now(stamp: str) -> None:
    delay = f'<delay xmlns="urn:xmpp:delay" from="example.com" stamp="{stamp}"/>'
    found = heard(f"<body>x</body>{delay}")
    assert found
    assert found.message
    assert found.message.at == NOW


def test_our_server_says_when_it_was_written_and_others_do_not() -> None:
    delay = '<delay xmlns="urn:xmpp:delay" from="{}" stamp="2025-01-01T10:00:00.5+01:00"/>'
    found = heard("<body>x</body>" + delay.format("example.com"))
    assert found
    assert found.message
    assert found.message.at == 1_735_722_000.5
    found = heard("<body>x</body>" + delay.format("anna@example.com"))
    assert found
    assert found.message
    assert found.message.at == NOW


def test_rooms_we_are_not_in_say_nothing() -> None:
    body = "<body>psst</body>"
    assert heard(body, from_="other@rooms.example.com/Eve", type="groupchat") is None
    assert heard(body, from_=ROOM, type="groupchat") is None  # the room itself, without a name
    assert heard(body, from_=f"{ROOM}/Eve", type="chat") is None
    assert text_of(body, from_=f"{ROOM}/Eve", type="groupchat") == "psst"


@pytest.mark.parametrize(
    "attributes",
    [
        {"from_": ""},
        {"from_": "@example.com"},
        {"from_": "a@b@c"},
        {"from_": "anna"},
        {"type": "headline"},
        {"type": "strange"},
        {"from_": OWN, "to": ""},
    ],
)
def test_what_belongs_to_nobody_is_ignored(attributes: dict[str, str]) -> None:
    assert heard("<body>x</body>", **attributes) is None


def test_overlong_ids_are_not_kept() -> None:
    found = heard(
        f'<body>x</body><received xmlns="urn:xmpp:receipts" id="{"r" * 5000}"/>', id="i" * 5000
    )
    assert found
    assert found.message
    assert found.received == ""
    assert len(found.message.id) < 100


def test_a_message_that_came_back_says_why() -> None:
    error = (
        '<body>hello</body><error type="cancel">'
        '<item-not-found xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>'
        '<text xmlns="urn:ietf:params:xml:ns:xmpp-stanzas">no &lt;such&gt; user</text></error>'
    )
    found = heard(error, type="error", id="mine")
    assert found
    assert found.error == ("mine", "item not found: no <such> user")
    assert found.message is None
