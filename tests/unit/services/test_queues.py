# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues, pauses and the rules that pause by themselves, on a manager that the test plays."""

from dataclasses import replace

import pytest

from atc.domain.calls import CallState, EndCause
from atc.domain.errors import UserError
from atc.domain.events import PhoneStateChanged
from atc.domain.extensions import PhoneState
from atc.domain.notices import NoticeKind
from atc.domain.profile import QueuePauseProfile, QueueProfile
from atc.domain.queues import PauseState, QueueCallDone, QueueChanged, QueueRules
from atc.ports.pbx_manager import FetchCaller, PauseMember
from atc.services.queue_auto import CLOSED, IN_CALL, WRAP_UP, AutoPause
from tests.fakes.desk import PROFILE, Desk
from tests.fakes.manager import FakeManager, house

WAYS = QueueProfile("PJSIP/{ext}", "", "{ext}@internal")


@pytest.fixture
def desk() -> Desk:
    codes = QueuePauseProfile("*81", "*80", "pause{ext}")
    return Desk(replace(PROFILE, queue_pause=codes, queues=WAYS))


@pytest.fixture
def manager(desk: Desk) -> FakeManager:
    manager = FakeManager(desk)
    manager.up(*house(desk.clock.now()))
    return manager


def refused(action: object) -> NoticeKind:
    with pytest.raises(UserError) as caught:
        action()  # type: ignore[operator]
    return caught.value.notice.kind


def paused(desk: Desk, *, reason: str, on: bool = True) -> None:
    """The PBX says that we are paused in Reception, or no longer."""
    queue = desk.services.queues.find("Reception")
    assert queue is not None
    members = tuple(
        replace(m, paused=on, reason=reason) if m.number == "200" else m for m in queue.members
    )
    desk.tell(QueueChanged(replace(queue, members=members)))


def auto(desk: Desk, **rules: object) -> AutoPause:
    s = desk.services
    made = QueueRules(managed=True, **rules)  # type: ignore[arg-type]
    return AutoPause(s.pauses, s.queues, s.calls, made, desk.clock)


# -- who waits -------------------------------------------------------------------------------------


def test_our_queues_are_those_that_we_are_an_agent_of(desk: Desk, manager: FakeManager) -> None:
    queues = desk.services.queues
    assert [q.name for q in queues.all] == ["Reception", "Sales", "Support"]
    assert [q.name for q in queues.mine] == ["Reception", "Sales"]
    assert queues.waiting == 3
    manager.down()
    assert not queues.known
    assert queues.all == ()


def test_what_comes_before_the_list_is_not_taken_for_the_truth(desk: Desk) -> None:
    FakeManager(desk)
    desk.tell(QueueChanged(house(desk.clock.now())[0]))
    assert not desk.services.queues.known
    assert desk.services.queues.all == ()


def test_a_caller_who_was_asked_for_is_answered_when_he_rings(
    desk: Desk, manager: FakeManager
) -> None:
    queues = desk.services.queues
    queues.pick("Reception", "1700000000.3")
    assert manager.sent(FetchCaller) == [FetchCaller("Reception", "1700000000.3", "200")]
    manager.answer()
    stranger = desk.ring("0999", "Somebody else")
    call = desk.ring("+390461998877", "Studio Legale Bianchi", queue="Reception")
    desk.clock.advance(0.1)
    assert desk.call(call).pending.value == "answering"
    assert desk.call(stranger).state is CallState.RINGING
    assert not desk.call(stranger).pending.value
    assert not queues.picking


def test_one_who_rings_here_already_is_just_answered(desk: Desk, manager: FakeManager) -> None:
    call = desk.ring("+390461998877", queue="Reception")
    desk.services.queues.pick("Reception", "1700000000.3")
    assert desk.call(call).pending.value == "answering"
    assert not manager.sent(FetchCaller)


