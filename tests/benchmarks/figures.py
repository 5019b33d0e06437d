# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures out of samples, and what the kernel knows of a process."""

import statistics
from collections.abc import Sequence
from pathlib import Path

median = statistics.median


def p95(samples: Sequence[float]) -> float:
    """The sample that 95 % do not exceed (nearest rank)."""
    if not samples:
        raise ValueError("nothing was measured")
    ordered = sorted(samples)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def ms(nanoseconds: float) -> float:
    return nanoseconds / 1e6


def pss_mb(pid: int) -> float:
    """Proportional set size, megabytes (10^6 bytes)."""
    return _field(Path(f"/proc/{pid}/smaps_rollup"), "Pss:") * 1024 / 1e6


def rss_mb(pid: int) -> float:
    """Resident set size, megabytes (10^6 bytes)."""
    return _field(Path(f"/proc/{pid}/status"), "VmRSS:") * 1024 / 1e6


def cpu_ns(pid: int) -> int:
    """CPU time of all threads that live, nanoseconds."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0])
    return total


def _field(path: Path, name: str) -> int:
    for line in path.read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    raise ValueError(f"{path} has no {name}")
