# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything works by tap and by key as well (C24, U06)."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from atc.config.problems import ProblemCode, problem
from atc.controllers.problems import FileProblem
from atc.domain.calls import CallState, Pending
from atc.ports.telephony import (
    Answer,
    Dial,
    HangUp,
    Hold,
    Refer,
    ReferReplaces,
    Register,
    Reject,
    SendDtmf,
    SetCredentials,
    SetMute,
    SetRefuseAll,
    SetVolume,
)
from tests.qml.pointers import Mouse
from tests.qml.scenes import PEOPLE, hold, lamps, refused
from tests.qml.stage import Stage

K, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def key(stage: Stage, which: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(stage.window, which, modifier)
    stage.settle()


def write(stage: Stage, text: str) -> None:
    for letter in text:
        QTest.keyClick(stage.window, letter)
    stage.settle()


def test_a_transfer_by_keys_only(stage: Stage) -> None:
    lamps(stage)
    call = stage.desk.talking()
    key(stage, K.Key_F6)
    write(stage, "verdi")
    key(stage, K.Key_Return)
    assert "Bruno Verdi" in stage.item("question-text").property("text")
    assert stage.item("panel-announce").property("activeFocus")
    key(stage, K.Key_Tab)
    key(stage, K.Key_Return)
    assert stage.desk.telephony.last(Refer) == Refer(call, "102")


def test_arrows_choose_among_the_found(stage: Stage) -> None:
    lamps(stage)
    stage.desk.talking()
    key(stage, K.Key_F7)
    write(stage, "support")
    key(stage, K.Key_Down)
    key(stage, K.Key_Down)
    second = stage.controllers.extensions.tiles.rows[1].number
    key(stage, K.Key_Enter)
    call = stage.desk.calls.active
    assert call is None or call.pending is Pending.HOLDING
    stage.desk.held(stage.desk.telephony.last(Hold).call_id)
    assert stage.desk.telephony.last(Dial).number == second


def test_a_transfer_by_taps_only(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    pointer.tap(stage.centre(f"call-{call}-transfer"))
    pointer.tap(stage.centre("tile-101"))
    pointer.tap(stage.centre("panel-transfer"))
    assert stage.desk.telephony.last(Refer) == Refer(call, "101")


def test_escape_gives_up_choosing(stage: Stage) -> None:
    lamps(stage)
    stage.desk.talking()
    key(stage, K.Key_F6)
    assert stage.controllers.transfers.armedCall
    key(stage, K.Key_Escape)
    assert not stage.controllers.transfers.armedCall


def test_a_question_without_an_answer_means_no(stage: Stage) -> None:
    lamps(stage)
    call = stage.desk.talking()
    timer = stage.controllers.transfers._timeout
    timer.setInterval(30)
    stage.controllers.transfers.drop(int(call), "103", "")
    assert stage.find("target-panel") is not None
    stage.wait(lambda: stage.find("target-panel") is None)
    assert stage.desk.telephony.sent(Refer) == []


def test_answer_hold_mute_and_hang_up_by_key(stage: Stage) -> None:
    call = stage.desk.ring()
    key(stage, K.Key_F2)
    assert stage.desk.telephony.last(Answer).call_id == call
    stage.desk.connect(call)
    key(stage, K.Key_F3)
    assert stage.desk.telephony.last(SetMute) == SetMute(call, muted=True)
    key(stage, K.Key_F5)
    assert stage.desk.telephony.last(Hold).call_id == call
    stage.desk.held(call)
    key(stage, K.Key_F5, Ctrl)
    assert stage.desk.call(call).pending is Pending.RESUMING
    stage.desk.media(call)
    key(stage, K.Key_End)
    assert stage.desk.telephony.last(HangUp).call_id == call


def test_a_ringing_call_is_refused_either_way(stage: Stage, pointer: Mouse) -> None:
    first, second = stage.desk.ring("0461", "A"), stage.desk.ring("0462", "B")
    pointer.tap(stage.centre(f"call-{first}-refuse"))
    pointer.tap(stage.centre(f"call-{first}-busy"))
    assert stage.desk.telephony.last(Reject) == Reject(first, 486)
    stage.desk.end(first, 486)
    stage.tick(30)
    pointer.tap(stage.centre(f"call-{second}-refuse"))
    pointer.tap(stage.centre(f"call-{second}-decline"))
    assert stage.desk.telephony.last(Reject) == Reject(second, 603)


def test_a_tap_shows_before_the_pbx_confirms(stage: Stage, pointer: Mouse) -> None:
    call = stage.desk.ring()
    pointer.tap(stage.centre(f"call-{call}-answer"))
    assert stage.desk.call(call).state is CallState.RINGING
    assert not stage.item(f"call-{call}-answer").isEnabled()


def test_keys_of_the_keypad_go_into_the_active_call(stage: Stage, pointer: Mouse) -> None:
    call = stage.desk.talking()
    pointer.tap(stage.centre("keypad-toggle"))
    for digit in "1#":
        pointer.tap(stage.centre(f"key-{digit}"))
    assert [c.digits for c in stage.desk.telephony.sent(SendDtmf)] == ["1", "#"]
    assert stage.desk.telephony.last(SendDtmf).call_id == call
    assert stage.item("keypad-sent").property("text") == "1#"


def test_the_keypad_dials(stage: Stage, pointer: Mouse) -> None:
    pointer.tap(stage.centre("keypad-toggle"))
    for digit in "102":
        pointer.tap(stage.centre(f"key-{digit}"))
    pointer.tap(stage.centre("keypad-call"))
    assert stage.desk.telephony.last(Dial).number == "102"


def test_enter_dials_a_typed_number(stage: Stage) -> None:
    key(stage, K.Key_F8)
    write(stage, "0461555")
    key(stage, K.Key_Return)
    assert stage.desk.telephony.last(Dial).number == "0461555"


def test_the_keyboard_on_screen_writes(stage: Stage, pointer: Mouse) -> None:
    pointer.tap(stage.centre("search"))
    pointer.tap(stage.centre("keyboard-toggle"))
    for letter in "neri":
        pointer.tap(stage.centre(f"kb-{letter}"))
    assert stage.item("search").property("text") == "neri"
    assert [row.number for row in stage.controllers.extensions.tiles.rows] == ["103"]


def test_why_a_call_waits_is_written_down(stage: Stage, pointer: Mouse) -> None:
    call = stage.desk.talking()
    pointer.tap(stage.centre(f"call-{call}-note"))
    write(stage, "order 7")
    key(stage, K.Key_Return)
    assert stage.desk.call(call).note == "order 7"


def test_a_long_hold_draws_attention(stage: Stage) -> None:
    call = stage.desk.talking()
    hold(stage, call)
    stage.settle()
    quiet = stage.window.grabWindow()
    card = stage.item(f"call-{call}")
    assert not card.property("overdue")
    stage.tick(61)
    assert card.property("overdue")
    assert stage.window.grabWindow() != quiet


def test_undo_is_offered_and_counts_down(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    stage.controllers.transfers.transfer(int(call), "101", "Anna Rossi")
    stage.desk.refer(call, 202, final=False)
    stage.settle()
    transfer = stage.desk.transfers.log.all[-1].id
    pointer.tap(stage.centre(f"undo-{transfer}"))
    assert stage.desk.telephony.last(Dial).number == "**101"


def test_do_not_disturb_is_one_tap(stage: Stage, pointer: Mouse) -> None:
    pointer.tap(stage.centre("dnd"))
    assert stage.desk.telephony.last(SetRefuseAll) == SetRefuseAll(refuse=True)


def test_volume_is_set_by_finger(stage: Stage, pointer: Mouse) -> None:
    pointer.tap(stage.centre("volume-toggle"))
    pointer.tap(stage.centre("volume-speaker"))
    pointer.drag(stage.centre("volume-speaker"), stage.centre("volume-speaker") * 1.03)
    assert stage.desk.telephony.last(SetVolume).speaker != 1.0


def test_a_refused_password_is_asked_for_without_covering_calls(
    stage: Stage, pointer: Mouse
) -> None:
    refused(stage)
    pointer.tap(stage.centre("credentials-password"))
    write(stage, "secret")
    key(stage, K.Key_Return)
    sent = stage.desk.telephony.last(SetCredentials)
    assert (sent.username, sent.password) == ("200", "secret")


def test_no_pbx_says_so_and_tries_again(
    make_stage: Callable[..., Stage],
) -> None:
    stage = make_stage(online=False)
    mouse = Mouse(stage)
    mouse.tap(stage.centre("pbx-banner-action"))
    assert stage.desk.telephony.sent(Register)


def test_mistakes_in_the_configuration_are_shown(make_stage: Callable[..., Stage]) -> None:
    wrong = problem(ProblemCode.UNKNOWN_KEY, 12, "sip.prot", table="[sip]")
    stage = make_stage(problems=[FileProblem("atc.toml", wrong)])
    mouse = Mouse(stage)
    assert "atc.toml:12: “prot”" in stage.item("config-banner").property("text")
    stage.controllers.settings.chooseLanguage("it")
    stage.settle()
    assert "non è una chiave" in stage.item("config-banner").property("text")
    mouse.tap(stage.centre("config-banner-close"))
    stage.settle()
    assert stage.find("config-banner") is None


def test_a_refusal_is_said(stage: Stage) -> None:
    stage.controllers.dialer.dial("not a number!")
    stage.settle()
    assert "not a number" in stage.item("message").property("text")


def test_the_help_sheet_lists_the_keys(stage: Stage) -> None:
    key(stage, K.Key_F1)
    assert stage.find("help-sheet") is not None
    key(stage, K.Key_Escape)
    assert stage.find("help-sheet") is None


def test_nothing_ticks_while_nothing_runs(stage: Stage) -> None:
    assert not stage.controllers.ticker.running
    call = stage.desk.talking()
    assert stage.controllers.ticker.running
    stage.desk.end(call)
    assert not stage.controllers.ticker.running


def test_a_person_is_starred_from_her_panel(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    pointer.tap(stage.centre("tile-102"))
    pointer.tap(stage.centre("panel-star"))
    assert "102" in stage.desk.services.extensions.favourites


def test_a_ringing_person_is_picked_up_by_tap(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    pointer.tap(stage.centre("tile-104"))
    pointer.tap(stage.centre("panel-pickup"))
    assert stage.desk.telephony.last(Dial).number == "**104"


def test_an_empty_search_field_leaves_the_keys_of_the_call_alone(stage: Stage) -> None:
    call = stage.desk.talking()
    key(stage, K.Key_F8)
    write(stage, "1")
    key(stage, K.Key_End)
    assert stage.desk.telephony.sent(HangUp) == []
    key(stage, K.Key_Backspace)
    key(stage, K.Key_End)
    assert stage.desk.telephony.last(HangUp).call_id == call


def test_a_consultation_is_completed_swapped_and_cancelled(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    caller = stage.desk.talking()
    stage.controllers.transfers.announce(int(caller), "101", "")
    stage.desk.held(caller)
    asked = stage.desk.dialed()
    stage.desk.connect(asked)
    pointer.tap(stage.centre(f"call-{asked}-swap"))
    assert stage.desk.telephony.last(Hold).call_id == asked
    stage.desk.held(asked)
    stage.desk.media(caller)
    pointer.tap(stage.centre(f"call-{caller}-swap"))
    stage.desk.held(caller)
    stage.desk.media(asked)
    pointer.tap(stage.centre(f"call-{asked}-complete"))
    assert stage.desk.telephony.last(ReferReplaces) == ReferReplaces(caller, asked)


def test_a_small_card_opens_to_all_its_actions(stage: Stage, pointer: Mouse) -> None:
    call = stage.desk.talking()
    hold(stage, call)
    pointer.tap(stage.centre(f"call-{call}-more"))
    pointer.tap(stage.centre(f"call-{call}-hangup"))
    assert stage.desk.telephony.last(HangUp).call_id == call


def test_configured_keys_count(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage(keys={"answer": "F4"})
    call = stage.desk.ring()
    key(stage, K.Key_F2)
    assert stage.desk.telephony.sent(Answer) == []
    key(stage, K.Key_F4)
    assert stage.desk.telephony.last(Answer).call_id == call


def unfiltered(stage: Stage) -> bool:
    return (
        stage.item("search").property("text") == ""
        and not stage.item("search").property("activeFocus")
        and len(stage.controllers.extensions.tiles.rows) == len(PEOPLE)
    )


def test_after_a_consultation_by_keys_the_keys_mean_the_call(stage: Stage) -> None:
    lamps(stage)
    caller = stage.desk.talking()
    key(stage, K.Key_F7)
    write(stage, "verdi")
    key(stage, K.Key_Return)
    assert unfiltered(stage)
    stage.desk.held(caller)
    asked = stage.desk.dialed()
    stage.desk.connect(asked)
    key(stage, K.Key_Delete)
    assert stage.desk.telephony.last(HangUp).call_id == asked


def test_after_a_transfer_by_keys_nothing_stays_filtered(stage: Stage) -> None:
    lamps(stage)
    stage.desk.talking()
    key(stage, K.Key_F6)
    write(stage, "verdi")
    key(stage, K.Key_Return)
    key(stage, K.Key_Tab)
    key(stage, K.Key_Return)
    assert stage.desk.telephony.last(Refer).number == "102"
    assert unfiltered(stage)


def test_after_dialling_by_keys_the_keys_mean_the_call(stage: Stage) -> None:
    lamps(stage)
    key(stage, K.Key_F8)
    write(stage, "0461555")
    key(stage, K.Key_Return)
    assert unfiltered(stage)
    call = stage.desk.dialed()
    stage.desk.connect(call)
    key(stage, K.Key_End)
    assert stage.desk.telephony.last(HangUp).call_id == call


def test_end_means_the_call_once_she_turned_to_it(stage: Stage) -> None:
    lamps(stage)
    call = stage.desk.ring()
    key(stage, K.Key_F8)
    write(stage, "ros")
    key(stage, K.Key_F2)
    stage.desk.connect(call)
    key(stage, K.Key_End)
    assert stage.desk.telephony.last(HangUp).call_id == call
    assert stage.item("search").property("text") == "ros"


def test_end_belongs_to_the_text_while_it_is_edited(stage: Stage, pointer: Mouse) -> None:
    lamps(stage)
    call = stage.desk.talking()
    key(stage, K.Key_F8)
    pointer.tap(stage.centre(f"call-{call}-mute"))
    write(stage, "ros")
    key(stage, K.Key_End)
    assert stage.desk.telephony.sent(HangUp) == []
    pointer.tap(stage.centre(f"call-{call}-mute"))
    key(stage, K.Key_End)
    assert stage.desk.telephony.last(HangUp).call_id == call


@pytest.mark.parametrize("number", ["102", "10", "0461555"])
def test_one_enter_dials_exactly_what_is_typed(stage: Stage, number: str) -> None:
    lamps(stage)
    key(stage, K.Key_F8)
    write(stage, number)
    key(stage, K.Key_Return)
    assert stage.desk.telephony.last(Dial).number == number
    assert stage.find("target-panel") is None


def test_a_persons_panel_goes_when_something_else_is_typed(stage: Stage) -> None:
    lamps(stage)
    key(stage, K.Key_F8)
    write(stage, "verdi")
    key(stage, K.Key_Return)
    assert stage.find("target-panel") is not None
    key(stage, K.Key_F8)
    assert stage.find("target-panel") is None
    write(stage, "0461")
    key(stage, K.Key_Return)
    assert stage.desk.telephony.last(Dial).number == "0461"


def test_a_card_that_is_over_folds_when_another_call_comes(stage: Stage, pointer: Mouse) -> None:
    first = stage.desk.talking("0461555001", "Anna")
    stage.controllers.calls.pin(int(first), True)
    stage.desk.end(first)
    stage.frame()
    before = stage.item(f"call-{first}").height()
    second = stage.desk.talking("0461555002", "Berta")
    stage.frame()
    assert stage.item(f"call-{first}").height() < before
    pointer.tap(stage.centre(f"call-{first}-more"))
    assert stage.item(f"call-{first}-dismiss").isVisible()
    stage.controllers.calls.pin(int(second), True)
    stage.desk.end(second)
    stage.frame()
    assert [row.call_id for row in stage.controllers.calls.active.rows] == [second, first]


@pytest.mark.parametrize("page", ["log", "chat", "queues", "voicemail", "favourites"])
def test_a_page_opens_though_something_is_looked_for(
    stage: Stage, pointer: Mouse, page: str
) -> None:
    lamps(stage)
    pointer.tap(stage.centre("search"))
    write(stage, "verdi")
    assert stage.controllers.extensions.query == "verdi"
    pointer.tap(stage.centre(f"tab-{page}"))
    assert stage.item(f"tab-{page}").property("current")
    assert not stage.controllers.extensions.query


def test_the_key_of_the_log_opens_it_though_something_is_looked_for(
    stage: Stage, pointer: Mouse
) -> None:
    lamps(stage)
    pointer.tap(stage.centre("search"))
    write(stage, "verdi")
    assert stage.controllers.extensions.query == "verdi"
    key(stage, K.Key_F12)
    assert stage.item("tab-log").property("current")
    assert stage.find("log-page") is not None
