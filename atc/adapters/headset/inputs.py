# SPDX-License-Identifier: GPL-3.0-or-later
"""Input reports to changes: what was pressed, released or switched since the report before."""

from dataclasses import dataclass, field

from atc.adapters.headset.report_map import HeadsetMap, In


@dataclass(frozen=True, slots=True)
class Changes:
    """What a report brought.

    Attributes:
        known: whether a report with this id came before, or is assumed to have.
        values: the signals that are different now, with their value.
        repeats_hook: nothing is different, and the report holds the hook switch.
    """

    known: bool
    values: dict[In, int] = field(default_factory=dict)
    repeats_hook: bool = False


class InputBook:
    """Remembers the latest value of every input of one headset."""

    def __init__(self, headset: HeadsetMap) -> None:
        self._headset = headset
        self._values: dict[In, int] = {}
        self._known: set[int] = set()
        self._rest: dict[tuple[int, int], int] = {}
        self._pressed: dict[int, set[In]] = {}

    def value(self, signal: In) -> int:
        """The latest value, 0 before any report."""
        return self._values.get(signal, 0)

    def assume_rest(self) -> None:
        """No baseline came: take everything as released."""
        self._known.update(self._headset.input_ids)

    def take(self, report: bytes, *, baseline: bool = False) -> Changes:
        """Note a report.

        Args:
            report: as it came, with its id's byte if reports have one.
            baseline: only learn from it.
        """
        report_id, values, slots = self._headset.read(report)
        if not values and not slots:
            return Changes(known=True)
        known = report_id in self._known and not baseline
        self._known.add(report_id)
        changed = {s: v for s, v in values.items() if v != self._values.get(s, 0)}
        self._values.update(values)
        changed.update(self._selected(report_id, slots))
        if not known:
            return Changes(known=False, values=changed)
        return Changes(True, changed, repeats_hook=In.HOOK in values and not changed)

    def _selected(self, report_id: int, slots: dict[tuple[int, int], int]) -> dict[In, int]:
        """Presses and releases by arrays.

        The value that a slot had at first is its rest: a keypad that counts from 0 and has no
        null value would otherwise press "0" whenever a key is let go.
        """
        now: set[In] = set()
        for key, value in slots.items():
            signal = self._headset.selectors[key[0]].signals.get(value)
            if self._rest.setdefault(key, value) != value and signal is not None:
                now.add(signal)
        before = self._pressed.get(report_id, set())
        self._pressed[report_id] = now
        return dict.fromkeys(now - before, 1) | dict.fromkeys(before - now, 0)
