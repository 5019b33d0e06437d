# SPDX-License-Identifier: GPL-3.0-or-later
"""The exporters, each made when it is wanted: their libraries are loaded then."""

from collections.abc import Callable, Mapping

from atc.ports.export import Exporter


def _csv() -> Exporter:
    from atc.adapters.export.csv_file import CsvExporter  # noqa: PLC0415 - see above

    return CsvExporter()


def _xlsx() -> Exporter:
    from atc.adapters.export.xlsx_file import XlsxExporter  # noqa: PLC0415 - see above

    return XlsxExporter()


EXPORTERS: Mapping[str, Callable[[], Exporter]] = {"csv": _csv, "xlsx": _xlsx}
