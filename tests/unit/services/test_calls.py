# SPDX-License-Identifier: GPL-3.0-or-later
"""One active call, the others held first; nothing is answered over a call that is not held."""

import pytest

from atc.domain.calls import CallState, EndCause, Party, Pending
from atc.domain.errors import UserError
from atc.domain.events import CallPartyChanged, CommandFailed
from atc.domain.notices import NoticeKind
from atc.ports.telephony import Answer, Dial, HangUp, Hold, Reject, Resume, SendDtmf
from atc.services.policy import CallPolicy
from tests.fakes.desk import Desk, diverted_by


def test_an_incoming_call_rings_on_the_lowest_free_line():
    desk = Desk()
    first, second = desk.ring(), desk.ring("0461999999")
    assert [desk.call(c).line for c in (first, second)] == [1, 2]
    assert desk.call(first).state is CallState.RINGING


def test_answering_with_nobody_on_the_line_answers_at_once():
    desk = Desk()
    call = desk.ring()
    desk.calls.answer(call)
    assert desk.telephony.last(Answer).call_id == call
    assert desk.call(call).pending is Pending.ANSWERING
    desk.connect(call)
    assert desk.call(call).state is CallState.ACTIVE
    assert desk.call(call).pending is Pending.NONE


def test_the_active_call_is_held_and_confirmed_before_the_next_is_answered():
    desk = Desk()
    first = desk.talking()
    second = desk.ring("0461999999")
    desk.calls.answer(second)
    assert desk.telephony.last(Hold).call_id == first
    assert not [c for c in desk.telephony.sent(Answer) if c.call_id == second]
    desk.held(first)
    assert desk.telephony.last(Answer).call_id == second


def test_a_hold_that_the_pbx_refuses_leaves_the_other_call_ringing_and_says_why():
    desk = Desk()
    first = desk.talking()
    second = desk.ring("0461999999")
    desk.calls.answer(second)
    desk.tell(CommandFailed(Hold(first), "488 Not Acceptable"))
    assert desk.call(first).state is CallState.ACTIVE
    assert desk.call(second).state is CallState.RINGING
    assert desk.call(second).notice.kind is NoticeKind.HOLD_FAILED
    assert not [c for c in desk.telephony.sent(Answer) if c.call_id == second]


def test_a_hold_that_is_never_confirmed_gives_up_and_the_call_can_be_answered_again():
    desk = Desk()
    desk.talking()
    second = desk.ring("0461999999")
    desk.calls.answer(second)
    desk.clock.advance(desk.calls.policy.confirm_s + 0.1)
    assert desk.call(second).pending is Pending.NONE
    assert desk.call(second).notice.kind is NoticeKind.HOLD_FAILED


def test_the_last_of_two_quick_answers_wins():
    desk = Desk()
    first = desk.talking()
    second, third = desk.ring("0461000002"), desk.ring("0461000003")
    desk.calls.answer(second)
    desk.calls.answer(third)
    desk.held(first)
    answered = [c.call_id for c in desk.telephony.sent(Answer)]
    assert answered[-1] == third
    assert second not in answered
    assert desk.call(second).pending is Pending.NONE


def test_an_answer_on_its_way_is_held_before_the_next_is_answered():
    desk = Desk()
    first, second = desk.ring("0461000001"), desk.ring("0461000002")
    desk.calls.answer(first)
    desk.calls.answer(second)
    assert [c.call_id for c in desk.telephony.sent(Answer)] == [first]
    desk.connect(first)
    assert desk.telephony.last(Hold).call_id == first
    desk.held(first)
    assert desk.telephony.last(Answer).call_id == second


def test_dialling_holds_the_active_call_first():
    desk = Desk()
    first = desk.talking()
    desk.calls.dial("101")
    assert not desk.telephony.sent(Dial)
    desk.held(first)
    assert desk.telephony.last(Dial).number == "101"


def test_a_dial_that_waits_for_the_hold_can_be_given_up_without_any_invite():
    desk = Desk()
    first = desk.talking()
    new = desk.calls.dial("101")
    desk.calls.hang_up(new)
    assert desk.call(new).ended
    desk.held(first)
    assert not desk.telephony.sent(Dial)


def test_resume_oldest_takes_the_one_held_longest():
    desk = Desk()
    first = desk.talking("0461000001")
    desk.calls.hold(first)
    desk.held(first)
    desk.clock.advance(3)
    second = desk.talking("0461000002")
    desk.calls.hold(second)
    desk.held(second)
    assert desk.calls.resume_oldest() == first
    assert desk.telephony.last(Resume).call_id == first


def test_hold_keeps_why():
    desk = Desk()
    call = desk.talking()
    desk.calls.hold(call, "fetching the file")
    desk.held(call)
    assert desk.call(call).note == "fetching the file"
    assert desk.call(call).held_at == desk.clock.now()


