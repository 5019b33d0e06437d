# SPDX-License-Identifier: GPL-3.0-or-later
"""Input reports to changes: what was pressed, released or switched since the report before."""

from collections.abc import Mapping
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

    def knows(self, signal: In) -> bool:
        """Whether the value was told, or is assumed by now."""
        ids = {c.report_id for c in self._headset.controls if c.signal is signal}
        return bool(ids & self._known)

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
        """Presses and releases by arrays."""
        now: set[In] = set()
        for key, value in slots.items():
            signals = self._headset.selectors[key[0]].signals
            signal = signals.get(value)
            at_rest = value == self._rest_of(key, value, signals)
            if signal is not None and not at_rest:
                now.add(signal)
        before = self._pressed.get(report_id, set())
        self._pressed[report_id] = now
        return dict.fromkeys(now - before, 1) | dict.fromkeys(before - now, 0)

    def _rest_of(self, key: tuple[int, int], value: int, signals: Mapping[int, In]) -> int | None:
        """What a slot holds while nothing is pressed.

        A keypad that counts from 0 may rest at 0, and "0" would seem pressed whenever a key is
        let go; if it rests at a null value, 0 is a key. The first report tells.
        """
        if 0 not in signals:
            return None
        at_rest = value if value == 0 or value not in signals else 0
        return self._rest.setdefault(key, at_rest)
