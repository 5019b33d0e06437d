# SPDX-License-Identifier: GPL-3.0-or-later
"""How wide the columns of a printed table are: no word is broken, no heading is cut."""

import re
from collections.abc import Callable

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QFontMetricsF

from atc.domain.tables import Cell, Table

_BAR_SHARE = 0.22
_BAR_LEAST, _BAR_MOST = 0.08, 0.45
_BOLDER = 1.12
"""How much wider a bold text may be."""


class Columns:
    """The places of a table's columns; the bars stand behind the column that they show.

    Attributes:
        texts: the cells of each row, the first one shortened to its column.
    """

    def __init__(
        self, table: Table, text: Callable[[Cell], str], metrics: QFontMetricsF, width: float
    ) -> None:
        # a unit stays on the line of its word
        self.headers = [re.sub(r" (\w)$", "\N{NO-BREAK SPACE}\\1", h) for h in table.headers]
        self._metrics = metrics
        self._gap = metrics.averageCharWidth() * 2.5
        self._chart = table.chart
        self._numbers = [
            place > 0 and all(not isinstance(row[place], str) for row in table.rows)
            for place in range(len(table.headers))
        ]
        texts = [[text(cell) for cell in row] for row in table.rows]
        needs = [
            max([*self._words(header), *(self._wide(row[place]) for row in texts)], default=0.0)
            for place, header in enumerate(self.headers)
        ]
        self._widths, self._bar = self._share_out(needs, width)
        self.texts = [
            [
                metrics.elidedText(cell, Qt.TextElideMode.ElideRight, self._widths[place])
                if isinstance(value, str)
                else cell
                for place, (cell, value) in enumerate(zip(row, values, strict=True))
            ]
            for row, values in zip(texts, table.rows, strict=True)
        ]
        self._starts = self._add_up()

    def alignment(self, place: int) -> Qt.AlignmentFlag:
        """Numbers stand to the right."""
        return Qt.AlignmentFlag.AlignRight if self._numbers[place] else Qt.AlignmentFlag.AlignLeft

    def box(self, place: int, y: float, height: float) -> QRectF:
        """Where a cell is."""
        return QRectF(self._starts[place], y, self._widths[place], height)

    def bar(self, y: float, height: float) -> QRectF:
        """Where a bar of full length is."""
        start = self._starts[self._chart] + self._widths[self._chart] + self._gap / 2
        return QRectF(start, y + height * 0.2, self._bar, height * 0.55)

    @property
    def end(self) -> float:
        """Where the last column ends."""
        end = self._starts[-1] + self._widths[-1]
        behind = self._chart == len(self._starts) - 1
        return end + self._gap / 2 + self._bar if behind else end

    def head_height(self) -> float:
        """The height of the headings, in as many lines as their words need."""
        tall = 0.0
        for place, header in enumerate(self.headers):
            room = QRectF(0, 0, self._widths[place], 10_000)
            flags = int(Qt.TextFlag.TextWordWrap)
            tall = max(tall, self._metrics.boundingRect(room, flags, header).height())
        return tall + self._metrics.height() * 0.4

    def _words(self, header: str) -> list[float]:
        return [self._wide(word) for word in header.split(" ")]

    def _wide(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text) * _BOLDER

    def _share_out(self, needs: list[float], width: float) -> tuple[list[float], float]:
        """Each column gets what it needs; of texts, the longest ones give way."""
        bar = width * _BAR_SHARE if self._chart else 0.0
        room = width - self._gap * (len(needs) + bool(self._chart)) - bar
        missing = sum(needs) - room
        if self._chart:
            longest_bar = width * (_BAR_MOST - _BAR_SHARE)
            given = max(-longest_bar, min(missing, bar - width * _BAR_LEAST))
            bar -= given
            missing -= given
        widths = list(needs)
        while missing > 1:
            longest = max(
                (p for p, number in enumerate(self._numbers) if not number),
                key=widths.__getitem__,
            )
            least = max(self._words(self.headers[longest]), default=0.0)
            given = min(missing, max(widths[longest] - least, 0.0))
            if given <= 0:
                break
            widths[longest] -= given
            missing -= given
        return widths, bar

    def _add_up(self) -> list[float]:
        starts, x = [], 0.0
        for place, width in enumerate(self._widths):
            starts.append(x)
            x += width + self._gap
            if self._chart and place == self._chart:
                x += self._bar + self._gap
        return starts
