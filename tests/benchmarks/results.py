# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects figures, prints the table and writes the file."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import median
from tests.benchmarks.keys import KEYS


@dataclass
class Results:
    """The samples of each key (one a run), of each floor, and what could not be measured."""

    samples: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    floors: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)

    def value(self, key: str) -> float | None:
        samples = self.samples.get(key)
        return median(samples) if samples else None

    def write(self, path: Path, env: dict[str, Any]) -> None:
        """Write `{key: number, …, "env": {…}}`; the samples stand in `env` too."""
        told: dict[str, Any] = {
            key: round(value, 3) for key in KEYS if (value := self.value(key)) is not None
        }
        runs = {key: [round(v, 3) for v in values] for key, values in self.samples.items()}
        floors = {key: round(median(values), 3) for key, values in self.floors.items()}
        notes = {key: round(median(values), 3) for key, values in self.notes.items()}
        told["env"] = env | {"runs": runs, "floors": floors, "notes": notes}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(told, indent=1) + "\n")

    def table(self, wanted: list[str]) -> str:
        """Each key with must, goal, and its ratio to the floor of the same run."""
        lines = [_line("key", "figure", "must", "goal", "÷ floor", "", "what")]
        for name in wanted:
            key, value = KEYS[name], self.value(name)
            sign = ">=" if key.more_is_better else "<="
            if value is None:
                shown, verdict = "-", "MISSING"
            else:
                shown = f"{value:.2f}"
                verdict = "goal" if key.reaches_goal(value) else "ok"
                verdict = verdict if key.holds(value) else "MISSED"
            floor = self.floors.get(name)
            ratio = f"{value / median(floor):.2f}" if floor and value is not None else ""
            must, goal = f"{sign} {key.must:g}", f"{sign} {key.goal:g}"
            lines.append(_line(name, shown, must, goal, ratio, verdict, key.what))
        for name, values in self.notes.items():
            lines.append(f"  {name}: {median(values):.2f}")
        lines += [f"  not measured: {failure}" for failure in self.failures]
        return "\n".join(lines)

    def missed(self, wanted: list[str]) -> list[str]:
        """The keys that are missing or miss their must."""
        missed = []
        for name in wanted:
            value = self.value(name)
            if value is None or not KEYS[name].holds(value):
                missed.append(name)
        return missed


def _line(name: str, shown: str, must: str, goal: str, ratio: str, verdict: str, what: str) -> str:
    return f"{name:24}{shown:>10}{must:>9}{goal:>9}{ratio:>9}  {verdict:8}{what}".rstrip()
