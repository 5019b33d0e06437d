# SPDX-License-Identifier: GPL-3.0-or-later
"""The contacts' full-text index: as she types, over a million of them.

One FTS5 table without contents holds the tokens (`search_tokens`), in the order of the names
(`search_labels`); `search_doc` holds what each contact is found by, to check and to rank the hits;
`search_vocabulary` knows what she may have meant.

A search asks tier by tier (exact, beginning, part, keypad, note, typing error) and stops as soon as
it has enough: a better tier is never cut for a worse one. Whether and how a contact answers is
decided by `atc.domain.search_query.match` alone, so that FTS5 may offer too much, never too little.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from atc.adapters.storage import search_vocabulary
from atc.adapters.storage.search_labels import labelled
from atc.adapters.storage.search_tokens import Expression, marked, tokens
from atc.adapters.storage.search_vocabulary import Vocabulary
from atc.domain.contacts import SearchRank
from atc.domain.search_list import hint_text, hinted, hints
from atc.domain.search_query import Match, Near, Query, Tier, match, may_be_mistyped
from atc.domain.search_text import Searchable, searchable

FORMAT = 2
"""Another number: `create` with `anew`, then `put` everything."""

COUNTED = 500
"""More hits than these are not counted."""

MAX_PICKS = 1000
"""So many contacts, those chosen most, can come first for having been chosen."""

_STEPS = (
    (Match(Tier.PREFIX), (Match(Tier.EXACT),)),
    (Match(Tier.NOTE), (Match(Tier.PART), Match(Tier.KEYPAD))),
    (Match(Tier.TYPO, 1), (Match(Tier.TYPO),)),
)
"""How well people have to answer, step by step: mostly a step finds all that there are. If it finds
more than enough, those who answer better are asked for by themselves."""

_PATIENCE = 500
"""After so many who do not answer the loose question, the strict one is asked."""

_NEARBY = 120
"""So many of those whose words only begin nearly as typed are compared for the nearest ones."""

_LATE = 500
"""So many contacts wait to be indexed together, which costs half of one by one; a search looks at
each of them meanwhile."""

_HASH_BYTES = 8 << 20
_CREATE = (
    "CREATE TABLE IF NOT EXISTS search_doc("
    "label INTEGER PRIMARY KEY, contact INTEGER NOT NULL UNIQUE, text TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5("
    "tokens, content='', columnsize=0, detail=none, prefix='2 3', tokenize='ascii')",
    "CREATE TABLE IF NOT EXISTS search_late(label INTEGER PRIMARY KEY)",
    *search_vocabulary.CREATE,
)
_DROP = (
    "DROP TABLE IF EXISTS search",
    "DROP TABLE IF EXISTS search_doc",
    "DROP TABLE IF EXISTS search_late",
    *search_vocabulary.DROP,
)
_DOCS = (
    "SELECT contact, label, text FROM search_doc WHERE contact IN (SELECT value FROM json_each(?))"
)
_HITS = (
    "SELECT d.contact, d.text FROM search s CROSS JOIN search_doc d ON d.label = s.rowid"
    " WHERE s.search MATCH ? ORDER BY s.rowid"
)
_WHICH_LATE = "SELECT label FROM search_late WHERE label IN (SELECT value FROM json_each(?))"
_WAITING = (
    "SELECT d.label, d.contact, d.text FROM search_late l CROSS JOIN search_doc d"
    " ON d.label = l.label ORDER BY l.label"
)
_COUNT = "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"


class SearchUnavailableError(RuntimeError):
    """This SQLite has no FTS5."""


@dataclass(frozen=True, slots=True)
class SearchDoc:
    """What a contact can be found by.

    Attributes:
        name: the name as shown, when it is not just given name and surname.
        texts: company, department, title, groups, keywords.
        numbers: every number in as many writings as are known: as the source has it, its key.
        note: what counts least.
    """

    contact_id: int
    given_name: str = ""
    surname: str = ""
    name: str = ""
    texts: Sequence[str] = ()
    numbers: Sequence[str] = ()
    emails: Sequence[str] = ()
    note: str = ""

    def searchable(self) -> Searchable:
        """The same, folded."""
        return searchable(
            (self.given_name, self.surname),
            self.name,
            self.texts,
            self.numbers,
            self.emails,
            self.note,
        )


class Found(NamedTuple):
    """A contact found. `score`: smaller is better; equal ones are as good as one another."""

    contact_id: int
    rank: SearchRank
    score: float


class Findings(NamedTuple):
    """What a search found, best first; `total` counts `COUNTED` at most."""

    hits: list[Found]
    total: int


@dataclass(slots=True)
class _Search:
    """A search under way."""

    query: Query
    limit: int
    near: Near = field(default_factory=dict)
    wanted: list[list[str]] = field(default_factory=list)
    found: dict[int, tuple[Match, str]] = field(default_factory=dict)

    def offer_packed(self, contact: int, packed: str) -> bool:
        """The same as `offer`, and quick to see who does not answer."""
        if contact in self.found:
            return True
        if not self.query.keys and not hinted(self.wanted, packed):
            return False
        return self.offer(contact, Searchable.unpack(packed))

    def offer(self, contact: int, person: Searchable) -> bool:
        """Take a contact that answers; whether it does."""
        if contact in self.found:
            return True
        how = match(self.query, person, self.near)
        if how is None:
            return False
        if how.far:
            how = Match(how.tier, _distance(self.query, person))
        self.found[contact] = how, person.name
        return True


class SearchIndex:
    """Keeps the index and finds in it. Storage thread.

    Every method works within the caller's transaction; after a rollback call `forget`.
    """

    def __init__(self) -> None:
        self._picked: dict[int, tuple[Searchable, str] | None] = {}

    def create(self, connection: sqlite3.Connection, *, anew: bool = False) -> None:
        """Make the tables; `anew` empties them.

        Raises:
            SearchUnavailableError: FTS5 is missing.
        """
        for statement in (*_DROP, *_CREATE) if anew else _CREATE:
            try:
                connection.execute(statement)
            except sqlite3.OperationalError as error:
                if "fts5" in str(error):
                    raise SearchUnavailableError(str(error)) from error
                raise
        connection.execute("INSERT INTO search(search, rank) VALUES('hashsize', ?)", (_HASH_BYTES,))
        self.forget()

    def put(self, connection: sqlite3.Connection, docs: Iterable[SearchDoc]) -> None:
        """Add or replace contacts; thousands at once are quickest, unchanged ones cost little."""
        new = {doc.contact_id: doc.searchable() for doc in docs}
        old = {
            contact: (label, text)
            for contact, label, text in connection.execute(_DOCS, (json.dumps(list(new)),))
        }
        packed = {contact: person.pack() for contact, person in new.items()}
        changed = [c for c in new if c not in old or old[c][1] != packed[c]]
        self._drop(connection, [(c, *old[c]) for c in changed if c in old])
        rows = sorted(labelled(connection, {c: new[c].name for c in changed}))
        connection.executemany(
            "INSERT INTO search_doc VALUES(?, ?, ?)",
            ((label, contact, packed[contact]) for label, contact in rows),
        )
        connection.executemany("INSERT INTO search_late VALUES(?)", ((label,) for label, _ in rows))
        if connection.execute("SELECT count(*) FROM search_late").fetchone()[0] >= _LATE:
            _index_late(connection)
        people = [new[contact] for contact in changed]
        words = chain.from_iterable(person.words.split() for person in people)
        search_vocabulary.learn(connection, words)
        search_vocabulary.learn(connection, chain.from_iterable(map(marked, people)))
        for contact in changed:
            self._picked.pop(contact, None)

    def remove(self, connection: sqlite3.Connection, contact_ids: Iterable[int]) -> None:
        """Take contacts out; unknown ones are ignored."""
        rows = connection.execute(_DOCS, (json.dumps(list(contact_ids)),)).fetchall()
        self._drop(connection, rows)

    def tidy(self, connection: sqlite3.Connection, pages: int = 100) -> bool:
        """Merge a part of what many imports left scattered; whether there may be more to do.

        For moments when nothing else waits.
        """
        _index_late(connection)
        before = connection.total_changes
        connection.execute("INSERT INTO search(search, rank) VALUES('merge', ?)", (pages,))
        return connection.total_changes - before >= 2

    def forget(self) -> None:
        """Forget what is remembered of contacts, after a rollback or a rebuild."""
        self._picked.clear()

    def find(
        self,
        connection: sqlite3.Connection,
        text: str,
        limit: int,
        picks: Mapping[int, float] | None = None,
    ) -> Findings:
        """Find contacts, best first: tier, how often chosen, name.

        Args:
            connection: where the index is.
            text: what she typed; everything but letters and digits only separates words.
            limit: how many hits are wanted.
            picks: how often she chose contacts, for those that she chose.
        """
        search = _Search(Query.parse(text), limit)
        if not search.query or limit < 1:
            return Findings([], 0)
        picks = picks or {}
        search.wanted = hints(search.query, search.near)
        full = self._gather(connection, search)
        total = connection.execute(_COUNT, (full, COUNTED)).fetchone()[0] if full else 0
        for _label, contact, packed in connection.execute(_WAITING):
            search.offer_packed(contact, packed)
        for contact, person, hint in self._chosen(connection, picks):
            if search.query.keys or hinted(search.wanted, hint):
                search.offer(contact, person)
        total = max(total, len(search.found))
        ordered = sorted(
            (how, -picks.get(contact, 0.0), name, contact)
            for contact, (how, name) in search.found.items()
        )
        hits = [
            Found(contact, how.tier.rank, how.tier + how.far / 100)
            for how, _picks, _name, contact in ordered[:limit]
        ]
        return Findings(hits, total)

    # -- inside ------------------------------------------------------------------------------------

    def _gather(self, connection: sqlite3.Connection, search: _Search) -> str:
        """Collect the best hits, tier by tier; what asks for all that there may be more of."""
        words = Vocabulary(connection)
        expression = Expression(words.begin, words.mistyped, words.by_keys)
        last = ""
        for least, better in _STEPS:
            if least.tier is Tier.TYPO:
                if not any(map(may_be_mistyped, search.query.words)):
                    break
                search.near = words.near
            asked = expression.of(search.query, least, loose=True)
            if asked in {"", last}:
                continue
            last = asked
            enough = _NEARBY if least.far else search.limit
            if _step(connection, search, expression, least, enough):
                any(_step(connection, search, expression, each) for each in better)
                return "" if least.tier is Tier.TYPO else expression.of(search.query, least)
        return ""

    def _chosen(
        self, connection: sqlite3.Connection, picks: Mapping[int, float]
    ) -> Iterable[tuple[int, Searchable, str]]:
        chosen: Iterable[int] = picks
        if len(picks) > MAX_PICKS:
            chosen = nlargest(MAX_PICKS, picks, key=lambda contact: picks[contact])
        known = self._picked
        missing = [contact for contact in chosen if contact not in known]
        if missing:
            if len(known) > 2 * MAX_PICKS:
                known.clear()
                missing = list(chosen)
            known.update(dict.fromkeys(missing))
            for contact, _label, text in connection.execute(_DOCS, (json.dumps(missing),)):
                person = Searchable.unpack(text)
                known[contact] = person, hint_text(person)
        return ((c, *each) for c in chosen if (each := known.get(c)) is not None)

    def _drop(self, connection: sqlite3.Connection, rows: Sequence[tuple[int, int, str]]) -> None:
        labels = json.dumps([label for _contact, label, _text in rows])
        late = {label for (label,) in connection.execute(_WHICH_LATE, (labels,))}
        indexed = [(label, text) for _c, label, text in rows if label not in late]
        connection.executemany(
            "INSERT INTO search(search, rowid, tokens) VALUES('delete', ?, ?)",
            ((label, tokens(Searchable.unpack(text))) for label, text in sorted(indexed)),
        )
        connection.executemany(
            "DELETE FROM search_late WHERE label = ?", ((label,) for label in late)
        )
        connection.executemany(
            "DELETE FROM search_doc WHERE label = ?", ((label,) for _c, label, _t in rows)
        )
        for contact, _label, _text in rows:
            self._picked.pop(contact, None)


def _index_late(connection: sqlite3.Connection) -> None:
    """Index those that wait; FTS5 likes ascending row numbers best."""
    rows = connection.execute(_WAITING).fetchall()
    connection.executemany(
        "INSERT INTO search(rowid, tokens) VALUES(?, ?)",
        ((label, tokens(Searchable.unpack(text))) for label, _contact, text in rows),
    )
    connection.execute("DELETE FROM search_late")


def _step(
    connection: sqlite3.Connection,
    search: _Search,
    expression: Expression,
    least: Match,
    enough: int = 0,
) -> bool:
    """Add hits that answer at least so well; whether there are as many as wanted."""
    loose = expression.of(search.query, least, loose=True)
    if not loose:
        return False
    search.wanted = hints(search.query, search.near)
    full = _collect(connection, search, loose, enough, _PATIENCE)
    if full is None:
        full = _collect(connection, search, expression.of(search.query, least), enough, None)
    return bool(full)


def _collect(
    connection: sqlite3.Connection,
    search: _Search,
    asked: str,
    enough: int,
    patience: int | None,
) -> bool | None:
    """Add hits in the order of the names.

    Returns:
        Whether there are as many as wanted; None when too many did not answer.
    """
    answering = others = 0
    for contact, text in connection.execute(_HITS, (asked,)):
        if search.offer_packed(contact, text):
            answering += 1
            if answering >= max(enough, search.limit):
                return True
        else:
            others += 1
            if others == patience:
                return None
    return len(search.found) >= search.limit


def _distance(query: Query, person: Searchable) -> int:
    """How far the words that she may have meant are from those that she typed, in letters."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only here, on the storage thread

    words = person.words.split()
    mistyped = (word for word in query.words if may_be_mistyped(word))
    return max(min(int(OSA.distance(word, other)) for other in words) for word in mistyped)