@pytest.mark.parametrize(
    ("reason", "kind"),
    [("gone", NoticeKind.QUEUE_CALLER_GONE), ("denied", NoticeKind.QUEUE_PICK_FAILED)],
)
def test_a_pick_that_is_refused_is_told(
    desk: Desk, manager: FakeManager, reason: str, kind: NoticeKind
) -> None:
    told = []
    desk.services.queues.told.connect(told.append)
    desk.services.queues.pick("Reception", "1700000000.3")
    manager.answer(reason)
    assert [notice.kind for notice in told] == [kind]
    assert not desk.services.queues.picking


def test_a_caller_who_never_rings_is_let_go(desk: Desk, manager: FakeManager) -> None:
    told = []
    desk.services.queues.told.connect(told.append)
    desk.services.queues.pick("Reception", "1700000000.3")
    manager.answer()
    desk.clock.advance(9)
    assert [(n.kind, n.get("reason")) for n in told] == [
        (NoticeKind.QUEUE_PICK_FAILED, EndCause.NO_ANSWER.value)
    ]


def test_picking_needs_a_caller_a_line_and_a_connection(desk: Desk, manager: FakeManager) -> None:
    queues = desk.services.queues
    assert refused(lambda: queues.pick("Reception", "nobody")) is NoticeKind.QUEUE_CALLER_GONE
    queues.pick_longest()
    assert manager.sent(FetchCaller)[-1].caller_id == "1700000000.1"
    queues.pick_longest()  # the first one is on the way
    assert manager.sent(FetchCaller)[-1].caller_id == "1700000000.2"
    manager.down()
    assert refused(queues.pick_longest) is NoticeKind.QUEUE_CALLER_GONE
    assert not queues.picking


def test_a_profile_without_the_ways_says_so() -> None:
    desk = Desk()
    FakeManager(desk).up(*house(desk.clock.now()))
    s = desk.services
    assert refused(lambda: s.queues.pick("Reception", "1700000000.1")) is NoticeKind.NOT_SUPPORTED
    assert refused(lambda: s.supervision.add("Sales", "105")) is NoticeKind.NOT_SUPPORTED


# -- pauses ----------------------------------------------------------------------------------------


def test_pause_everywhere_and_in_one_queue(desk: Desk, manager: FakeManager) -> None:
    pauses = desk.services.pauses
    assert pauses.state is PauseState.PARTLY
    pauses.toggle("Lunch")
    assert manager.sent(PauseMember) == [PauseMember("PJSIP/200", True, "", "Lunch")]
    assert pauses.pending
    manager.answer()
    assert not pauses.pending
    paused(desk, reason="Lunch")
    assert (pauses.state, pauses.reason) == (PauseState.PAUSED, "Lunch")
    pauses.set(paused=False, queue="Sales")
    assert manager.sent(PauseMember)[-1] == PauseMember("PJSIP/200", False, "Sales", "")
    assert refused(lambda: pauses.set(paused=True, queue="Support")) is NoticeKind.QUEUE_NO_AGENT


def test_a_refused_pause_is_told_and_an_answer_that_never_comes_too(
    desk: Desk, manager: FakeManager
) -> None:
    told = []
    desk.services.pauses.told.connect(told.append)
    desk.services.pauses.toggle()
    manager.answer("Interface not found")
    desk.services.pauses.toggle()
    manager.down()
    assert [n.kind for n in told] == [NoticeKind.QUEUE_PAUSE_FAILED] * 2
    assert not desk.services.pauses.pending


def test_without_a_manager_codes_pause_and_the_lamp_tells(desk: Desk) -> None:
    pauses = desk.services.pauses
    assert pauses.state is PauseState.UNKNOWN
    desk.tell(PhoneStateChanged("pause200", PhoneState.IDLE))
    assert pauses.state is PauseState.OPEN
    pauses.toggle()
    assert pauses.pending
    desk.connect(desk.dialed())
    desk.end(desk.dialed())
    assert not pauses.pending
    assert pauses.state is PauseState.OPEN  # until the PBX says so
    desk.tell(PhoneStateChanged("pause200", PhoneState.BUSY))
    assert pauses.state is PauseState.PAUSED
    assert refused(lambda: pauses.set(paused=True, queue="Sales")) is NoticeKind.NOT_SUPPORTED


