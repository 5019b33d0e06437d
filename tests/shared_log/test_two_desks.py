# SPDX-License-Identifier: GPL-3.0-or-later
"""Two desks with one log: what one does the other sees, and nothing is lost."""

from dataclasses import replace

from atc.domain.call_log import LogStep, LogUid, Outcome, StepKind
from tests.shared_log.conftest import NewDesk
from tests.shared_log.desk import SharingDesk, agree

SOON_S = 2.0
"""What is promised."""


def test_a_call_appears_at_the_other_desk_soon(anna: SharingDesk, bruno: SharingDesk) -> None:
    anna.call("one", outcome=Outcome.ONGOING)
    bruno.until(lambda: bruno.has("one", desk="anna"), SOON_S)
    assert ((LogUid("one"),), True) in bruno.changed
    call = anna.get("one")
    assert call
    anna.log.save(replace(call, outcome=Outcome.ANSWERED, answered_at=1_700_000_005.0))
    bruno.until(lambda: bruno.has("one", outcome=Outcome.ANSWERED), SOON_S)


def test_what_one_writes_the_other_reads_soon(anna: SharingDesk, bruno: SharingDesk) -> None:
    anna.call("one")
    bruno.until(lambda: bruno.has("one"))
    bruno.edit("one", note="call back after six", tag=("message taken",), category="vip")
    anna.until(lambda: anna.has("one", note="call back after six"), SOON_S)
    assert anna.has("one", tags=("message taken",), category="vip")


def test_a_missed_call_is_handled_for_all(anna: SharingDesk, bruno: SharingDesk) -> None:
    anna.call("one")
    anna.call("two", number="0461999999")
    bruno.until(lambda: bruno.ask(bruno.log.unhandled_missed) == 2)
    bruno.log.handle_number("+390461123456", 1_800_000_000.0, "bruno")
    anna.until(lambda: anna.ask(anna.log.unhandled_missed) == 1, SOON_S)
    assert anna.has("one", handled=True, handled_by="bruno")
    anna.edit("one", handled=False, handled_by="anna")
    bruno.until(lambda: bruno.ask(bruno.log.unhandled_missed) == 2, SOON_S)


def test_edits_of_different_things_are_all_kept(new_desk: NewDesk) -> None:
    anna, bruno = new_desk("anna").online(), new_desk("bruno").online()
    anna.call("one", steps=(LogStep(1_700_000_000.0, StepKind.RANG),))
    agree(anna, bruno)
    for desk in (anna, bruno):
        desk.unplug()
    anna.edit("one", note="wants the invoice", tag=("supplier",))
    bruno.edit("one", tag=("complaint",), handled=True, handled_by="bruno", category="vip")
    call = agree(anna.online(), bruno.online())["one"]
    assert call.note == "wants the invoice"
    assert set(call.tags) == {"supplier", "complaint"}
    assert (call.handled, call.handled_by, call.category) == (True, "bruno", "vip")


def test_notes_written_at_once_are_both_kept(new_desk: NewDesk) -> None:
    anna, bruno = new_desk("anna").online(), new_desk("bruno").online()
    anna.call("one", note="Wants Rossi.")
    agree(anna, bruno)
    for desk in (anna, bruno):
        desk.unplug()
    anna.edit("one", note="Wants Rossi. Called twice.")
    bruno.edit("one", note="Wants Rossi. Angry.")
    note = agree(anna.online(), bruno.online())["one"].note
    assert sorted(note.splitlines()) == ["Wants Rossi. Angry.", "Wants Rossi. Called twice."]


def test_a_note_written_after_reading_the_other_replaces_it(
    anna: SharingDesk, bruno: SharingDesk
) -> None:
    anna.call("one", note="Wants Rossi")
    bruno.until(lambda: bruno.has("one", note="Wants Rossi"))
    bruno.edit("one", note="Done")
    anna.until(lambda: anna.has("one", note="Done"))
    anna.edit("one", note="")
    assert agree(anna, bruno)["one"].note == ""


def test_the_later_change_counts_also_when_it_is_sent_first(new_desk: NewDesk) -> None:
    anna, bruno = new_desk("anna").online(), new_desk("bruno").online()
    anna.call("one")
    agree(anna, bruno)
    anna.unplug()
    anna.edit("one", category="early", untag=(), handled=True, handled_by="anna")
    anna.until(lambda: anna.has("one", category="early"))
    bruno.edit("one", category="late")
    bruno.edit("one", handled=True, handled_by="bruno")
    bruno.edit("one", handled=False, handled_by="bruno")
    bruno.until(bruno.settled)
    call = agree(anna.online(), bruno)["one"]
    assert (call.category, call.handled) == ("late", False)


def test_a_wrong_clock_wins_nothing(new_desk: NewDesk) -> None:
    """A desk whose clock is a day ahead learns the time from the server."""
    fast, right = new_desk("fast", clock_off=86_400.0), new_desk("right")
    fast.call("one")
    fast.edit("one", category="before it ever met the server")
    fast.online()
    right.online()
    right.until(lambda: right.has("one"))
    right.edit("one", category="later")
    assert agree(fast, right)["one"].category == "later"
    fast.edit("one", category="latest")
    assert agree(fast, right)["one"].category == "latest"


def test_a_desk_that_was_off_for_long_gets_all_it_missed(new_desk: NewDesk) -> None:
    anna, bruno = new_desk("anna").online(), new_desk("bruno").online()
    anna.call("before")
    agree(anna, bruno)
    bruno.unplug()
    for number in range(450):
        anna.call(f"a{number}")
    for number in range(150):
        bruno.call(f"b{number}")
    calls = agree(anna, bruno.online())
    assert len(calls) == 601


def test_a_new_desk_gets_the_whole_log(new_desk: NewDesk) -> None:
    anna = new_desk("anna")
    for number in range(300):
        anna.call(f"a{number}", note=f"note {number}")
    anna.online()
    anna.until(anna.settled)
    late = new_desk("late").online()
    assert len(agree(anna, late)) == 300


def test_many_changes_at_once_come_without_loss_or_doubles(new_desk: NewDesk) -> None:
    """Three desks push against one another: each commit shows up at the others."""
    desks = [new_desk(name).online() for name in ("anna", "bruno", "carla")]
    for number in range(60):
        for desk in desks:
            desk.call(f"{desk.name}{number}")
            if number:
                desk.edit(f"{desk.name}{number - 1}", note=f"note {number}")
    calls = agree(*desks)
    assert len(calls) == 180
    assert all(calls[f"anna{n}"].note == f"note {n + 1}" for n in range(59))


def test_what_is_saved_survives_the_consoles_end(new_desk: NewDesk) -> None:
    anna = new_desk("anna")
    anna.call("one", note="kept")
    anna.until(lambda: anna.has("one"))
    anna.restart()
    assert anna.has("one", note="kept")
    anna.online()
    bruno = new_desk("bruno").online()
    bruno.until(lambda: bruno.has("one", note="kept"))
