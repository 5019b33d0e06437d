# SPDX-License-Identifier: GPL-3.0-or-later
"""Files into the real cache: large ones, cancelled ones, broken ones, shrunken ones."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from atc.adapters.directory.csv_file import csv_source
from atc.domain.contacts import SyncState
from atc.domain.sources import SourceTrouble
from tests.directory.kept import Kept

MANY = 100_000
GIVEN = ("Mario", "Anna", "Luca", "Giulia", "Paolo", "Elena", "Marco", "Sara", "Hugo", "Lucía")
FAMILY = ("Rossi", "Bianchi", "Verdi", "Neri", "Conti", "Gallo", "Costa", "Greco", "Núñez", "Serra")


def write(path: Path, count: int) -> None:
    """A phonebook; number 4711 is somebody special."""
    with path.open("w") as file:
        file.write("Nome;Cognome;Società;Telefono (uff.);Cellulare;E-mail\n")
        for i in range(count):
            who = "Speciale;Singolare" if i == 4711 else f"{GIVEN[i % 10]};{FAMILY[i // 10 % 10]}"
            file.write(f"{who};Ditta {i % 997};+39 02 {i:08d};+39 333 {i:07d};m{i}@example.com\n")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(tmp_path / "data")
    yield kept
    kept.close()


@pytest.mark.timeout(600)
def test_100_000_rows_in_bounded_memory(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    write(path, 1000)
    kept.sync(lambda: csv_source(path))  # everything is imported and warm
    write(path, MANY)
    process, sizes = psutil.Process(), []
    steps: list[tuple[int, int | None]] = []

    def progress(done: int, total: int | None) -> None:
        steps.append((done, total))
        sizes.append(process.memory_info().rss)

    before = process.memory_info().rss
    outcome = kept.sync(lambda: csv_source(path), progress=progress)
    assert outcome.state is SyncState.DONE
    assert kept.count() == MANY
    assert max(sizes) - before < 200 * 1024 * 1024
    assert steps[-1][0] == MANY
    (found,) = kept.look_up("0039 02 00004711")
    assert found.label == "Speciale Singolare"
    assert kept.search("singolare spec")[0].id == found.id


def test_cancelled_in_the_middle_keeps_what_was_taken(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    write(path, 20_000)
    so_far = [0]

    def progress(done: int, _: int | None) -> None:
        so_far[0] = done

    outcome = kept.sync(lambda: csv_source(path), lambda: so_far[0] >= 6000, progress)
    assert outcome.state is SyncState.CANCELLED
    assert 6000 <= kept.count() < 20_000
    taken = kept.count()
    assert outcome.memory is not None
    assert outcome.memory.count == taken
    outcome = kept.sync(lambda: csv_source(path), lambda: True)
    assert kept.count() == taken, "cancelled again before it began"
    assert kept.sync(lambda: csv_source(path)).state is SyncState.DONE
    assert kept.count() == 20_000


def test_rubbish_never_empties_the_cache(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    write(path, 500)
    kept.sync(lambda: csv_source(path))
    for rubbish in (
        b"",
        b"\0" * 5000,
        b"PK\x03\x04",
        b"a;b\n1;2\n",
        b"Nome;Telefono\n" + b"x\n" * 4000,
    ):
        path.write_bytes(rubbish)
        outcome = kept.sync(lambda: csv_source(path))
        assert outcome.state is SyncState.FAILED
        assert outcome.trouble is not None
        assert kept.count() == 500
        assert outcome.memory is not None
        assert outcome.memory.last_sync is not None
    path.unlink()
    assert kept.sync(lambda: csv_source(path)).trouble.kind is SourceTrouble.FILE_MISSING
    assert kept.count() == 500


def test_a_file_that_lost_most_is_believed_only_when_she_insists(
    kept: Kept, tmp_path: Path
) -> None:
    path = tmp_path / "book.csv"
    write(path, 500)
    kept.sync(lambda: csv_source(path))
    write(path, 10)
    for _ in range(3):
        assert kept.sync(lambda: csv_source(path)).state is SyncState.FAILED
        assert kept.count() == 500
    assert kept.sync(lambda: csv_source(path), insist=True).state is SyncState.DONE
    assert kept.count() == 10


def test_the_old_file_that_comes_back_after_a_bad_one_undoes_it(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    write(path, 600)
    good = path.read_text()
    kept.sync(lambda: csv_source(path))
    path.write_text("Nome;Telefono\nFalso;02 999\n" + "x\n" * 4000)
    assert kept.sync(lambda: csv_source(path)).state is SyncState.FAILED
    assert kept.look_up("02999")
    path.write_text(good)
    assert kept.sync(lambda: csv_source(path)).state is SyncState.DONE
    assert kept.look_up("02999") == []
    assert kept.count() == 600


def test_a_phonebook_that_is_configured_no_more_leaves_the_cache(
    kept: Kept, tmp_path: Path
) -> None:
    path = tmp_path / "book.csv"
    write(path, 100)
    kept.sync(lambda: csv_source(path))
    kept.store.keep_only([])
    assert kept.count() == 0
