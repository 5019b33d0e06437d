# SPDX-License-Identifier: GPL-3.0-or-later
"""The storage with a worker's and a main thread's eyes, in a folder of its own."""

import queue
from pathlib import Path

from atc.adapters.numbering.plan import PhonePlan
from atc.adapters.storage.book import StoredContactBook
from atc.adapters.storage.stores import ContactStores, StorageConfig
from atc.adapters.storage.sync_store import PersonalStore, SyncStore
from atc.adapters.storage.thread import Priority, StorageThread
from atc.domain.contacts import ContactNumber, PersonFields, SourceRecord
from atc.ports.contacts import ContactView
from atc.ports.directory import SyncDone

PLAN = PhonePlan("IT", "0", ["100-199"])


def person(name="", *numbers, mail=(), **fields):
    """A person by name, numbers and addresses."""
    mails = (mail,) if isinstance(mail, str) else tuple(mail)
    return PersonFields(
        name=name, numbers=tuple(ContactNumber(n) for n in numbers), emails=mails, **fields
    )


def record(uid, name="", *numbers, mail=(), revision="", **fields):
    return SourceRecord(uid, person(name, *numbers, mail=mail, **fields), revision)


class Shelf:
    """An open storage. What is delivered to the main thread runs in `ask`."""

    def __init__(self, folder: Path, order=("ldap", "csv"), plan=PLAN, *, synced=False):
        self.folder = folder
        self.problems = []
        self.failures = []
        self.delivered: queue.Queue = queue.Queue()
        config = StorageConfig(folder, tuple(order), site=plan.fingerprint, personal_synced=synced)
        self.thread = StorageThread(
            lambda: ContactStores(config, plan, self.problems.append), self.delivered.put
        )
        self.thread.troubled = self.failures.append
        self.book = StoredContactBook(self.thread)
        self.sync_store = SyncStore(self.thread, plan.key)
        self.personal = PersonalStore(self.thread)
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.thread.stop(20)

    def do(self, job):
        """Run a job on the storage thread and wait."""
        return self.thread.wait_for(Priority.SMALL, job)

    def rest(self):
        """Wait until nothing is left to do."""
        self.thread.wait_for(Priority.IDLE, lambda _: None)

    def ask(self, question, *arguments):
        """Ask the book, as the main thread does, and wait for the answer."""
        answers = []
        question(*arguments, answers.append)
        while not answers:
            self.delivered.get(timeout=20)()
        return answers[0]

    def sync(self, source, records, *, full=True, cursor="", insist=False):
        """A sync that brings these records."""
        session = self.sync_store.session(
            source, lambda: False, lambda _done, _total: None, insist=insist
        )
        session.put(records)
        session.finish(SyncDone(cursor, full))

    def labels(self, **view):
        page = self.ask(self.book.page, ContactView(**view), 0, 100)
        return [contact.label for contact in page.contacts]

    def found(self, number):
        return self.ask(self.book.look_up, number)
