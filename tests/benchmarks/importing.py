# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports a CSV file into a new cache, in a process of its own, while callers are looked up.

python -m tests.benchmarks.importing FILE FOLDER
"""

import json
import resource
import sys
import threading
import time
from pathlib import Path

from atc.adapters.directory.csv_file import csv_source
from atc.adapters.storage.book import StoredContactBook
from atc.adapters.storage.sync_store import SyncStore
from atc.adapters.storage.thread import Priority, StorageThread
from atc.bootstrap import SWITCH_INTERVAL_S
from atc.domain.contacts import SourceId
from tests.benchmarks.bigcache import PLAN, SOURCE, open_cache
from tests.benchmarks.figures import p95, rss_mb

_LOOK_UP_EVERY_S = 0.1


def main() -> None:
    file, folder = Path(sys.argv[1]), Path(sys.argv[2])
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    thread = StorageThread(lambda: open_cache(folder), lambda function: function())
    thread.start()
    thread.wait_for(Priority.SMALL, lambda _: None)
    before = rss_mb(_me())
    waits: list[float] = []
    over = threading.Event()
    caller = threading.Thread(target=_look_up, args=(StoredContactBook(thread), over, waits))
    caller.start()
    began = time.monotonic()
    session = SyncStore(thread, PLAN.key).session(SourceId(SOURCE), lambda: False, lambda *_: None)
    session.finish(csv_source(file, {}).sync(session.cursor, session))
    took = time.monotonic() - began
    over.set()
    caller.join()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    records = thread.wait_for(Priority.SMALL, lambda s: s.sources.count(SOURCE))
    thread.stop(60)
    print(
        json.dumps(
            {
                "seconds": took,
                "peak_mb": peak - before,
                "records": records,
                "look_up_p95_ms": p95(waits) * 1000,
            }
        )
    )


def _look_up(book: StoredContactBook, over: threading.Event, waits: list[float]) -> None:
    """A caller ten times a second, as on a very busy morning."""
    while not over.wait(_LOOK_UP_EVERY_S):
        answered = threading.Event()
        began = time.monotonic()
        book.look_up("+390612345678", lambda _, answered=answered: answered.set())
        answered.wait(10)
        waits.append(time.monotonic() - began)


def _me() -> int:
    return int(Path("/proc/self").readlink().name)


if __name__ == "__main__":
    main()
