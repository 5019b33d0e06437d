# SPDX-License-Identifier: GPL-3.0-or-later
"""Lamps to whole reports: bits that share a report are written together, unchanged ones never."""

from collections.abc import Mapping

from atc.adapters.headset.bits import write_bits
from atc.adapters.headset.descriptor import Kind
from atc.adapters.headset.report_map import HeadsetMap, Out


class OutputSheet:
    """Remembers what each output report holds."""

    def __init__(self, headset: HeadsetMap) -> None:
        self._headset = headset
        self._written: dict[int, bytes] = {}
        self._order: list[int] = []
        for signal in Out:  # Off-Hook first: some headsets take the others only in a call
            lamp = headset.lamps.get(signal)
            if lamp is not None and lamp.report_id not in self._order:
                self._order.append(lamp.report_id)

    def update(
        self, lamps: Mapping[Out, bool], again: frozenset[Out] = frozenset()
    ) -> tuple[tuple[int, bytes], ...]:
        """The reports to write so that exactly these lamps are on.

        Args:
            lamps: those not named are off.
            again: lamps whose report is written even if it holds the same.

        Returns:
            Report ids and whole reports; each report begins with its id, 0 if it has none.
        """
        forced = {self._headset.lamps[s].report_id for s in again if s in self._headset.lamps}
        writes = []
        for report_id in self._order:
            report = self._compose(report_id, lamps)
            if report_id in forced or self._written.get(report_id) != report:
                self._written[report_id] = report
                writes.append((report_id, report))
        return tuple(writes)

    def report_of(self, signal: Out) -> int | None:
        """The id of the report that a lamp is in."""
        lamp = self._headset.lamps.get(signal)
        return None if lamp is None else lamp.report_id

    def _compose(self, report_id: int, lamps: Mapping[Out, bool]) -> bytes:
        descriptor = self._headset.descriptor
        length = descriptor.report_bytes(Kind.OUTPUT, report_id) - int(descriptor.numbered)
        body = bytearray(length)
        for signal, lamp in self._headset.lamps.items():
            if lamp.report_id == report_id and lamps.get(signal):
                write_bits(body, lamp.bit, lamp.size, lamp.on)
        return bytes([report_id]) + bytes(body)
