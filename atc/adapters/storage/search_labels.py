# SPDX-License-Identifier: GPL-3.0-or-later
"""Row numbers in the order of the names, so that the full-text index lists hits in that order.

FTS5 lists what it finds by row number, and can stop after the first fifty. With row numbers that
grow with the names, the first fifty are the first fifty in the alphabet: even one letter, with a
million contacts, needs no sorting. The number is an arithmetic code of the name under a fixed model
of how names are spelled, which spreads them evenly; names that begin alike for a dozen letters may
share a neighbourhood and are sorted within it when they are shown.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

LABEL_BITS = 44
_SCALE_BITS = 16
_MAX_CHARS = 24
_SYMBOLS = " 0123456789abcdefghijklmnopqrstuvwxyz\uffff"
_INDEX = {symbol: i for i, symbol in enumerate(_SYMBOLS)}
_OTHER = len(_SYMBOLS) - 1
_SAMPLE = """
maria marco mario martina matteo michele anna andrea alessandro alberto antonio angela barbara
bianca carla carlo claudia claudio chiara cristina daniela daniele david davide elena elisa emma
enrico eva federico francesca francesco franco gabriele giorgio giovanni giulia giuseppe hans helen
ilaria irene jack james jan jean jennifer john jorge jose juan julia karl kevin laura linda lorenzo
luca lucia luigi luis manuel massimo michael nicola olivia oscar paola paolo patricia paul pedro
peter pietro rafael riccardo robert roberto rosa salvatore sandra sara sergio silvia simone sofia
stefania stefano susan teresa thomas tommaso ursula valentina vincenzo walter william
rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa
giordano mancini rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara
galli martini leone longo gentile martinelli vitale de luca serra di stefano garcia gonzalez
rodriguez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno
munoz alvarez smith jones taylor brown williams wilson johnson davies robinson wright thompson evans
walker white roberts green hall wood jackson clarke muller schmidt schneider fischer weber meyer
wagner becker hoffmann koch richter klein wolf dubois moreau laurent simon nowak kowalski
ufficio acquisti servizio clienti amministrazione reception studio tecnico hotel bar comune di
"""


@lru_cache(maxsize=1)
def _model() -> tuple[tuple[int, ...], ...]:
    """For each symbol, where each follower begins in 2^16, in alphabetical order."""
    size = len(_SYMBOLS)
    counts = [[1] * size for _ in range(size)]
    names = _SAMPLE.split()
    for name in names:
        before = 0
        for char in f"{name} ":
            after = _INDEX[char]
            counts[before][after] += 6
            before = after
    starts = []
    for row in counts:
        whole, below, line = sum(row), 0, []
        for count in row:
            line.append((below << _SCALE_BITS) // whole)
            below += count
        starts.append((*line, 1 << _SCALE_BITS))
    return tuple(starts)


def order_code(name: str) -> int:
    """A number below 2^LABEL_BITS that grows with the folded name."""
    model, index = _model(), _INDEX
    low, width, before = 0, 1 << LABEL_BITS, 0
    for char in name[:_MAX_CHARS]:
        symbol = index.get(char, _OTHER)
        row = model[before]
        begin = width * row[symbol] >> _SCALE_BITS
        width = (width * row[symbol + 1] >> _SCALE_BITS) - begin
        low += begin
        if width <= 1:
            break
        before = symbol
    return low


def _places(code: int, salt: int) -> Iterator[int]:
    """Row numbers to try for a name: its own, then ever farther ones."""
    yield code
    for bits in range(4, LABEL_BITS, 2):
        salt = (salt + 1) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        yield code + 1 + (salt >> 64 - bits)


def labelled(connection: sqlite3.Connection, names: Mapping[int, str]) -> Iterable[tuple[int, int]]:
    """A free row number for each contact, near its name's place."""
    codes = {contact: order_code(name) for contact, name in names.items()}
    asked = json.dumps(list(set(codes.values())))
    taken = {
        label
        for (label,) in connection.execute(
            "SELECT label FROM search_doc WHERE label IN (SELECT value FROM json_each(?))", (asked,)
        )
    }
    for contact, code in codes.items():
        for label in _places(code, contact):
            if label not in taken and (label == code or not _exists(connection, label)):
                break
        else:
            raise sqlite3.DatabaseError("no free row number for a name")
        taken.add(label)
        yield label, contact


def _exists(connection: sqlite3.Connection, label: int) -> bool:
    found = connection.execute("SELECT 1 FROM search_doc WHERE label = ?", (label,))
    return found.fetchone() is not None
