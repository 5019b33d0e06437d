# SPDX-License-Identifier: GPL-3.0-or-later
"""An LDAP phonebook: OpenLDAP, Active Directory, a PBX's own.

Each sync first lists all entries with nothing but their identity and version, which is quick and
tells what is new, changed and gone. Then only what changed is read. No clock is trusted for that,
and nothing but search is needed of the server.
"""

import json
import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from atc.adapters.directory.ldap_entry import (
    ID_ATTRIBUTES,
    REVISION_ATTRIBUTES,
    Attributes,
    EntryReader,
    Shortened,
    entry_id,
    entry_revision,
)
from atc.adapters.directory.ldap_settings import LdapSettings, TooManyEntriesError
from atc.domain.contacts import SourceRecord
from atc.domain.errors import ServiceError
from atc.domain.sources import SourceError, SourceTrouble
from atc.ports.directory import RecordSink, SyncDone

if TYPE_CHECKING:
    from atc.adapters.directory.ldap_link import Entry, LdapLink

_log = logging.getLogger("directory.ldap")

_BATCH = 500
_BATCH_PHOTO_BYTES = 4 * 1024 * 1024
# One by one while that is less than reading everything again.
_MAX_SINGLE_READS = 2_000
_SINGLE_SHARE = 10


class LdapSource:
    """Follows `atc.ports.directory.DirectorySource`; the cursor is a mark of the settings."""

    def __init__(self, settings: LdapSettings) -> None:
        self._settings = settings

    def sync(self, cursor: str, sink: RecordSink) -> SyncDone:
        """Bring the cache up to date. Blocks; see the port."""
        try:
            from atc.adapters.directory.ldap_link import LdapLink  # noqa: PLC0415 - slow to import
        except ImportError as error:
            missing = "the package python-ldap is missing on this computer"
            raise SourceError(SourceTrouble.OTHER, reason=missing) from error
        if self._settings.url.startswith("ldap:") and self._settings.password:
            self._warn_of_plain_password()
        with LdapLink(self._settings, lambda: sink.cancelled) as link:
            _Sync(self._settings, link, sink, cursor).run()
        return SyncDone(_cursor(self._settings), full=True)

    def _warn_of_plain_password(self) -> None:
        if not self._settings.start_tls:
            _log.warning("the password goes to %s unencrypted", self._settings.url)


class _Sync:
    """One run."""

    def __init__(
        self, settings: LdapSettings, link: "LdapLink", sink: RecordSink, cursor: str
    ) -> None:
        self._settings, self._link, self._sink = settings, link, sink
        self._known = sink.revisions() if cursor == _cursor(settings) else {}
        self._shortened = Shortened()
        self._reader = EntryReader(settings, self._shortened)
        self._total = self._done = 0

    def run(self) -> None:
        try:
            unchanged, changed = self._list()
        except TooManyEntriesError:
            self._store(self._read_all())  # as many as it gives, then the same error again
            raise
        self._sink.progress(self._done, self._total)
        if len(changed) > max(_SINGLE_SHARE, min(_MAX_SINGLE_READS, self._total // _SINGLE_SHARE)):
            self._store(e for e in self._read_all() if entry_id(*e) not in unchanged)
        else:
            self._store(self._read(changed.values()))
        self._sink.progress(self._total, self._total)
        self._report()

    def _list(self) -> tuple[set[str], dict[str, str]]:
        """Find out what is there.

        Returns:
            The uids of entries that are as they were, and the DN of each other one by uid, as far
            as they could be worth reading one by one.
        """
        unchanged: set[str] = set()
        changed: dict[str, str] = {}
        attributes = (*ID_ATTRIBUTES, *REVISION_ATTRIBUTES)
        for dn, found in self._link.search(self._settings.search_filter, attributes):
            self._total += 1
            uid, revision = entry_id(dn, found), entry_revision(found)
            if revision and self._known.get(uid) == revision:
                unchanged.add(uid)
            elif len(changed) <= _MAX_SINGLE_READS:
                changed[uid] = dn
        for batch in _batches(unchanged):
            self._sink.seen(batch)
            self._done += len(batch)
        return unchanged, changed

    def _read_all(self) -> Iterator["Entry"]:
        return self._link.search(self._settings.search_filter, self._reader.wanted)

    def _read(self, dns: Iterable[str]) -> Iterator["Entry"]:
        for dn in dns:
            yield from self._link.read(self._settings.search_filter, self._reader.wanted, dn)

    def _store(self, entries: Iterable["Entry"]) -> None:
        """Hand over what is new or changed, also when the server breaks off."""
        batch = _Batch()
        try:
            for dn, attributes in entries:
                self._take(batch, dn, attributes)
                if batch.is_full:
                    self._flush(batch)
                    batch = _Batch()
        except ServiceError:
            self._flush(batch)
            raise
        self._flush(batch)

    def _take(self, batch: "_Batch", dn: str, attributes: Attributes) -> None:
        record = self._reader.record(dn, attributes)
        if record is None:
            self._sink.skip(f"{dn[:200]} has neither a name nor a number")
        elif self._known.get(record.uid) == record.revision:
            batch.same.append(record.uid)
        else:
            batch.add(record)

    def _flush(self, batch: "_Batch") -> None:
        if batch.records:
            self._sink.put(batch.records)
        if batch.same:
            self._sink.seen(batch.same)
        self._done += len(batch.records) + len(batch.same)
        self._sink.progress(self._done, max(self._total, self._done))

    def _report(self) -> None:
        url = self._settings.url
        if self._shortened.values:
            _log.warning(
                "%s: %d values were too long, too many or not text and were cut; first in %s",
                *(url, self._shortened.values, self._shortened.first),
            )
        if self._link.referrals:
            _log.info(
                "%s: references to other servers are not followed; first: %s",
                *(url, self._link.referrals[0]),
            )
        if self._link.broken:
            self._sink.skip(f"{self._link.broken} entries of {url} could not be read at all")


class _Batch:
    """Records on their way to the cache: few enough to be small with photos too."""

    def __init__(self) -> None:
        self.records: list[SourceRecord] = []
        self.same: list[str] = []
        self._photo_bytes = 0

    def add(self, record: SourceRecord) -> None:
        self.records.append(record)
        self._photo_bytes += len(record.person.photo)

    @property
    def is_full(self) -> bool:
        many = len(self.records) + len(self.same) >= _BATCH
        return many or self._photo_bytes > _BATCH_PHOTO_BYTES


def _cursor(settings: LdapSettings) -> str:
    return json.dumps({"v": 1, "map": settings.fingerprint})


def _batches(uids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(uids)
    while batch := list(islice(rest, _BATCH)):
        yield batch
