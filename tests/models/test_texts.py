# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be said is said, in three languages."""

import re

import pytest

from atc.controllers import texts
from atc.controllers.keys import ACTIONS, DEFAULTS
from atc.controllers.translation import read_ts
from atc.controllers.window import ASSETS
from atc.domain.accounts import RegistrationState
from atc.domain.calls import EndCause
from atc.domain.notices import NoticeKind, notice


def test_every_notice_has_its_sentence() -> None:
    assert set(texts.NOTICES) == set(NoticeKind)


def test_every_end_and_every_registration_has_its_words() -> None:
    assert set(texts.CAUSES) == set(EndCause) - {EndCause.NONE}
    assert set(texts.REGISTRATIONS) == set(RegistrationState)


def test_a_sentence_names_what_it_is_about() -> None:
    said = texts.sentence(notice(NoticeKind.TRANSFER_BUSY, target="Anna"))
    assert said == "Anna is busy: the call is still yours"


def test_a_reason_of_ours_is_said_in_words() -> None:
    said = texts.sentence(notice(NoticeKind.RETRIEVE_FAILED, slot="701", reason="no_answer"))
    assert said.endswith("No answer")


@pytest.mark.parametrize("language", ["it", "es"])
def test_translations_keep_the_places_for_values(language: str) -> None:
    for (_, source), said in read_ts(ASSETS / "i18n" / f"atc_{language}.ts").items():
        places = re.compile(r"%\d|\{\w+\}")
        assert sorted(places.findall(source)) == sorted(places.findall(said)), source


def test_every_usual_key_does_something() -> None:
    assert set(DEFAULTS) == set(ACTIONS)
