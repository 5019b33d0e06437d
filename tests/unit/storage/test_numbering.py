# SPDX-License-Identifier: GPL-3.0-or-later
"""The site's number plan, against phonenumbers itself where both can say."""

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from atc.adapters.numbering.plan import PhonePlan

ITALY = PhonePlan("IT", "0", ["100-199, 9", "2000"])
COUNTRIES = ("IT", "DE", "GB", "US", "ES", "FR", "CH", "AT", "BR", "AR", "MX", "RU", "IN", "SM")
PLANS = {country: PhonePlan(country) for country in COUNTRIES}
KINDS = (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.TOLL_FREE)
FORMS = (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164,
         PhoneNumberFormat.RFC3966)  # fmt: skip


@st.composite
def numbers(draw):
    """Numbers like those in use in many countries."""
    country = draw(st.sampled_from(COUNTRIES))
    like = phonenumbers.example_number_for_type(country, draw(st.sampled_from(KINDS)))
    if like is None:
        like = phonenumbers.example_number(country)
    national = phonenumbers.national_significant_number(like)
    keep = draw(st.integers(3, len(national)))
    tail = draw(st.text("0123456789", min_size=len(national) - keep, max_size=len(national) - keep))
    number = phonenumbers.parse(f"+{like.country_code}{national[:keep]}{tail}")
    return country, number


@given(numbers(), st.sampled_from(FORMS))
def test_every_way_of_writing_a_number_has_the_key_that_phonenumbers_gives(made, form):
    country, number = made
    if not phonenumbers.is_valid_number(number):
        return
    written = phonenumbers.format_number(number, form)
    key = phonenumbers.format_number(number, PhoneNumberFormat.E164)

    home = phonenumbers.region_code_for_country_code(number.country_code)
    assert PLANS[country].key(written) == key or home != country
    assert PLANS["IT"].key(key) == key


@given(numbers())
def test_the_outside_prefix_does_not_matter(made):
    country, number = made
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    if not phonenumbers.is_valid_number_for_region(number, country) or country in {"AR", "MX"}:
        return
    plain, prefixed = PhonePlan(country), PhonePlan(country, "9")
    key = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if plain.key("9" + phonenumbers.normalize_digits_only(national)).startswith("+"):
        return  # another number in use
    assert prefixed.key("9" + phonenumbers.normalize_digits_only(national)) == key


@given(st.text(max_size=60) | st.text("0123456789+*#()-./ ", max_size=40))
@example("+39 (0)6 12345678")
@example("00612345678")
@example("+" * 50)
@example("٠٦١٢٣٤٥٦٧٨")
def test_a_key_is_its_own_key_and_only_digits_and_signs(text):
    key = ITALY.key(text)

    assert ITALY.key(key) == key
    assert set(key) <= set("+0123456789*#")
    ITALY.show(key)
    ITALY.dial(text)
    ITALY.country(key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("101", "101"),
        ("1-0-1", "101"),
        ("2000", "2000"),
        ("9", "9"),
        ("sip:101@pbx.example.com", "101"),
        ("06 12345678", "+390612345678"),
        ("0 06 12345678", "+390612345678"),
        ("tel:+39-06-12345678;ext=5", "+390612345678"),
        ("06 1234567 int. 12", "+39061234567"),
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("0044 20 7946 0958", "+442079460958"),
        ("0 0044 20 7946 0958", "+442079460958"),
        ("5551234", "5551234"),
        ("*43", "*43"),
        ("", ""),
        ("anonymous", ""),
        ("bob", ""),
        ("bob@example.com", ""),
        ("*#", ""),
    ],
)  # fmt: skip
def test_what_numbers_mean_in_an_italian_house(text, key):
    assert ITALY.key(text) == key


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("101", "101"),
        ("06 12345678", "00612345678"),
        ("0 06 12345678", "00612345678"),
        ("+44 20 7946 0958", "000442079460958"),
        ("*43", "*43"),
        ("112", "112"),
        ("bob", "bob"),
    ],
)
def test_what_is_dialled_gets_the_outside_prefix_once(text, dialled):
    assert ITALY.dial(text) == dialled


def test_without_an_outside_prefix_numbers_are_dialled_as_they_are():
    plan = PhonePlan("IT")

    assert plan.dial("+39 06 1234-5678") == "+390612345678"
    assert plan.dial("06 12345678") == "0612345678"


def test_numbers_are_shown_as_people_here_write_them():
    assert ITALY.show("+390612345678") == "06 1234 5678"
    assert ITALY.show("+442079460958") == "+44 20 7946 0958"
    assert ITALY.show("101") == "101"
    assert ITALY.country("+442079460958") == "GB"
    assert ITALY.country("101") == ""


def test_a_country_that_does_not_exist_is_no_country():
    assert PhonePlan("XX").key("+390612345678") == "+390612345678"
    assert PhonePlan("XX").key("0612345678") == "0612345678"


def test_what_keys_depend_on_changes_the_fingerprint():
    ranges = (["100-199"], ["100-198"], ["5"])
    plans = [PhonePlan("IT"), PhonePlan("DE"), PhonePlan("IT", "0")]
    plans += [PhonePlan("IT", "", each) for each in ranges]

    assert len({plan.fingerprint for plan in plans}) == len(plans)
    assert PhonePlan("it").fingerprint == PhonePlan("IT").fingerprint


def test_keys_of_a_range_keep_their_width():
    plan = PhonePlan("IT", "", ["0100-0199"])

    assert plan.is_extension("0150")
    assert not plan.is_extension("150")
