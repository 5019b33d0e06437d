# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the requirements of pyproject.toml, with those of the extras named as arguments.

pip cannot install a project's dependencies without the project itself, and the console runs from
its checkout.
"""

import sys
import tomllib
from pathlib import Path


def main(extras: list[str]) -> int:
    """Writes one requirement per line to stdout; exit code 2 for an extra that does not exist."""
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    optional = project.get("optional-dependencies", {})
    unknown = [extra for extra in extras if extra not in optional]
    if unknown:
        print(f"pyproject.toml has no extra {', '.join(unknown)}", file=sys.stderr)
        return 2
    requirements = list(project["dependencies"])
    for extra in extras:
        requirements += optional[extra]
    print("\n".join(requirements))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
