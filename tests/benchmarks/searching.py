# SPDX-License-Identifier: GPL-3.0-or-later
"""Types queries letter by letter into a phonebook, in a process of its own.

python -m tests.benchmarks.searching SIZE CACHE FLOOR RUNS
"""

import json
import queue
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from atc.adapters.storage.book import StoredContactBook
from atc.adapters.storage.thread import Priority, StorageThread
from atc.bootstrap import SWITCH_INTERVAL_S
from atc.controllers.contact_rows import describe
from atc.domain.contacts import SearchResult
from tests.benchmarks.bigcache import PLAN, open_cache
from tests.benchmarks.figures import median, p95, rss_mb
from tests.benchmarks.floors import raw_fts5
from tests.benchmarks.people import Person, people

Found = list[SearchResult]

ROWS = 60
_PEOPLE = 40
_PICKED = 300


def queries(size: int) -> Iterator[str]:
    """What is typed to find some of the people, from all over the directory."""
    step = max(1, size // _PEOPLE)
    chance = random.Random(3)
    for place, person in enumerate(people(step * _PEOPLE)):
        if place % step == step // 2:
            yield _KINDS[place // step % len(_KINDS)](person, chance)


def keystrokes(size: int) -> list[str]:
    """The text after each key, in the order of typing."""
    return [typed[: i + 1] for typed in queries(size) for i in range(len(typed))]


def _mistyped(text: str, chance: random.Random) -> str:
    at = chance.randrange(1, max(2, len(text) - 1))
    return text[:at] + chance.choice("aeiorst") + text[at + 1 :]


_KINDS: tuple[Callable[[Person, random.Random], str], ...] = (
    lambda p, _: p.surname,
    lambda p, _: f"{p.given_name} {p.surname}",
    lambda p, _: f"{p.surname} {p.given_name[:3]}",
    lambda p, chance: _mistyped(p.surname, chance),
    lambda p, _: p.company or p.surname,
    lambda p, _: f"{p.surname[:4]} {p.department}",
    lambda p, _: p.numbers[0],
    lambda p, _: p.keys[0][5:],
    lambda p, _: p.given_name[:1] + p.surname[:1],
    lambda p, _: "".join("22233344455566677778889999"[ord(c) - 97] for c in p.given_name.lower()
                         if "a" <= c <= "z"),
)  # fmt: skip


def _times(typed: list[str], search: Callable[[str], object]) -> list[float]:
    took = []
    for text in typed:
        began = time.perf_counter_ns()
        search(text)
        took.append((time.perf_counter_ns() - began) / 1e6)
    return took


def main() -> None:
    size, cache, floor, runs = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    typed = keystrokes(size)
    delivered: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    thread = StorageThread(lambda: open_cache(cache), delivered.put)
    thread.start()
    book = StoredContactBook(thread)
    thread.wait_for(Priority.SMALL, lambda _: None)

    def rows(text: str) -> None:
        found: Found = []
        book.search(text, ROWS, found.append)
        while not found:
            delivered.get()()
        for hit in found[0].hits:
            describe(hit.contact, PLAN, None, ())

    picks = {n * (size // _PICKED) + 1: 1.0 + n % 7 for n in range(_PICKED)}
    thread.wait_for(Priority.SMALL, lambda s: s.picks._by_contact.update(picks))
    before = rss_mb(_me())
    rows("warm up")
    plain = sqlite3.connect(floor)
    told: dict[str, list[float]] = {"p95": [], "median": [], "floor": [], "unranked": []}
    for _ in range(int(runs)):
        took = _times(typed, rows)
        raw = _times(typed, lambda text: raw_fts5.find(plain, text, ROWS))
        told["p95"].append(p95(took))
        told["median"].append(median(took))
        told["floor"].append(p95(raw))
        first = _times(typed, lambda text: raw_fts5.find(plain, text, ROWS, ranked=False))
        told["unranked"].append(p95(first))
    plain.close()
    told["memory_mb"] = [rss_mb(_me()) - before]
    thread.stop(60)
    print(json.dumps(told))


def _me() -> int:
    return int(Path("/proc/self").readlink().name)


if __name__ == "__main__":
    main()
