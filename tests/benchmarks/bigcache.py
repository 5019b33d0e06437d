# SPDX-License-Identifier: GPL-3.0-or-later
"""A contact cache of any size, built once and kept beside the results.

python -m tests.benchmarks.bigcache COUNT FOLDER
"""

import hashlib
import os
import shutil
import subprocess
import sys
from itertools import count, islice
from pathlib import Path

from atc.adapters.numbering.plan import PhonePlan
from atc.adapters.storage import cache_models, codec, search_index, search_tokens, stores
from atc.adapters.storage.stores import ContactStores, StorageConfig
from atc.domain.contacts import ContactNumber, PersonFields, SourceRecord
from tests.benchmarks import people as made
from tests.benchmarks.console import OUTPUT, ROOT
from tests.benchmarks.people import Person, people

PLAN = PhonePlan("IT", "0", ["100-199"])
SOURCE = "customers"
_AT_ONCE = 5000


def open_cache(folder: Path) -> ContactStores:
    """Open a cache as the console does; on the thread that calls."""
    config = StorageConfig(folder, (SOURCE,), site=PLAN.fingerprint)
    return ContactStores(config, PLAN, print)


def cache_of(size: int) -> Path:
    """The folder of a cache with so many contacts; building a million takes minutes."""
    modules = (cache_models, codec, search_index, search_tokens, stores, made)
    texts = b"".join(Path(m.__file__ or "").read_bytes() for m in modules)
    folder = OUTPUT / f"cache-{size}-{hashlib.sha256(texts).hexdigest()[:12]}"
    if not folder.exists():
        for old in OUTPUT.glob(f"cache-{size}-*"):
            shutil.rmtree(old)
        part = folder.with_name(f"part-{size}-{os.getpid()}")
        command = [sys.executable, "-m", "tests.benchmarks.bigcache", str(size), str(part)]
        subprocess.run(command, check=True, cwd=ROOT)
        part.rename(folder)
    return folder


def record(number: int, person: Person) -> SourceRecord:
    """A person as a phonebook would have it."""
    fields = PersonFields(
        given_name=person.given_name,
        surname=person.surname,
        company=person.company,
        department=person.department,
        groups=(person.group,),
        numbers=tuple(ContactNumber(text) for text in person.numbers),
        emails=(person.email,) if person.email else (),
        note=person.note,
    )
    return SourceRecord(str(number), fields)


def _build(size: int, folder: Path) -> None:
    opened = open_cache(folder)
    opened.settle()
    for pragma in ("cache_size=-1000000", "synchronous=OFF", "wal_autocheckpoint=100000"):
        opened.cache.raw.execute(f"PRAGMA {pragma}")
    numbered = zip(count(), people(size), strict=False)
    while many := list(islice(numbered, _AT_ONCE)):
        prepared = [codec.prepare(record(n, person), PLAN.key) for n, person in many]
        opened.writer.put(SOURCE, prepared)
    opened.settle()
    opened.close()


if __name__ == "__main__":
    _build(int(sys.argv[1]), Path(sys.argv[2]))
