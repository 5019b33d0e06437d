# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes until it is killed, and says what is safe: run by `test_kill`.

Lines: `desk UID` when a contact of hers was kept, `cache N` when the records of round N were.
"""

import random
import sys
from pathlib import Path

from atc.adapters.storage.codec import prepare
from atc.adapters.storage.stores import ContactStores, StorageConfig
from tests.unit.storage.shelf import PLAN, person, record

AT_ONCE = 20


def main():
    folder, first = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(first)
    stores = ContactStores(StorageConfig(folder, ("csv",), site=PLAN.fingerprint), PLAN, print)
    number = first
    while True:
        number += 1
        records = [
            record(f"{number}-{n}", f"Person {n} {number}", f"333 {chance.randrange(10**7):07d}",
                   mail=f"m{chance.randrange(500)}@x.it")
            for n in range(AT_ONCE)
        ]  # fmt: skip
        stores.writer.put("csv", [prepare(r, PLAN.key) for r in records])
        stores.writer.remove("moved", [f"{number - 1}-0"])
        if chance.random() < 0.3:
            uid = stores.personal.save("", person(f"Mine {number}", "06 12345678"))
            print("desk", uid, flush=True)
        if chance.random() < 0.5:
            stores.settle()
            print("cache", number, flush=True)


if __name__ == "__main__":
    main()
