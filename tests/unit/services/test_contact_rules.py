# SPDX-License-Identifier: GPL-3.0-or-later
"""What her own contacts need: a name, a surname, and a way to reach them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atc.domain.contact_rules import FieldFlaw, Flaw, flaws, valid_email, valid_number
from atc.domain.contacts import ContactNumber, PersonFields

ROSA = PersonFields("Rosa", "Klammer", numbers=(ContactNumber("0471 555120"),))


def test_a_whole_contact_has_no_flaw():
    assert flaws(ROSA) == ()
    assert flaws(replace(ROSA, numbers=(), emails=("rosa@klammer.example",))) == ()


def test_a_company_stands_for_the_name():
    assert flaws(replace(ROSA, given_name="", surname="", company="Germany")) == ()
    assert len(flaws(replace(ROSA, given_name="", surname="", company=" "))) == 2


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"given_name": " "}, FieldFlaw("given_name", Flaw.MISSING)),
        ({"surname": ""}, FieldFlaw("surname", Flaw.MISSING)),
        ({"numbers": ()}, FieldFlaw("numbers", Flaw.NO_WAY)),
        ({"numbers": (ContactNumber("call Rosa"),)}, FieldFlaw("numbers", Flaw.NO_NUMBER)),
        ({"emails": ("ok@a.example", "rosa@")}, FieldFlaw("emails", Flaw.NO_EMAIL, 1)),
        ({"note": "x" * 5000}, FieldFlaw("note", Flaw.TOO_LONG)),
    ],
)
def test_each_flaw_is_named_with_its_field(change, found):
    assert flaws(replace(ROSA, **change)) == (found,)


@pytest.mark.parametrize("text", ["0471 555120", "+39 (0)471 555120", "101", "*43"])
def test_numbers_that_can_be_called(text):
    assert valid_number(text)


@pytest.mark.parametrize("text", ["", "-", "call Rosa", "info", "+", "*", "tel:"])
def test_texts_that_are_no_number(text):
    assert not valid_number(text)


@given(st.text(max_size=60))
def test_no_text_becomes_two_addresses_or_a_header(text):
    if valid_email(text):
        assert text.count("@") == 1
        assert not set(text) & set(" ,;<>\r\n\"'()") - {"'"}
        assert "." in text.split("@")[1]


@pytest.mark.parametrize("text", ["a@b.it", "o'neil+tag@sub.example.com", "ünïcode@exämple.it"])
def test_usual_addresses_are_taken(text):
    assert valid_email(text)
