# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line says."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """Arguments of `atc`.

    Attributes:
        config: the configuration file.
        log_level: overrides `[log] level`; empty when not given.
        log_json: overrides `[log] json_file`.
    """

    config: Path
    log_level: str = ""
    log_json: Path | None = None
