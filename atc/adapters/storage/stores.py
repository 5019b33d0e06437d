# SPDX-License-Identifier: GPL-3.0-or-later
"""Both files, opened, and everything that works on them. Storage thread.

`contacts.db` is a cache: when it cannot be used it is set aside and filled again by the sources.
`desk.db` is hers: when it cannot be used, all that can be read of it goes into a new one.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from atc.adapters.storage import salvage
from atc.adapters.storage.cache_models import CacheBase
from atc.adapters.storage.cache_reader import CacheReader
from atc.adapters.storage.cache_writer import CacheWriter
from atc.adapters.storage.caller_lookup import CallerLookup
from atc.adapters.storage.codec import Prepared, decode, prepare, to_json
from atc.adapters.storage.database import Database, UnusableFile, corrupt, set_aside
from atc.adapters.storage.desk_models import DeskBase
from atc.adapters.storage.documents import Documents
from atc.adapters.storage.indexing import ContactIndex
from atc.adapters.storage.log_file import LogFile
from atc.adapters.storage.log_models import LogBase
from atc.adapters.storage.merging import SourceOrder
from atc.adapters.storage.migrations import NewerFile, Schema, bring_up_to_date
from atc.adapters.storage.personal import Personal
from atc.adapters.storage.picks import Picks
from atc.adapters.storage.search_index import FORMAT, SearchIndex
from atc.adapters.storage.sources_table import Sources
from atc.adapters.storage.thread import Interrupted
from atc.domain.contacts import PBX_SOURCE, PERSONAL_SOURCE, PersonFields, SourceRecord
from atc.domain.storage import StorageProblem, StorageTrouble
from atc.ports.numbering import NumberPlan

_HERE = Path(__file__).parent
CACHE = Schema((CacheBase.metadata,), _HERE / "cache_versions", "0001")
DESK = Schema((DeskBase.metadata, LogBase.metadata), _HERE / "desk_versions", "0001")
_BACKUP_EVERY_S = 86400.0
_BACKUPS_KEPT = 5
_RULES = 1
"""Another number: all contacts are merged again."""

_REMEMBER = "INSERT OR REPLACE INTO meta VALUES ('made_with', ?)"
_RECORDS = """
    SELECT r.id, r.source, r.uid, r.revision, r.person, r.unsynced, p.data
    FROM record r LEFT JOIN photo p ON p.record_id = r.id WHERE r.id > ? ORDER BY r.id LIMIT ?
"""
_CACHE_KB = 16384
"""Pages of the contacts' file kept in memory; only a large import fills them."""


@dataclass(frozen=True, slots=True)
class StorageConfig:
    """What the storage is told.

    Attributes:
        folder: where the files are.
        order: ids of the configured sources, most trusted first.
        site: changes when the number plan changes, so that keys are made again.
        personal_synced: whether some server takes her own contacts.
    """

    folder: Path
    order: tuple[str, ...] = ()
    site: str = ""
    personal_synced: bool = False


