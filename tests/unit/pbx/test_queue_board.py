# SPDX-License-Identifier: GPL-3.0-or-later
"""The board of queues: what events do to it, and that no PBX can break it."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from atc.adapters.pbx import queue_board, queues
from atc.adapters.pbx.queue_board import EVENTS, QueueBoard, done
from atc.adapters.pbx.queues import QueuesPart, QueueWays
from atc.domain.queues import MemberState, QueueCallDone, QueueChanged, QueuesListed

NOW = 1_700_000_000.0
PARAMS = {
    "event": "QueueParams",
    "queue": "Sales",
    "abandoned": "2",
    "completed": "5",
    "holdtime": "12",
    "talktime": "80",
}
MEMBER = {
    "event": "QueueMember",
    "queue": "Sales",
    "name": "Anna",
    "location": "Local/101@queue-member/n",
    "membership": "static",
    "callstaken": "3",
    "lastcall": "1699999000",
    "status": "1",
    "paused": "0",
}


def entry(n: int, wait: str = "10", **more: str) -> dict[str, str]:
    return {
        "event": "QueueEntry",
        "queue": "Sales",
        "uniqueid": f"id{n}",
        "channel": f"PJSIP/trunk-{n}",
        "calleridnum": f"046155500{n}",
        "calleridname": f"Caller {n}",
        "wait": wait,
        **more,
    }


def board(*rows: dict[str, str]) -> QueueBoard:
    made = QueueBoard()
    made.load([PARAMS, MEMBER, *rows], NOW)
    return made


def waiting(made: QueueBoard) -> list[str]:
    return [caller.id for caller in made.queue("Sales").callers]


def test_a_listing_is_the_whole_truth() -> None:
    made = board(entry(1, "95"), entry(2))
    queue = made.queue("Sales")
    assert [(c.party.name, NOW - c.joined_at) for c in queue.callers] == [
        ("Caller 1", 95.0),
        ("Caller 2", 10.0),
    ]
    (anna,) = queue.members
    assert (anna.number, anna.state, anna.taken) == ("101", MemberState.FREE, 3)
    assert (queue.figures.lost, queue.figures.served) == (2, 5)
    made.load([PARAMS], NOW)
    assert waiting(made) == []


def test_callers_come_at_their_place_and_leave_by_themselves() -> None:
    made = board(entry(1), entry(2))
    assert made.take("QueueCallerJoin", entry(3, position="1"), NOW) == "Sales"
    assert waiting(made) == ["id3", "id1", "id2"]
    assert made.take("QueueCallerJoin", entry(3, position="1"), NOW) == ""
    assert made.take("QueueCallerLeave", entry(1, position="2"), NOW) == "Sales"
    assert waiting(made) == ["id3", "id2"]
    assert made.take("QueueCallerLeave", entry(9, position="1"), NOW) == ""
    assert waiting(made) == ["id3", "id2"]


def test_counting_does_not_bring_back_who_has_left_meanwhile() -> None:
    made = board(entry(1))
    made.take("QueueCallerLeave", entry(1), NOW)
    late = [{**PARAMS, "completed": "6"}, {**MEMBER, "callstaken": "4", "paused": "1"}, entry(1)]
    assert made.count(late) == ("Sales",)
    queue = made.queue("Sales")
    assert (queue.figures.served, queue.members[0].taken, waiting(made)) == (6, 4, [])
    assert not queue.members[0].paused


def test_a_pause_is_told_with_its_reason_and_forgotten_with_it() -> None:
    made = board()
    paused = {**MEMBER, "interface": MEMBER["location"], "paused": "1", "pausedreason": "Lunch"}
    assert made.take("QueueMemberPause", paused, NOW) == "Sales"
    assert made.queue("Sales").members[0].reason == "Lunch"
    assert made.take("QueueMemberPause", {**paused, "paused": "0"}, NOW) == "Sales"
    assert made.queue("Sales").members[0].reason == ""
    assert made.take("QueueMemberRemoved", paused, NOW) == "Sales"
    assert made.queue("Sales").members == ()


def test_texts_from_outside_are_short_and_of_one_line() -> None:
    made = board(entry(1, calleridname="<b>Bob</b>\r\nEvent: x\x1b[31m" + "y" * 9999))
    name = made.queue("Sales").callers[0].party.name
    assert name.startswith("<b>Bob</b>Event: x[31m")
    assert len(name) <= 120


def test_a_flood_is_bounded() -> None:
    made = QueueBoard()
    made.load(({"event": "QueueParams", "queue": f"q{n}"} for n in range(9999)), NOW)
    assert len(made.load([PARAMS, *(entry(n) for n in range(9999))], NOW)) == 1
    for n in range(9999):
        made.take("QueueCallerJoin", entry(n), NOW)
        made.take("QueueMemberAdded", {**MEMBER, "interface": f"PJSIP/{n}"}, NOW)
    queue = made.queue("Sales")
    assert len(queue.callers) == queue_board.MOST_CALLERS
    assert len(queue.members) == queue_board.MOST_MEMBERS


VALUES = st.one_of(
    st.sampled_from(["", "Sales", "1", "-1", "nan", "inf", "1e400", "9" * 400, "<unknown>", "²"]),
    st.text(max_size=20),
)
KEYS = [
    "queue",
    "uniqueid",
    "channel",
    "position",
    "interface",
    "location",
    "status",
    "paused",
    "callstaken",
    "lastcall",
    "lastpause",
    "wait",
    "holdtime",
    "talktime",
    "abandoned",
    "completed",
    "calleridnum",
    "calleridname",
    "pausedreason",
    "membership",
    "name",
]
FIELDS = st.fixed_dictionaries({"queue": st.just("Sales")}) | st.dictionaries(
    st.sampled_from(KEYS), VALUES
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(EVENTS)), FIELDS), max_size=30))
def test_nonsense_never_breaks_it(events: list[tuple[str, dict[str, str]]]) -> None:
    made = board(entry(1))
    for event, fields in events:
        made.take(event, fields, NOW)
        done(event, fields, NOW)
        made.count([{**fields, "event": "QueueParams"}, {**fields, "event": "QueueMember"}])
    queue = made.queue("Sales")
    ids = [caller.id for caller in queue.callers]
    assert len(set(ids)) == len(ids)
    for member in queue.members:
        assert member.taken >= 0
        assert member.last_call_at < 1e11


def test_a_storm_of_events_becomes_few_states_and_a_lost_link_none() -> None:
    async def scenario() -> None:
        told: list[object] = []
        news = asyncio.Event()

        def emit(event: object) -> None:
            told.append(event)
            news.set()

        part = QueuesPart(QueueWays(), emit, lambda: NOW)

        async def ask(_name: str, **_fields: str) -> list[dict[str, str]]:
            return [PARAMS, MEMBER]

        await part.begin(ask)
        assert [type(event) for event in told] == [QueuesListed]
        for n in range(500):
            part.on_event("QueueCallerJoin", entry(n))
        news.clear()
        await asyncio.wait_for(news.wait(), 5)
        changed = told[-1]
        assert isinstance(changed, QueueChanged)
        assert len(changed.queue.callers) == 500
        assert len(told) == 2
        part.on_event("QueueCallerLeave", entry(1))
        part.on_event("QueueCallerAbandon", entry(2))
        part.end()
        await asyncio.sleep(queues.TELL_AFTER_S * 2)
        assert [type(event) for event in told[2:]] == [QueueCallDone]

    asyncio.run(scenario())
