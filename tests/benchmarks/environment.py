# SPDX-License-Identifier: GPL-3.0-or-later
"""On what the figures were measured."""

import os
import platform
from importlib import metadata
from pathlib import Path
from typing import Any

_PACKAGES = ("PyQt6", "PyQt6-Qt6", "pjsua2", "aiohttp", "msgspec")


def load() -> list[float]:
    return [round(value, 2) for value in os.getloadavg()]


def describe(load_before: list[float]) -> dict[str, Any]:
    """The `env` of the results."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "load": {"before": load_before, "after": load()},
        "kernel": platform.release(),
        "versions": {"python": platform.python_version()}
        | {name: _version(name) for name in _PACKAGES},
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"


def _cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
