# SPDX-License-Identifier: GPL-3.0-or-later
"""The log in `desk.db`: found by any word, filtered, edited, erased; and nothing lost."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atc.adapters.storage import log_reading as reading
from atc.adapters.storage import log_writing as writing
from atc.adapters.storage.database import Database
from atc.adapters.storage.log_file import LogFile
from atc.adapters.storage.log_models import LogBase
from atc.domain.call_log import (
    LogEdit,
    LogFilter,
    LoggedCall,
    LogKind,
    LogStep,
    LogUid,
    Outcome,
    StepKind,
)
from atc.domain.calls import Direction, Party
from tests.fakes.call_log_store import fits

START = 1_700_000_000.0


class Log:
    """An open log."""

    def __init__(self, path: Path) -> None:
        self.database = Database(path, full_sync=True)
        with self.database.connection.begin():
            LogBase.metadata.create_all(self.database.connection)
        self.file = LogFile(self.database.connection)

    def save(self, *calls: LoggedCall) -> None:
        with self.file.write() as connection:
            for call in calls:
                writing.save(connection, self.file.stamps, call)

    def edit(self, uid: str, **change: object) -> list[LogUid]:
        edit = LogEdit(**change)  # type: ignore[arg-type]
        with self.file.write() as connection:
            return writing.edit(connection, self.file.stamps, LogUid(uid), edit)

    def get(self, uid: str) -> LoggedCall:
        with self.file.read() as connection:
            call = reading.get(connection, LogUid(uid))
        assert call is not None
        return call

    def found(self, **wanted: object) -> list[str]:
        """Uids of the first page, newest first."""
        with self.file.read() as connection:
            page = reading.page(connection, LogFilter(**wanted), 0, 100)  # type: ignore[arg-type]
        assert page.total == len(page.calls)
        return [call.uid for call in page.calls]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = Log(tmp_path / "desk.db")
    yield opened
    opened.database.close()


def call(uid: str, at: float = 0.0, **fields: object) -> LoggedCall:
    base = LoggedCall(
        LogUid(uid),
        "200@here",
        Direction.INCOMING,
        Party("0461 123456", "Mario Bianchi"),
        START + at,
        number_key="+390461123456",
    )
    return replace(base, **fields)  # type: ignore[arg-type]


FULL = call(
    "full",
    account="desk",
    contact_name="Mario Bianchi",
    company="Ditta Bianchi S.p.A.",
    called="200",
    queue="Sales",
    prefixes=("R:", "c2c"),
    category="vip",
    category_name="Very important",
    answered_at=START + 5,
    ended_at=START + 65,
    outcome=Outcome.ANSWERED,
    ended_by="us",
    handed_to=Party("101", "Anna Rossi"),
    steps=(
        LogStep(START, StepKind.RANG, detail="Sales"),
        LogStep(START + 5, StepKind.ANSWERED),
        LogStep(START + 60, StepKind.TRANSFERRED, Party("101", "Anna Rossi"), "blind"),
    ),
    tags=("supplier", "complaint"),
    note="Angry about invoice 2024/17\nCall back",
    linked="another",
    updated_at=START + 65,
)


def test_a_call_comes_back_as_it_was(log: Log) -> None:
    log.save(FULL)
    assert log.get("full") == FULL
    later = replace(FULL, ended_by="them", updated_at=START + 70)
    log.save(later)
    assert log.get("full") == later


@pytest.mark.parametrize(
    "text",
    [
        "mario",
        "BIANCHI",
        "bianchi mario",
        "ario",
        "ditta s.p.a.",
        "invoice",
        "2024/17",
        "0461123",
        "0461 123",
        "461-12.34",
        "+39 0461",
        "sales",
        "complaint",
        "rossi",
        "very",
    ],
)
def test_a_call_is_found_by_what_it_has(log: Log, text: str) -> None:
    log.save(FULL, call("other", remote=Party("0300999888", "Nobody"), number_key="+390300999888"))
    assert log.found(text=text) == ["full"]


def test_accents_do_not_matter(log: Log) -> None:
    log.save(call("one", remote=Party("1", "José Müller")))
    assert log.found(text="jose muller") == ["one"]
    assert log.found(text="JOSÉ") == ["one"]


@pytest.mark.parametrize(
    "text", ["%", "_", "'", '"', "*", "'; DROP TABLE log_call; --", "NEAR(", "a AND", "\\", "\x00"]
)
def test_signs_have_no_meaning_of_their_own(log: Log, text: str) -> None:
    log.save(FULL)
    assert log.found(text=text) in ([], ["full"] if not text.strip("\x00") else [])
    log.edit("full", note=f"before {text} after")
    assert log.found(text="before") == ["full"]


@settings(deadline=None, max_examples=60)
@given(note=st.text(max_size=60), name=st.text(max_size=20), number=st.text(max_size=15))
def test_hostile_texts_are_kept_and_found(note: str, name: str, number: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        opened = Log(Path(folder) / "desk.db")
        opened.save(call("one", remote=Party(number, name), note=note, number_key=number))
        for word in opened.get("one").note.split():
            assert opened.found(text=word) == ["one"], word
        opened.database.close()


_CALLS = (
    call("in", 1, outcome=Outcome.ANSWERED, handed_to=Party("101"), queue="Sales"),
    call("out", 2, direction=Direction.OUTGOING, outcome=Outcome.BUSY, category="vip"),
    call("missed", 3, outcome=Outcome.MISSED, tags=("complaint",)),
    call("handled", 4, outcome=Outcome.MISSED, handled=True, queue="Sales", tags=("vip",)),
    call("now", 5, remote=Party("101", "Anna"), number_key="101", note="complaint"),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    opened = Log(tmp_path_factory.mktemp("log") / "desk.db")
    opened.save(*_CALLS)
    yield opened
    opened.database.close()


@settings(deadline=None)
@given(
    kind=st.sampled_from([k.value for k in LogKind]),
    text=st.sampled_from(["", "mario", "anna", "complaint"]),
    since=st.sampled_from([None, START + 2, START + 4]),
    until=st.sampled_from([None, START + 4]),
    category=st.sampled_from(["", "vip"]),
    tag=st.sampled_from(["", "complaint"]),
    queue=st.sampled_from(["", "Sales"]),
)
def test_filters_mean_what_they_say(filled: Log, **wanted: object) -> None:
    with filled.file.read() as connection:
        page = reading.page(connection, LogFilter(**wanted), 0, 100)  # type: ignore[arg-type]
    told = [
        c.uid
        for c in reversed(_CALLS)
        if fits(c, LogFilter(**{**wanted, "text": ""}))  # type: ignore[arg-type]
        and str(wanted["text"]) in f"{c.remote.name} {c.note} {' '.join(c.tags)}".lower()
    ]
    assert [c.uid for c in page.calls] == told
    assert page.total == len(told)


def test_pages_hold_every_call_once(log: Log) -> None:
    log.save(*(call(f"c{n}", n // 3) for n in range(50)))
    for text in ("", "mario"):
        uids: list[str] = []
        for offset in range(0, 60, 10):
            with log.file.read() as connection:
                page = reading.page(connection, LogFilter(text=text), offset, 10)
            assert page.total == 50
            uids += [c.uid for c in page.calls]
        assert sorted(uids) == sorted(f"c{n}" for n in range(50))


def test_all_calls_come_in_small_helpings(log: Log) -> None:
    log.save(*(call(f"c{n}", n // 3) for n in range(50)))
    newest: list[str] = []
    oldest: list[str] = []
    with log.file.read() as connection:
        place = None
        while not newest or place:
            calls, place = reading.some_recent(connection, place, 7)
            newest += [c.uid for c in calls]
        while not oldest or place:
            calls, place = reading.some_between(connection, START, START + 10, place, 7)
            oldest += [c.uid for c in calls]
    assert newest == [f"c{n}" for n in reversed(range(50))]
    assert oldest == [f"c{n}" for n in range(30)]


def test_saving_a_call_again_keeps_what_people_said_of_it(log: Log) -> None:
    log.save(call("one", outcome=Outcome.ONGOING))
    log.edit("one", note="hello", tag=("supplier",), category="vip", handled=True, handled_by="x")
    log.save(call("one", outcome=Outcome.MISSED))
    kept = log.get("one")
    assert (kept.note, kept.tags, kept.category, kept.handled) == (
        "hello",
        ("supplier",),
        "vip",
        True,
    )
    assert kept.outcome is Outcome.MISSED


def test_tags_stay_in_the_order_they_were_given(log: Log) -> None:
    log.save(call("one"))
    log.edit("one", tag=("zeta", "alpha"))
    log.edit("one", tag=("beta",))
    log.edit("one", untag=("zeta",))
    log.edit("one", tag=("zeta",))
    assert log.get("one").tags == ("alpha", "beta", "zeta")
    assert log.found(tag="zeta") == ["one"]
    log.edit("one", untag=("alpha", "beta", "zeta"))
    assert log.found(tag="zeta") == []


def test_a_note_written_meanwhile_is_kept(log: Log) -> None:
    log.save(call("one", note="first"))
    log.edit("one", note="second", note_before="first")
    log.edit("one", note="third", note_before="first")
    assert log.get("one").note == "second\nthird"


def test_an_edit_that_changes_nothing_tells_nobody(log: Log) -> None:
    log.save(call("one", note="n", tags=("t",)))
    assert log.edit("one", note="n", tag=("t",), untag=("u",)) == []
    assert log.edit("unknown", note="n") == []


def test_an_erased_call_is_found_by_nothing_that_named_it(log: Log) -> None:
    log.save(FULL)
    with log.file.write() as connection:
        assert writing.erase_number(connection, "+390461123456", START + 100, lambda n: n) == 1
    for text in ("mario", "ditta", "0461", "invoice"):
        assert log.found(text=text) == []
    kept = log.get("full")
    assert kept.erased
    assert (kept.handed_to, kept.queue, kept.outcome) == (
        Party("101", "Anna Rossi"),
        "Sales",
        Outcome.ANSWERED,
    )


def test_what_is_erased_is_not_left_in_the_file_either(log: Log) -> None:
    log.save(FULL, *(call(f"c{n}", n) for n in range(50)))
    log.edit("full", note="Angry about invoice 2024/18")
    with log.file.write() as connection:
        writing.erase_number(connection, "+390461123456", START + 100, lambda n: n)
    log.file.settle()
    for file in log.database.path.parent.iterdir():
        assert b"2024/1" not in file.read_bytes(), file.name


def test_values_of_a_newer_console_do_not_hurt(log: Log) -> None:
    log.save(FULL)
    with log.database.write() as raw:
        raw.execute("UPDATE log_call SET outcome = 'teleported', direction = 'sideways'")
        raw.execute("""UPDATE log_call SET steps = '[[1.0,"beamed",""],[2.0,"ended","us"]]'""")
    kept = log.get("full")
    assert kept.outcome is Outcome.FAILED
    assert [step.kind for step in kept.steps] == [StepKind.ENDED]


_VICTIM = """
import sys
from pathlib import Path
from tests.unit.call_log.test_store import Log, call
log = Log(Path(sys.argv[1]))
n = 0
while True:
    log.save(call(f"c{n}", n, note="x" * 200))
    print(n, flush=True)
    n += 1
"""


def test_what_was_saved_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with subprocess.Popen(
        [sys.executable, "-c", _VICTIM, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as victim:
        assert victim.stdout
        said = [int(victim.stdout.readline()) for _ in range(30)]
        os.kill(victim.pid, signal.SIGKILL)
        said += [int(line) for line in victim.stdout if line.endswith("\n")]
    log = Log(path)
    log.database.check()
    with log.file.read() as connection:
        kept = {c.uid for c in reading.some_recent(connection, None, 100_000)[0]}
    assert {f"c{n}" for n in said} <= kept
    assert log.found(text="mario")[0] == max(kept, key=lambda uid: int(uid[1:]))
    log.database.close()
