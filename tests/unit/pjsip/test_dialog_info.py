# SPDX-License-Identifier: GPL-3.0-or-later
"""A lamp shows what the PBX's dialog-info documents say, and survives those that lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atc.adapters.pjsip.dialog_info import BadDialogInfoError, DialogTable, parse
from atc.domain.calls import Party
from atc.domain.extensions import PhoneState

NAMESPACE = "urn:ietf:params:xml:ns:dialog-info"


def dialog(
    state: str, direction: str = "recipient", key: str = "1", remote: str = "", name: str = ""
) -> str:
    inner = ""
    if remote:
        shown = f' display="{name}"' if name else ""
        inner = f"<remote><identity{shown}>{remote}</identity><target uri='{remote}'/></remote>"
    return f'<dialog id="{key}" direction="{direction}"><state>{state}</state>{inner}</dialog>'


def document(*dialogs: str, version: int = 1, kind: str = "full") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<dialog-info xmlns="{NAMESPACE}" '
        f'version="{version}" state="{kind}" entity="sip:101@x">{"".join(dialogs)}</dialog-info>'
    )


def shown(*dialogs: str) -> tuple[PhoneState, Party | None] | None:
    return DialogTable().update(parse(document(*dialogs)))


@pytest.mark.parametrize(
    ("dialogs", "state"),
    [
        ((), PhoneState.IDLE),
        ((dialog("terminated"),), PhoneState.IDLE),
        ((dialog("early"),), PhoneState.RINGING),
        ((dialog("early", "initiator"),), PhoneState.BUSY),
        ((dialog("trying", "initiator"),), PhoneState.BUSY),
        ((dialog("confirmed"),), PhoneState.BUSY),
        ((dialog("thinking"),), PhoneState.BUSY),
        ((dialog("confirmed"), dialog("early", key="2")), PhoneState.RINGING),
        ((dialog("terminated"), dialog("confirmed", key="2")), PhoneState.BUSY),
    ],
)
def test_states(dialogs: tuple[str, ...], state: PhoneState) -> None:
    told = shown(*dialogs)
    assert told is not None
    assert told[0] is state


def test_who_is_calling_a_ringing_phone() -> None:
    told = shown(
        dialog("confirmed", remote="sip:300@x"),
        dialog("early", key="2", remote="sip:0655512@x", name="Mario R&amp;S"),
    )
    assert told == (PhoneState.RINGING, Party("0655512", "Mario R&S"))


def test_partial_documents_add_to_what_is_known() -> None:
    table = DialogTable()
    first = document(dialog("confirmed", remote="sip:300@x"), version=0)
    assert table.update(parse(first)) == (PhoneState.BUSY, Party("300"))
    second = document(dialog("early", key="2"), version=1, kind="partial")
    assert table.update(parse(second)) == (PhoneState.RINGING, None)
    third = document(dialog("terminated", key="2"), version=2, kind="partial")
    assert table.update(parse(third)) == (PhoneState.BUSY, Party("300"))


def test_a_partial_state_keeps_the_peer_it_does_not_repeat() -> None:
    table = DialogTable()
    table.update(parse(document(dialog("early", remote="sip:300@x"), version=0)))
    told = table.update(parse(document(dialog("confirmed"), version=1, kind="partial")))
    assert told == (PhoneState.BUSY, Party("300"))


def test_old_news_is_no_news() -> None:
    table = DialogTable()
    assert table.update(parse(document(dialog("confirmed"), version=5))) is not None
    assert table.update(parse(document(version=4))) is None
    assert table.update(parse(document(version=5, kind="partial"))) is None


def test_a_full_document_replaces_everything() -> None:
    table = DialogTable()
    table.update(parse(document(dialog("confirmed"), dialog("early", key="2"), version=1)))
    told = table.update(parse(document(version=2)))
    assert told == (PhoneState.IDLE, None)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    f'<dialog-info xmlns="{NAMESPACE}" version="1" state="full"><dialog id="1">'
    "<state>&b;</state></dialog></dialog-info>"
)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "no xml",
        BOMB,
        '<!DOCTYPE d SYSTEM "file:///etc/passwd">' + document().partition("?>\n")[2],
        "<presence/>",
        document()[:-5],
        document(version=-1),
        '<dialog-info version="' + "9" * 5000 + '" state="full"/>',
        "<dialog-info version='1' state='full'>" + "<a>" * 5000,
        "<dialog-info version='1' state='full'>" + dialog("confirmed") * 5000 + "</dialog-info>",
        document(dialog("\ud800")) + "x",
        '<?xml version="1.0" encoding="no-such-code"?><dialog-info version="1"/>',
    ],
)
def test_bad_documents_are_refused(bad: str) -> None:
    with pytest.raises(BadDialogInfoError):
        parse(bad)


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    for attempt in (text, document(text)):
        try:
            told = DialogTable().update(parse(attempt))
        except BadDialogInfoError:
            continue
        assert told is None or isinstance(told[0], PhoneState)


_TAGS = st.sampled_from(
    [
        "<dialog>",
        "</dialog>",
        "<state>",
        "</state>",
        "early",
        "<remote>",
        "</remote>",
        "&lt;",
        "<identity>",
        "</identity>",
        "sip:1@x",
        "<target uri='sip:2@x'/>",
        "<!--",
        "-->",
        "]]>",
        "<dialog id='1' direction='initiator'>",
        "confirmed",
        "<x:dialog>",
        "<![CDATA[",
    ]
)


@given(st.lists(_TAGS, max_size=30).map("".join))
def test_no_structure_makes_reading_fail(inner: str) -> None:
    try:
        told = DialogTable().update(parse(document(inner)))
    except BadDialogInfoError:
        return
    assert told is not None
    assert told[0] in {PhoneState.IDLE, PhoneState.RINGING, PhoneState.BUSY}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 9),
            st.booleans(),
            st.sampled_from(["1", "2"]),
            st.sampled_from(["early", "confirmed", "terminated"]),
        ),
        max_size=20,
    )
)
def test_a_lamp_that_was_told_last_of_the_end_is_idle(
    steps: list[tuple[int, bool, str, str]],
) -> None:
    table = DialogTable()
    for version, full, key, state in steps:
        table.update(
            parse(
                document(
                    dialog(state, key=key), version=version, kind="full" if full else "partial"
                )
            )
        )
    assert table.update(parse(document(version=99))) == (PhoneState.IDLE, None)
