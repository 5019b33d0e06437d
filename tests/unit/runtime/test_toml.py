# SPDX-License-Identifier: GPL-3.0-or-later
"""The TOML reader: every mistake is found and stands in the right line."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atc.config.check import toml_value
from atc.config.lines import Lines
from atc.config.problems import HINTS, MESSAGES, HintCode, ProblemCode
from atc.config.ranges import RangeError, expand
from atc.config.read import read_toml

OUTLINE = '''\
first = 1
[[accounts]]
server = "a # not a comment"
codecs = [
  "opus", # a comment with ] in it
  "g722",
]
text = """
[not.a.table]
"quoted" \\""""
literal = \'\'\'it''s\'\'\'
[[accounts]]
server = 'b]'
[accounts.more]
inline = { one = 1, "two.three" = [ { deep = 1 }, 2 ] }
when = 1979-05-27 07:32:00 # a space inside a value
[a . "b.c"]
d.e = "x\\"y#z"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("first",), 1),
        (("accounts", 0), 2),
        (("accounts", 0, "server"), 3),
        (("accounts", 0, "codecs"), 4),
        (("accounts", 0, "codecs", 1), 6),
        (("accounts", 0, "text"), 8),
        (("accounts", 0, "literal"), 11),
        (("accounts", 1), 12),
        (("accounts", 1, "server"), 13),
        (("accounts", 1, "more", "inline", "two.three", 0, "deep"), 15),
        (("accounts", 1, "more", "when"), 16),
        (("a",), 17),
        (("a", "b.c"), 17),
        (("a", "b.c", "d", "e"), 18),
        (("accounts", 1, "not there"), 12),
        (("nowhere",), 0),
    ],
)
def test_lines_of_keys(path, line):
    assert Lines(OUTLINE).of(path) == line
    assert Lines(OUTLINE.replace("\n", "\r\n")).of(path) == line


KEYS = st.text("abc-_. \"'#=[]é", min_size=1, max_size=6)
LEAVES = st.one_of(st.integers(-9, 9), st.booleans(), st.text("ab\"\\#[]{}=,'\n é", max_size=8))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3), max_leaves=5)


def _write(value):
    if isinstance(value, str):
        return toml_value(value).replace("\n", "\\n")
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_write(each)}, # ]\n" for each in value) + "]"
    return toml_value(value)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.dictionaries(KEYS, VALUES, max_size=5))
def test_lines_agree_with_where_keys_were_written(top, below):
    rows, where = [], {}
    for path, table in (((), top), (("t",), below)):
        if path:
            if "t" in top:
                continue
            rows.append("[t] # header")
        for key, value in table.items():
            where[(*path, key)] = len(rows) + 1
            rows += f"{toml_value(key)} = {_write(value)}".split("\n")
    text = "\n".join(rows)
    tomllib.loads(text)
    lines = Lines(text)
    assert {path: lines.of(path) for path in where} == where


def codes(text):
    return [(each.line, each.code) for each in read_toml(text).broken]


def test_every_syntax_error_is_told():
    text = 'a = b\nc = 1\nc = 2\n[x]\nq = 1\n[x]\nz = 3\nwords without sense\ns = "open\nn = 1 2\n'
    assert sorted(codes(text), key=lambda each: each[0]) == [
        (1, ProblemCode.SYNTAX_VALUE),
        (3, ProblemCode.KEY_TWICE),
        (6, ProblemCode.TABLE_TWICE),
        (8, ProblemCode.SYNTAX_NO_EQUALS),
        (9, ProblemCode.SYNTAX_STRING),
        (10, ProblemCode.SYNTAX_MORE),
    ]


def test_a_broken_header_takes_its_table_with_it():
    document = read_toml("[ui\ntheme = 1\n[sip]\nport = 1\n")
    assert document.data == {"sip": {"port": 1}}
    assert [each.line for each in document.broken] == [1]


@pytest.mark.parametrize("text", ["a = [1,\n 2\n", 'a = """\nx\n', "a = {"])
def test_the_end_of_the_file_inside_a_value(text):
    assert [code for _, code in codes(text)][-1] in {ProblemCode.SYNTAX_END, ProblemCode.SYNTAX}


def test_absurd_files_are_problems_not_crashes():
    assert codes("a = " + "[" * 100_000)
    assert codes("a = " + "9" * 10_000)
    assert len(codes("= x\n" * 5000)) <= 50


@given(st.text(max_size=60))
def test_no_text_crashes_the_reader(text):
    read_toml(text)


def test_every_problem_and_hint_has_its_sentence():
    assert set(MESSAGES) == set(ProblemCode)
    assert set(HINTS) == set(HintCode)


def test_ranges():
    assert expand("098-101, 200") == ("098", "099", "100", "101", "200")
    for wrong in ("101-100", "99-100", "1000-9999"):
        with pytest.raises(RangeError):
            expand(wrong)
