# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the receptionist's own contacts to a CardDAV server, never over somebody else's change.

Every change names the version that it was made from (If-Match), and every new card says that there
must be none yet (If-None-Match). What the server then refuses is a conflict: the caller gets the
server's version and keeps both. What a card holds beside our fields stays in it.
"""

import re
import uuid
from dataclasses import replace

from atc.adapters.directory.carddav_books import find_books
from atc.adapters.directory.carddav_changes import Card, read_card
from atc.adapters.directory.carddav_http import DavSession, StatusError
from atc.adapters.directory.carddav_settings import CardDavSettings
from atc.adapters.directory.carddav_source import record_of
from atc.adapters.directory.vcard import parse_vcards, write_vcard
from atc.domain.contacts import PersonFields, SourceRecord
from atc.domain.sources import SourceError, SourceTrouble
from atc.ports.directory import WriteConflict

_FILE_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}")
_STORED = {200, 201, 204}
_GONE = {404, 410}


async def write(dav: DavSession, settings: CardDavSettings, record: SourceRecord) -> SourceRecord:
    """Create or change a contact; see the port."""
    if not record.revision:
        return await _create(dav, settings, record)
    current = await read_card(dav, record.uid)
    if current is None:
        return await _recreate(dav, record)
    if _differs(current.etag, record.revision):
        raise _conflict(dav, current)
    named = replace(record, uid=_card_uid(current.text) or uuid.uuid4().hex)
    text = write_vcard(named, over=current.text)
    status, etag = await _put(dav, record.uid, text, {"If-Match": current.etag or "*"})
    if status in _STORED:
        return replace(record, revision=etag)
    if status in {412, *_GONE}:
        return await _overtaken(dav, record)
    raise _refused(dav, status)


async def erase(dav: DavSession, uid: str, revision: str) -> None:
    """Delete a contact; see the port."""
    headers = {"If-Match": revision} if revision and not revision.startswith("#") else {}
    answer = await dav.fetch("DELETE", uid, headers=headers)
    if answer.status in {200, 202, 204, *_GONE}:
        return
    if answer.status == 412:
        current = await read_card(dav, uid)
        if current is None:
            return
        raise _conflict(dav, current)
    raise _refused(dav, answer.status)


async def _create(dav: DavSession, settings: CardDavSettings, record: SourceRecord) -> SourceRecord:
    name = record.uid if _FILE_NAME.fullmatch(record.uid) else uuid.uuid4().hex
    name = name.removesuffix(".vcf")
    book = (await find_books(dav, settings))[0]
    path = f"{book.path}{name}.vcf"
    text = write_vcard(replace(record, uid=name))
    status, etag = await _put(dav, path, text, {"If-None-Match": "*"})
    if status in _STORED:
        return replace(record, uid=path, revision=etag)
    if status != 412:
        raise _refused(dav, status)
    # Written already, and only the answer was lost: then it is there as we sent it.
    current = await read_card(dav, path)
    theirs = record_of(current) if current else None
    if current is None or theirs is None:
        raise _refused(dav, status)
    if theirs.person == _as_read_back(text):
        return replace(record, uid=path, revision=theirs.revision)
    raise WriteConflict(theirs)


async def _recreate(dav: DavSession, record: SourceRecord) -> SourceRecord:
    """Somebody deleted what she has just changed: her change is the newer wish."""
    text = write_vcard(replace(record, uid=uuid.uuid4().hex))
    status, etag = await _put(dav, record.uid, text, {"If-None-Match": "*"})
    if status in _STORED:
        return replace(record, revision=etag)
    return await _overtaken(dav, record)


async def _overtaken(dav: DavSession, record: SourceRecord) -> SourceRecord:
    """Somebody was quicker, between our look and our change."""
    current = await read_card(dav, record.uid)
    if current is None:
        raise dav.failure(SourceTrouble.BAD_ANSWER, f"it does not keep {record.uid}")
    raise _conflict(dav, current)


async def _put(dav: DavSession, path: str, text: str, condition: dict[str, str]) -> tuple[int, str]:
    """Store a card; its status and the new ETag, which not every server tells at once."""
    headers = {"Content-Type": "text/vcard; charset=utf-8", **condition}
    answer = await dav.fetch("PUT", path, text, headers)
    etag = answer.headers.get("ETag", "")
    if answer.status in _STORED and not etag:
        current = await read_card(dav, path)
        etag = current.etag if current else ""
    return answer.status, etag


def _differs(etag: str, revision: str) -> bool:
    return bool(etag) and not revision.startswith("#") and etag != revision


def _conflict(dav: DavSession, current: Card) -> WriteConflict | SourceError:
    theirs = record_of(current)
    if theirs is None:
        return dav.failure(SourceTrouble.BAD_ANSWER, f"{current.path} is no contact any more")
    return WriteConflict(theirs)


def _refused(dav: DavSession, status: int) -> StatusError:
    kind, reason = {
        403: (SourceTrouble.NOT_ALLOWED, "contacts may only be read"),
        405: (SourceTrouble.NOT_ALLOWED, "contacts may only be read"),
        413: (SourceTrouble.NOT_ALLOWED, "the contact is too big"),
        507: (SourceTrouble.NOT_ALLOWED, "there is no room left"),
    }.get(status, (SourceTrouble.BAD_ANSWER, f"status {status} for a contact"))
    return StatusError(status, kind, host=dav.host, reason=reason)


def _card_uid(text: str) -> str:
    found = next(parse_vcards(text), None)
    return "" if found is None or found.uid.startswith("made-") else found.uid


def _as_read_back(text: str) -> PersonFields | None:
    found = next(parse_vcards(text), None)
    return found.person if found else None
