# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be said is said, in three languages."""

import re

import pytest

from atc.controllers import texts
from atc.controllers.keys import ACTIONS, DEFAULTS
from atc.controllers.translation import read_ts
from atc.controllers.window import ASSETS
from atc.domain.accounts import Account, RegistrationState
from atc.domain.calls import AccountId, EndCause, Party, Recall
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


@pytest.mark.parametrize(("seconds", "said"), [(32.2, "32 s"), (60, "1 min"), (125, "2 min 5 s")])
def test_a_recall_tells_how_long_the_call_was_away(seconds: float, said: str) -> None:
    recall = Recall(Party("104", "Rossi"), transferred_at=1000.0)
    text = texts.recalled(recall, "10:42", 1000.0 + seconds)
    assert text == f"Recalled from Rossi, {said}, transferred by you 10:42"


def account(state: RegistrationState, reason: str = "", code: int = 0) -> Account:
    return Account(AccountId("main"), "200", state=state, code=code, reason=reason)


def test_a_certificate_that_is_not_trusted_is_said_once() -> None:
    reason = "The server's certificate is not trusted: Unknown issuer"
    wrong = account(RegistrationState.UNREACHABLE, reason)
    assert texts.trouble(wrong) == ("The PBX's certificate is not trusted", "Unknown issuer.")
    assert texts.registration(wrong) == "The PBX's certificate is not trusted (Unknown issuer)"


def test_a_wrong_password_is_not_called_a_lost_connection() -> None:
    title, detail = texts.trouble(account(RegistrationState.REFUSED, "Unauthorized", 401))
    assert title == "The PBX refuses the user name or password"
    assert detail == "It said: 401 Unauthorized."


@pytest.mark.parametrize("state", list(RegistrationState))
def test_what_is_wrong_never_ends_in_two_marks(state: RegistrationState) -> None:
    title, detail = texts.trouble(account(state, "Request Timeout", 408))
    assert not title.endswith((".", "…"))
    assert not detail.endswith(("…", "…."))
