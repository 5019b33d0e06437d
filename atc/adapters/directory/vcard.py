# SPDX-License-Identifier: GPL-3.0-or-later
"""vCards, read and written: 3.0 and 4.0, and what is left of 2.1 in exports.

Own code on purpose. vobject is alive, but it ends at the first line that it cannot read and loses
the cards after it, refuses the soft line breaks and Windows-1252 texts of Outlook's exports, sets
no limit to a line, and on writing drops what it does not know. A phonebook of 100,000 cards comes
from anywhere: one broken card must cost one card.
"""

import io
from collections.abc import Callable, Iterator

from atc.adapters.directory.records import Uids, digest, is_somebody, made_uid, one_line
from atc.adapters.directory.vcard_lines import ByteLines, RawCard, read_cards
from atc.adapters.directory.vcard_person import is_person, person_of
from atc.adapters.directory.vcard_property import Property, property_of
from atc.adapters.directory.vcard_write import write_vcard
from atc.domain.contacts import SourceRecord

__all__ = ["parse_vcards", "write_vcard"]

_MAX_UID = 255


def parse_vcards(
    data: bytes | str | ByteLines, skip: Callable[[str], None] = lambda _: None
) -> Iterator[SourceRecord]:
    """Read cards one by one, in bounded memory.

    Args:
        data: the text of the cards, or a binary file to read them from.
        skip: told one sentence for each card that cannot be used; the others are given.

    Yields:
        A record for each person or place. Groups of cards are passed over. A card without UID
        gets one that stays the same as long as name, company and first e-mail address do; a UID
        that comes again gets a number. The revision is a mark of the whole card.
    """
    uids = Uids()
    for card in read_cards(_stream(data)):
        if not card.complete:
            skip(f"card {card.index} has no END:VCARD")
            continue
        properties = [found for line in card.lines if (found := property_of(line))]
        if not is_person(properties):
            continue
        person = person_of(properties)
        if not is_somebody(person):
            skip(f"card {card.index} has neither a name nor a number{_lost(card)}")
            continue
        yield SourceRecord(
            uid=uids.once(_uid(properties) or made_uid(person)),
            person=person,
            revision=digest(*card.lines),
        )


def _stream(data: bytes | str | ByteLines) -> ByteLines:
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return io.BytesIO(data) if isinstance(data, bytes) else data


def _lost(card: RawCard) -> str:
    return f" ({', '.join(card.left_out)}: too long)" if card.left_out else ""


def _uid(properties: list[Property]) -> str:
    written = next((one_line(p.plain(), 2000) for p in properties if p.name == "UID"), "")
    return written if len(written) <= _MAX_UID else f"uid-{digest(written)}"
