# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line. Qt is imported only when the window is wanted, so that the rest is quick."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from atc import __version__
from atc.runtime.options import Options

_EPILOG = """\
atc headset doctor [--help]: list the headsets that are plugged, try and record their buttons.

Without --config, the file is atc.toml in your configuration folder:
  {path}
A wrong file does not keep the console from starting: it says on screen what is wrong.

exit status: 0 all went well; 1 the configuration has mistakes (--check-config), or the
console could not start; 2 wrong arguments.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `atc`.

    Returns:
        The exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return _run(arguments)
    except BrokenPipeError:  # the reader, say `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: Sequence[str] | None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:2] == ["headset", "doctor"]:
        from atc import headset_doctor  # noqa: PLC0415 - only when asked

        return headset_doctor.main(words[2:])
    parser = _parser()
    found = parser.parse_args(arguments)
    if found.print_config:
        from atc.runtime.reference import commented_config  # noqa: PLC0415 - only when asked

        print(commented_config(), end="", flush=True)  # noqa: T201
        return 0
    path: Path = found.config or _default_path()
    if found.check_config:
        return _check(path)
    gc.disable()  # nothing is rubbish yet: the bootstrap turns it on when the window is up
    try:
        from atc import bootstrap  # noqa: PLC0415 - brings Qt

        return bootstrap.run(Options(path, found.log_level or "", found.log_json))
    finally:
        gc.enable()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="atc",
        description="ATC, the Attendant Touch Console: the switchboard for the front desk.",
        epilog=_EPILOG.format(path=_default_path()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--config", metavar="FILE", type=Path, help="configuration file (TOML)")
    parser.add_argument("--version", action="version", version=f"atc {__version__}")
    parser.add_argument(
        "--log-level",
        choices=("debug", "info", "warning", "error"),
        help="how much to write to the log; overrides [log] level",
    )
    parser.add_argument(
        "--log-json",
        metavar="FILE",
        type=Path,
        help="also write the log to FILE, one JSON object a line; overrides [log] json_file",
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--check-config",
        action="store_true",
        help="check the configuration and its PBX profile, name every mistake, and leave",
    )
    instead.add_argument(
        "--print-config",
        action="store_true",
        help="print a commented configuration with all keys and their defaults, and leave",
    )
    return parser


def _default_path() -> Path:
    from atc.runtime.settings import default_config_path  # noqa: PLC0415 - not for --version

    return default_config_path()


def _check(path: Path) -> int:
    from atc.startup import load_configuration  # noqa: PLC0415 - only when asked

    errors = load_configuration(path).errors
    for error in errors:
        for each in error.problems:
            print(f"{error.path}: {each}", file=sys.stderr, flush=True)  # noqa: T201
    if not errors:
        print(f"{path}: no mistakes found", flush=True)  # noqa: T201
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
