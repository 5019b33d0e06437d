# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the console and says how far it is from its figures.

tests/bench [--runs N] [--soak] [--calls N] [KEY…]
"""

import argparse
import sys
import time
import traceback

from tests.benchmarks import (
    contacts,
    environment,
    headset,
    idle,
    lamps,
    ringing,
    search,
    soak,
    start,
    storm,
    suggest,
)
from tests.benchmarks.console import OUTPUT
from tests.benchmarks.keys import KEYS, SOAK
from tests.benchmarks.results import Results

_GROUPS = (start, ringing, headset, storm, lamps, suggest, contacts, search, idle)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests/bench", description=__doc__.partition("\n")[0])
    names = ", ".join(KEYS)
    parser.add_argument("keys", metavar="KEY", nargs="*", help=f"soak, or one of: {names}")
    parser.add_argument("--runs", type=int, default=5, help="runs of each figure (5)")
    parser.add_argument("--soak", action="store_true", help="the soak too, some minutes")
    parser.add_argument("--calls", type=int, default=2000, help="calls in the soak (2000)")
    found = parser.parse_args()
    unknown = [key for key in found.keys if key not in KEYS and key != "soak"]
    if unknown:
        parser.error(f"no such key: {', '.join(unknown)}")
    if found.runs < 1 or found.calls < 20:
        parser.error("at least one run and 20 calls")
    return found


def _wanted(options: argparse.Namespace) -> list[str]:
    """The keys to measure: those named with all that are measured along with them."""
    named = set(options.keys)
    if options.soak or "soak" in named:
        named |= set(SOAK)
    if not options.keys:
        named |= set(KEYS) - set(SOAK)
    groups = [set(group.KEYS) for group in (*_GROUPS, soak)]
    measured = set().union(*(group for group in groups if group & named))
    return [key for key in KEYS if key in measured]


def main() -> int:
    options = _arguments()
    wanted = _wanted(options)
    results = Results()
    load_before = environment.load()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / "console.log").write_bytes(b"")
    for group in (*_GROUPS, soak):
        if not set(group.KEYS) & set(wanted):
            continue
        name = group.__name__.rpartition(".")[2]
        began = time.monotonic()
        print(f"{name} …", flush=True)
        try:
            group.measure(results, options.calls if group is soak else options.runs)
        except Exception as error:  # noqa: BLE001 - the others are measured all the same
            traceback.print_exc()
            results.failures.append(f"{name}: {error}")
        print(f"  {time.monotonic() - began:.0f} s", flush=True)
    env = environment.describe(load_before)
    results.write(OUTPUT / "results.json", env)
    print(f"\n{env['cpu']}, {env['cores']} cores, load {env['load']['before']}")
    print(results.table(wanted))
    missed = results.missed(wanted)
    if missed:
        print(f"\nMISSED: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
