# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports over the call log, and their files."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from atc.domain.call_log import LoggedCall
from atc.domain.report import Report, Step, make_report
from atc.domain.tables import Document
from atc.ports.background import Background
from atc.ports.export import Exporter
from atc.services.call_log import CallLogService

log = logging.getLogger(__name__)

_MOST_COPIES = 1000


@dataclass(frozen=True, slots=True)
class ReportOutput:
    """Where reports are made and written.

    Attributes:
        exporters: by name (`csv`, `xlsx`, `pdf`). One is made when it is wanted: its library is
            loaded then, on the background's thread.
        folder: for the files; made when it is missing.
    """

    background: Background
    exporters: Mapping[str, Callable[[], Exporter]]
    folder: Path


class ReportService:
    """Makes reports away from the main thread. Main thread."""

    def __init__(self, calls: CallLogService, output: ReportOutput) -> None:
        self._calls = calls
        self._background = output.background
        self._exporters = output.exporters
        self._folder = output.folder
        self._asked = 0

    def make(
        self,
        since: float,
        until: float,
        step: Step,
        done: Callable[[Report], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Report on the calls that began within [since, until).

        Of several that are asked for in a row only the last is answered.
        """
        self._asked += 1
        mine = self._asked

        def on_calls(calls: tuple[LoggedCall, ...]) -> None:
            if mine == self._asked:
                work = lambda: make_report(calls, since, until, step)  # noqa: E731
                self._background.run(work, on_report, failed)

        def on_report(report: Report) -> None:
            if mine == self._asked:
                done(report)

        self._calls.between(since, until, on_calls)

    def export(
        self,
        document: Document,
        kind: str,
        name: str,
        done: Callable[[Path], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write a document into the reports' folder; an older file of that name stays.

        `done` gets the file's path, `failed` an `OSError`.
        """
        make = self._exporters[kind]

        def work() -> Path:
            exporter = make()
            self._folder.mkdir(parents=True, exist_ok=True)
            for copy in range(1, _MOST_COPIES):
                mark = "" if copy == 1 else f" ({copy})"
                path = self._folder / f"{name}{mark}{exporter.suffix}"
                try:
                    exporter.write(document, path)
                except FileExistsError:
                    continue
                except Exception:
                    path.unlink(missing_ok=True)
                    raise
                return path
            raise FileExistsError(f"{self._folder} holds too many files of that name")

        self._background.run(work, done, failed)
