# SPDX-License-Identifier: GPL-3.0-or-later
"""What is erased at one desk is gone at all, also at one that was away, and stays gone."""

from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from atc.domain.call_log import LogStep, Outcome, StepKind
from atc.domain.calls import Party
from tests.servers.postgres import Postgres
from tests.shared_log.conftest import NewDesk
from tests.shared_log.desk import SharingDesk, agree

NUMBER = "0461123456"


def erase(desk: SharingDesk, number: str = NUMBER) -> object:
    return desk.ask(desk.log.erase_number, "+39" + number)


def test_a_number_is_forgotten_everywhere(
    server: Postgres, url: str, anna: SharingDesk, bruno: SharingDesk
) -> None:
    anna.call("one", note="Mario has debts", company="Ditta Bianchi", contact_name="Mario Bianchi")
    anna.call("two", number="0461999999", note="stays")
    agree(anna, bruno)
    assert erase(bruno) == 1
    calls = agree(anna, bruno)
    assert calls["one"].erased
    assert calls["one"].outcome is Outcome.MISSED, "it still counts"
    assert calls["two"].note == "stays"
    everything = str(calls["one"]) + dump(server, url)
    for secret in (NUMBER, "Mario has debts", "Ditta"):
        assert secret not in everything


def test_what_another_desk_erased_is_on_no_disk_here(
    tmp_path: Path, anna: SharingDesk, bruno: SharingDesk
) -> None:
    anna.call("one", note="Mario has debts", contact_name="Mario Bianchi")
    agree(anna, bruno)
    written = lambda: b"".join(f.read_bytes() for f in (tmp_path / "bruno").rglob("desk.db*"))  # noqa: E731
    assert b"Mario has debts" in written()
    erase(anna)
    agree(anna, bruno)
    assert b"Mario has debts" not in written()


def dump(server: Postgres, url: str) -> str:
    """All that the shared database has."""
    database = sa.make_url(url).database or ""
    tables = ("atc_call", "atc_order", "atc_document")
    return "\n".join(server.psql(f"SELECT * FROM {table}", database) for table in tables)


def test_a_desk_that_was_away_forgets_too_and_brings_nothing_back(
    server: Postgres, url: str, new_desk: NewDesk
) -> None:
    anna, bruno = new_desk("anna").online(), new_desk("bruno").online()
    anna.call("known")
    agree(anna, bruno)
    bruno.unplug()
    bruno.call("unsent", note="never sent")
    bruno.edit("known", note="written while away")
    bruno.until(lambda: bruno.has("known", note="written while away"))
    erase(anna)
    anna.until(anna.settled)
    calls = agree(anna, bruno.online())
    assert calls["known"].erased
    assert calls["unsent"].erased
    for secret in (NUMBER, "never sent", "written while away"):
        assert secret not in dump(server, url)


def test_what_is_said_of_a_forgotten_call_later_is_not_kept(
    anna: SharingDesk, bruno: SharingDesk
) -> None:
    anna.call("one")
    call = anna.get("one")
    assert call
    agree(anna, bruno)
    erase(anna)
    anna.log.save(replace(call, outcome=Outcome.ANSWERED, note="again"))
    anna.edit("one", note="again", tag=("complaint",))
    kept = agree(anna, bruno)["one"]
    assert (kept.remote.number, kept.note) == ("", "")
    assert (kept.outcome, kept.tags) == (Outcome.ANSWERED, ("complaint",))


def test_a_number_goes_out_of_other_calls_stories(anna: SharingDesk, bruno: SharingDesk) -> None:
    lawyer = Party(NUMBER, "Avv. Bianchi")
    anna.call(
        "other",
        number="0461999999",
        handed_to=lawyer,
        steps=(LogStep(1.0, StepKind.TRANSFERRED, lawyer, "blind"),),
    )
    agree(anna, bruno)
    erase(anna)
    call = agree(anna, bruno)["other"]
    assert call.remote.number == "0461999999"
    assert "Bianchi" not in str(call.steps) + str(call.handed_to)
    assert call.handed_to is not None, "it still counts as handed over"


def test_a_new_call_of_a_forgotten_number_is_kept(anna: SharingDesk, bruno: SharingDesk) -> None:
    anna.call("old", started_at=1_700_000_000.0)
    erase(anna)
    anna.call("new", started_at=4_000_000_000.0)
    calls = agree(anna, bruno)
    assert calls["new"].remote.number == NUMBER


def test_old_calls_are_deleted_everywhere(server: Postgres, url: str, new_desk: NewDesk) -> None:
    anna, bruno = new_desk("anna").online(), new_desk("bruno").online()
    anna.call("old", started_at=1_000.0)
    anna.call("new", started_at=3_000.0)
    agree(anna, bruno)
    bruno.unplug()
    bruno.call("old too", started_at=1_500.0)
    assert anna.ask(anna.log.erase_before, 2_000.0) == 1
    assert set(agree(anna, bruno.online())) == {"new"}
    database = sa.make_url(url).database or ""
    assert server.psql("SELECT uid FROM atc_call", database) == "new"


def test_old_calls_are_anonymised_everywhere(anna: SharingDesk, bruno: SharingDesk) -> None:
    anna.call("old", started_at=1_000.0)
    anna.call("new", started_at=3_000.0)
    agree(anna, bruno)
    assert bruno.ask(bruno.log.anonymise_before, 2_000.0) == 1
    calls = agree(anna, bruno)
    assert (calls["old"].erased, calls["new"].erased) == (True, False)
