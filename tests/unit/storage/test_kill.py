# SPDX-License-Identifier: GPL-3.0-or-later
"""A console that is killed at any moment loses nothing that it had kept."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.unit.storage.killed import AT_ONCE
from tests.unit.storage.shelf import Shelf
from tests.unit.storage.test_merging import consistent

ROUNDS = int(os.environ.get("ATC_KILL_ROUNDS", "8"))
ROOT = Path(__file__).parents[3]


def run_until_killed(folder, first, lines):
    """Let it write; kill it after so many lines and a moment. Returns what it said was safe."""
    safe = []
    with subprocess.Popen(
        [sys.executable, "-m", "tests.unit.storage.killed", str(folder), str(first)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        killer = threading.Timer(random.random() * 0.05, os.kill, (child.pid, signal.SIGKILL))
        for line in child.stdout:
            safe.append(line.split())
            if len(safe) == lines:
                killer.start()
    killer.join()
    assert child.returncode == -signal.SIGKILL
    return [words for words in safe if len(words) == 2]


def integrity(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA integrity_check").fetchall()
    finally:
        connection.close()


@pytest.mark.timeout(60 + 20 * ROUNDS)
def test_what_was_kept_survives_being_killed_at_any_moment(tmp_path):
    hers, rounds = set(), set()
    for number in range(ROUNDS):
        lines = random.randrange(1, 25)
        for kind, what in run_until_killed(tmp_path, number * 10_000, lines):
            (hers if kind == "desk" else rounds).add(what)
        # The index's own check looks at every word of every contact.
        assert integrity(tmp_path / "contacts.db") == [("ok",)]
        assert integrity(tmp_path / "desk.db") == [("ok",)]
        with Shelf(tmp_path, ("csv",)) as shelf:
            assert shelf.problems == []
            check(shelf, hers, rounds)


def check(shelf, hers, rounds):
    uids = shelf.do(lambda s: s.writer.uids("csv"))
    assert {f"{number}-{n}" for number in rounds for n in range(AT_ONCE)} <= uids
    assert hers <= shelf.do(lambda s: s.writer.uids("personal"))
    consistent(shelf)
    shelf.do(lambda s: s.cache.raw.execute("INSERT INTO search(search) VALUES('integrity-check')"))
    number = max(map(int, rounds), default=None)
    if number is not None:
        found = shelf.ask(shelf.book.search, f"person {number}", 50)
        assert found.total >= 1
