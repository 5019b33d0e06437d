# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing tables to files."""

from pathlib import Path
from typing import Protocol

from atc.domain.tables import Document


class Exporter(Protocol):
    """One kind of file. Blocks: not on the main thread."""

    suffix: str
    """The file name's ending, with its dot."""

    def write(self, document: Document, path: Path) -> None:
        """Write a new file.

        Raises:
            OSError: it cannot be written.
        """