def test_all_lines_taken_refuses_to_dial_and_names_how_many_there_are():
    desk = Desk(policy=CallPolicy(lines=2))
    desk.ring("0461000001")
    desk.ring("0461000002")
    with pytest.raises(UserError) as error:
        desk.calls.dial("101")
    assert error.value.notice.kind is NoticeKind.NO_FREE_LINE
    assert error.value.notice.get("lines") == "2"


@pytest.mark.parametrize("text", ["", "   ", "hello world!", "12;rm -rf", "<script>"])
def test_what_is_not_a_number_is_not_dialled(text):
    desk = Desk()
    if text == "12;rm -rf":
        assert desk.calls.number(text) == "12"
        return
    with pytest.raises(UserError):
        desk.calls.dial(text)
    assert not desk.telephony.commands or not desk.telephony.sent(Dial)


def test_dialling_without_registration_says_so():
    desk = Desk(online=False)
    with pytest.raises(UserError) as error:
        desk.calls.dial("101")
    assert error.value.notice.kind is NoticeKind.NOT_REGISTERED


def test_rejecting_tells_busy_or_declined():
    desk = Desk()
    first, second = desk.ring("0461000001"), desk.ring("0461000002")
    desk.calls.reject(first)
    desk.calls.reject(second, busy=True)
    assert [c.code for c in desk.telephony.sent(Reject)] == [603, 486]
    desk.end(first, 603)
    assert desk.call(first).cause is EndCause.REJECTED


def test_a_missed_call_and_one_answered_elsewhere_differ():
    desk = Desk()
    first, second = desk.ring("0461000001"), desk.ring("0461000002")
    desk.end(first, 487)
    desk.end(second, 487, elsewhere=True)
    assert desk.call(first).cause is EndCause.MISSED
    assert desk.call(second).cause is EndCause.ANSWERED_ELSEWHERE


def test_an_ended_call_lingers_then_goes():
    desk = Desk()
    call = desk.talking()
    desk.end(call)
    assert desk.call(call).cause is EndCause.REMOTE
    desk.clock.advance(desk.calls.policy.linger_s + 0.1)
    assert desk.calls.find(call) is None


def test_callers_who_give_up_one_after_another_do_not_fill_the_screen():
    desk = Desk()
    talking = desk.talking()
    given_up = [desk.ring(f"04610000{n:02}") for n in range(6)]
    for call in given_up:
        desk.end(call, 487)
    desk.end(talking)
    assert [c.id for c in desk.calls.all] == [talking, *given_up[-2:]]


def test_queue_recall_and_click_to_call_prefixes_leave_the_name_and_stay_as_facts():
    desk = Desk()
    call = desk.call(
        desk.ring(name="R: Sales: c2c Mario Bianchi", diversions=diverted_by("102", "user-busy"))
    )
    assert call.remote.name == "Mario Bianchi"
    assert call.queue == "Sales"
    assert call.recall.source.name == "Bruno Verdi"
    assert call.recall.reason == "user-busy"


def test_the_house_knows_its_people_by_name():
    desk = Desk()
    assert desk.call(desk.ring("101", "")).remote.name == "Anna Rossi"
    forwarded = desk.call(desk.ring(diversions=diverted_by("101", "no-answer")))
    assert forwarded.diversions[0].by.name == "Anna Rossi"


def test_the_pbx_tells_who_is_on_the_line_now():
    desk = Desk()
    call = desk.calls.dial("701")
    desk.tell(CallPartyChanged(call, Party("0461123456", "R: Mario Bianchi")))
    assert desk.call(call).remote == Party("0461123456", "Mario Bianchi")


def test_keys_are_sent_only_while_talking_and_only_real_keys():
    desk = Desk()
    ringing = desk.ring()
    with pytest.raises(UserError):
        desk.calls.send_dtmf(ringing, "1")
    call = desk.talking("0461000009")
    desk.calls.send_dtmf(call, "12#")
    assert desk.telephony.last(SendDtmf).digits == "12#"
    with pytest.raises(UserError):
        desk.calls.send_dtmf(call, "1x")


def test_answering_gives_up_a_call_that_is_still_being_dialled():
    desk = Desk()
    out = desk.calls.dial("101")
    incoming = desk.ring()
    desk.calls.answer(incoming)
    assert desk.telephony.last(HangUp).call_id == out
    assert desk.telephony.last(Answer).call_id == incoming


def test_the_name_that_the_pbx_gives_a_dialled_number_is_shown_but_a_codes_is_not():
    desk = Desk()
    call = desk.calls.dial("0461777")
    desk.tell(CallPartyChanged(call, Party("0461777", "Plumber")))
    assert desk.call(call).remote.name == "Plumber"
    code = desk.pickup.group()
    desk.tell(CallPartyChanged(code, Party("*9", "Pickup")))
    assert desk.call(code).remote.name == ""


def test_a_dialplans_word_does_not_replace_the_number_dialled():
    desk = Desk()
    call = desk.calls.dial("0455551234")
    desk.tell(CallPartyChanged(call, Party("s")))
    assert desk.call(call).remote.number == "0455551234"
