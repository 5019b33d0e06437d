# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact cache: callers among a million contacts, and a large import."""

import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.bigcache import cache_of, open_cache
from tests.benchmarks.console import OUTPUT, ROOT
from tests.benchmarks.figures import p95
from tests.benchmarks.people import people
from tests.benchmarks.results import Results

KEYS = ("lookup_1m_p95_us", "import_100k_s", "import_100k_peak_mb")
_MANY, _IMPORTED = 1_000_000, 100_000
_CALLERS, _STRANGERS = 18_000, 2_000
_COLUMNS = ("given_name", "surname", "company", "department", "groups")
_COLUMNS += ("work", "mobile", "email", "note")


def measure(results: Results, runs: int) -> None:
    _look_ups(results, runs)
    file = OUTPUT / f"people-{_IMPORTED}.csv"
    _write(file, _IMPORTED)
    for _ in range(min(runs, 3)):
        _import(results, file)


def _look_ups(results: Results, runs: int) -> None:
    """On the storage's own terms: number in, contacts with all their fields out."""
    folder = cache_of(_MANY)
    chance = random.Random(7)
    opened = open_cache(folder)
    try:
        known = chance.sample(_numbers(), _CALLERS)
        strangers = [f"+39{chance.randrange(10**9, 10**10)}" for _ in range(_STRANGERS)]
        for _ in range(runs):
            asked = chance.sample(known + strangers, _CALLERS + _STRANGERS)
            took = []
            for number in asked:
                began = time.perf_counter_ns()
                opened.lookup.find(number)
                took.append((time.perf_counter_ns() - began) / 1000)
            results.samples["lookup_1m_p95_us"].append(p95(took))
            results.notes["look-up among a million, median µs"].append(sorted(took)[len(took) // 2])
    finally:
        opened.close()


def _numbers() -> list[str]:
    """Numbers from all over the million, as their people write them."""
    step = _MANY // (_CALLERS * 2)
    return [p.numbers[0] for n, p in enumerate(people(_MANY)) if n % step == 0]


def _import(results: Results, file: Path) -> None:
    with tempfile.TemporaryDirectory(dir=OUTPUT) as folder:
        command = [sys.executable, "-m", "tests.benchmarks.importing", str(file), folder]
        told = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    figures = json.loads(told.stdout)
    if figures["records"] != _IMPORTED:
        raise RuntimeError(f"only {figures['records']} of {_IMPORTED} arrived")
    results.samples["import_100k_s"].append(figures["seconds"])
    results.samples["import_100k_peak_mb"].append(figures["peak_mb"])
    results.notes["look-up during the import, p95 ms"].append(figures["look_up_p95_ms"])


def _write(file: Path, size: int) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_COLUMNS)
        for p in people(size):
            work, mobile, *_ = (*p.numbers, "", "")
            writer.writerow(
                [p.given_name, p.surname, p.company, p.department, p.group, work, mobile,
                 p.email, p.note]
            )  # fmt: skip
