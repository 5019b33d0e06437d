# SPDX-License-Identifier: GPL-3.0-or-later
"""The search: from a key to the rows that it finds, among many people."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import people as made
from tests.benchmarks.bigcache import cache_of
from tests.benchmarks.console import OUTPUT, ROOT
from tests.benchmarks.floors import raw_fts5
from tests.benchmarks.results import Results

KEYS = ("search_100k_p95_ms", "search_1m_p95_ms", "search_ratio")
_SIZES = {"search_100k_p95_ms": 100_000, "search_1m_p95_ms": 1_000_000}


def measure(results: Results, runs: int) -> None:
    for key, size in _SIZES.items():
        command = [sys.executable, "-m", "tests.benchmarks.searching", str(size)]
        command += [str(cache_of(size)), str(_floor_of(size)), str(runs)]
        told = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
        figures = json.loads(told.stdout)
        results.samples[key] += figures["p95"]
        results.floors[key] += figures["floor"]
        results.notes[f"search among {size}, median ms"] += figures["median"]
        results.notes[f"raw FTS5 among {size} without ranking, p95 ms"] += figures["unranked"]
        results.notes[f"memory that searching {size} takes, MB"] += figures["memory_mb"]
        ratios = zip(figures["p95"], figures["floor"], strict=True)
        results.samples["search_ratio"] += [mine / floor for mine, floor in ratios]


def _floor_of(size: int) -> Path:
    texts = b"".join(Path(module.__file__ or "").read_bytes() for module in (made, raw_fts5))
    path = OUTPUT / f"raw-{size}-{hashlib.sha256(texts).hexdigest()[:12]}.db"
    if not path.exists():
        for old in OUTPUT.glob(f"raw-{size}-*"):
            old.unlink()
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        raw_fts5.build(part, size)
        part.rename(path)
    return path