def test_a_pbx_without_any_way_says_so() -> None:
    desk = Desk()
    assert desk.services.pauses.state is PauseState.NONE
    assert refused(desk.services.pauses.toggle) is NoticeKind.NOT_SUPPORTED


# -- by rule ---------------------------------------------------------------------------------------


def test_wrap_up_pauses_what_was_open_and_goes_on_there_alone(
    desk: Desk, manager: FakeManager
) -> None:
    rule = auto(desk, wrap_up_s=10)
    call = desk.ring(queue="Reception")
    desk.calls.answer(call)
    desk.connect(call)
    assert not manager.sent(PauseMember)
    desk.end(call)
    assert manager.sent(PauseMember) == [PauseMember("PJSIP/200", True, "Reception", WRAP_UP)]
    paused(desk, reason=WRAP_UP)
    desk.clock.advance(11)
    assert manager.sent(PauseMember)[-1] == PauseMember("PJSIP/200", False, "Reception", "")
    assert len(manager.sent(PauseMember)) == 2
    assert rule is not None


def test_what_she_does_in_the_meantime_counts_more(desk: Desk, manager: FakeManager) -> None:
    rule = auto(desk, wrap_up_s=10, pause_while_talking=True)
    call = desk.ring(queue="Reception")
    desk.calls.answer(call)
    desk.connect(call)
    assert manager.sent(PauseMember)[-1].reason == IN_CALL
    paused(desk, reason=IN_CALL)
    desk.end(call)
    assert manager.sent(PauseMember)[-1].reason == WRAP_UP
    paused(desk, reason=WRAP_UP)
    desk.services.pauses.set(paused=True, reason="Lunch")
    paused(desk, reason="Lunch")
    before = len(manager.commands)
    desk.clock.advance(60)
    assert len(manager.commands) == before
    assert rule is not None


def test_a_call_that_is_no_queues_call_pauses_nothing(desk: Desk, manager: FakeManager) -> None:
    rule = auto(desk, wrap_up_s=10, pause_while_talking=True)
    desk.end(desk.talking())
    assert not manager.commands
    assert rule is not None


def test_leaving_pauses_and_tells_when_the_pbx_has_answered(
    desk: Desk, manager: FakeManager
) -> None:
    left = []
    assert auto(desk, pause_on_quit=True).sign_off(lambda: left.append(True))
    assert manager.sent(PauseMember) == [PauseMember("PJSIP/200", True, "Reception", CLOSED)]
    assert not left
    manager.answer()
    assert left == [True]
    assert not auto(desk).sign_off(lambda: left.append(True))


def test_coming_back_goes_on_where_leaving_had_paused(desk: Desk, manager: FakeManager) -> None:
    rule = auto(desk, pause_on_quit=True)
    manager.down()
    reception, sales, support = house(desk.clock.now())
    ours, other = reception.members
    closed = replace(ours, paused=True, reason=CLOSED)
    manager.up(replace(reception, members=(closed, other)), sales, support)
    assert manager.sent(PauseMember) == [PauseMember("PJSIP/200", False, "Reception", "")]
    assert rule is not None


# -- figures of a stretch of time ------------------------------------------------------------------


def test_figures_of_the_last_hour_leave_out_what_is_older(desk: Desk, manager: FakeManager) -> None:
    counts, now = desk.services.queue_counts, desk.clock.now()
    assert counts.began_at == now
    for ago, served, waited, talked in (
        (7200, True, 5, 50),
        (60, True, 20, 100),
        (30, False, 9, 0),
    ):
        desk.tell(QueueCallDone("Sales", now - ago, served, waited, talked))
    figures = counts.figures("Sales", now - 3600)
    assert (figures.served, figures.lost, figures.wait_s, figures.talk_s) == (1, 1, 20.0, 100.0)
    assert counts.figures("Sales", 0).served == 2
    assert manager is not None