class ContactStores:
    """Both open files. Implements `thread.Stores`.

    Attributes:
        cache, desk: the files.
        reader, writer, lookup, search, sources: the contacts.
        personal, picks, documents, log: hers.
        stale: contacts were made with other rules or settings; `renew` mends it.
    """

    cache: Database
    desk: Database
    reader: CacheReader
    writer: CacheWriter
    lookup: CallerLookup
    search: SearchIndex
    sources: Sources
    personal: Personal
    picks: Picks
    documents: Documents
    log: LogFile
    stale: bool

    def __init__(
        self,
        config: StorageConfig,
        plan: NumberPlan,
        say: Callable[[StorageProblem], object],
        now: Callable[[], float] = time.time,
    ) -> None:
        """Open everything.

        Args:
            config: where, and whose word counts.
            plan: the site's numbers.
            say: told about files that were set aside; storage thread.
            now: wall-clock seconds since the epoch.

        Raises:
            OSError: the folder cannot be written.
        """
        self.config = config
        self.plan = plan
        self._say = say
        self._now = now
        self._interrupt: Callable[[], bool] = lambda: False
        self._order = SourceOrder(config.order)
        self._open_desk()
        self._open_cache()

    def watch(self, interrupt: Callable[[], bool]) -> None:
        """End long queries when `interrupt` says so."""
        self._interrupt = interrupt
        self.cache.watch(interrupt)
        self.desk.watch(interrupt)

    @property
    def unsettled(self) -> bool:
        """Whether the cache has something that is not on the disk yet."""
        return self.cache.unsettled

    def settle(self) -> None:
        """Put it there, and the search index in order."""
        if self.cache.unsettled:
            with self.cache.gather() as raw:
                self.search.tidy(raw)
        self.cache.settle()

    def failed(self, error: Exception) -> bool:
        """After a job's failure: set aside what is damaged; whether there was something."""
        if not corrupt(error):
            return False
        mended = False
        for database, reopen in ((self.desk, self._open_desk), (self.cache, self._open_cache)):
            try:
                database.check()
            except UnusableFile as damage:
                database.close()
                self._set_aside(database.path, damage)
                reopen()
                mended = True
        if mended:
            self.watch(self._interrupt)
        return mended

    def close(self) -> None:
        """Close both files."""
        for database in (self.cache, self.desk):
            with suppress(Exception):
                database.raw.execute("PRAGMA optimize")
            database.close()

    # -- desk.db -----------------------------------------------------------------------------------

    @property
    def backups(self) -> Path:
        """The folder with the copies."""
        return self.config.folder / "backups"

    def look_after(self) -> None:
        """What is done when there is nothing else to do. May be interrupted and repeated.

        Raises:
            UnusableFile: a file too large to be checked at the start is damaged.
        """
        self._back_up_desk()
        for database in (self.desk, self.cache):
            if not database.checked:
                database.check()

    def _back_up_desk(self) -> None:
        """Copy `desk.db` once a day, and keep the newest copies."""
        copies = self._copies()
        if copies and self._now() - copies[0].stat().st_mtime < _BACKUP_EVERY_S:
            return
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        self.desk.backup(self.backups / f"desk-daily-{stamp}.db", self._pause)
        for old in self._copies()[_BACKUPS_KEPT:]:
            old.unlink(missing_ok=True)

    def _pause(self) -> None:
        if self._interrupt():
            raise Interrupted

    def _copies(self) -> list[Path]:
        """Copies of `desk.db`, newest first."""
        found = self.backups.glob("desk-*.db")
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)

    def _open_desk(self) -> None:
        path = self.config.folder / "desk.db"
        try:
            self.desk = self._opened(path, DESK, full_sync=True)
        except UnusableFile as damage:
            self._set_aside(path, damage)
            self.desk = self._opened(path, DESK, full_sync=True)
        self.documents = Documents(self.desk, self._now)
        self.log = LogFile(self.desk.connection)
        self.log.key_of = self.plan.key
        self._salvage()
        self.picks = Picks(self.desk, self._now)

    def _salvage(self) -> None:
        """Read what can be read of files that were set aside, once, be it at the next start."""
        for aside in sorted(self.config.folder.glob("desk.*-*.db")):
            mark = f"salvaged:{aside.name}"
            if self.documents.load(mark) is None:
                saved = salvage.salvage([aside, *self._copies()[:1]], self.desk.raw)
                self.documents.save(mark, to_json(saved))

    # -- contacts.db -------------------------------------------------------------------------------

    def _open_cache(self) -> None:
        path = self.config.folder / "contacts.db"
        try:
            self._use_cache(path)
        except UnusableFile as damage:
            self._set_aside(path, damage)
            self._use_cache(path)

    def _use_cache(self, path: Path) -> None:
        self.cache = cache = self._opened(path, CACHE, full_sync=False, cache_kb=_CACHE_KB)
        self.search = SearchIndex()
        index = ContactIndex(self.search)
        self.writer = CacheWriter(cache, self._order, index)
        self.reader = CacheReader(cache, self._order)
        self.sources = Sources(cache)
        self.lookup = CallerLookup(cache, self.reader, self.plan.key, self.picks.of)
        self.writer.changed = self._on_changed
        self.writer.undone = self._on_undone
        self.sources.ended = self.reader.forget
        self.personal = Personal(
            self.desk,
            self.writer,
            self.plan.key,
            synced=self.config.personal_synced,
            now=self._now,
        )
        made_with = self._made_with()
        self.stale = made_with != self._making and self.writer.has_records
        with cache.write() as raw:
            self.search.create(raw, anew=made_with.split("|")[0] != str(FORMAT))
            if not self.stale:
                raw.execute(_REMEMBER, (self._making,))
        self.personal.mirror()
        self.picks.find_contacts(cache)

    def renew(self, after: int, most: int) -> int | None:
        """Make keys, contacts and index anew for some records, in their order.

        Args:
            after: the last record that was done, 0 at the start.
            most: how many to do now.

        Returns:
            The last record done now; None when all are.
        """
        rows = self.cache.raw.execute(_RECORDS, (after, most)).fetchall()
        by_source: defaultdict[str, list[Prepared]] = defaultdict(list)
        for _, source, uid, revision, stored, unsynced, photo in rows:
            person = replace(decode(stored), photo=photo or b"")
            record = SourceRecord(uid, person, revision)
            by_source[source].append(prepare(record, self.plan.key, unsynced=bool(unsynced)))
        for source, records in by_source.items():
            self.writer.put(source, records, again=True)
        if rows:
            return int(rows[-1][0])
        with self.cache.write() as raw:
            raw.execute(_REMEMBER, (self._making,))
        self.stale = False
        return None

    @property
    def _making(self) -> str:
        """What contacts are made with: when it changes, they are made anew."""
        return f"{FORMAT}|{_RULES}|{self.config.site}|{','.join(self.config.order)}"

    def _made_with(self) -> str:
        row = self.cache.raw.execute("SELECT value FROM meta WHERE key = 'made_with'").fetchone()
        return row[0] if row else str(FORMAT)

    def _on_changed(self, source: str, gone: set[int], people: Mapping[int, PersonFields]) -> None:
        if source in {PERSONAL_SOURCE, PBX_SOURCE}:
            self.reader.forget()
        else:
            self.reader.grow_stale()
        self.picks.follow(gone, people)

    def _on_undone(self) -> None:
        self.reader.forget()
        self.picks.find_contacts(self.cache)

    # -- both --------------------------------------------------------------------------------------

    def _opened(
        self, path: Path, schema: Schema, *, full_sync: bool, cache_kb: int = 2048
    ) -> Database:
        database = Database(path, full_sync=full_sync, cache_kb=cache_kb)
        try:
            bring_up_to_date(database, schema, self.backups)
        except BaseException:
            database.close()
            raise
        return database

    def _set_aside(self, path: Path, damage: UnusableFile) -> Path:
        aside = set_aside(path, "newer" if isinstance(damage, NewerFile) else "damaged")
        newer = isinstance(damage, NewerFile)
        if path.stem == "desk":
            trouble = StorageTrouble.DESK_NEWER if newer else StorageTrouble.DESK_DAMAGED
        else:
            trouble = StorageTrouble.CACHE_NEWER if newer else StorageTrouble.CACHE_DAMAGED
        self._say(StorageProblem(trouble, aside.name, str(damage)))
        return aside
