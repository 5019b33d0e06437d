# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong in a configuration file, as data: a code and the values it names.

The English sentence is for the command line and the log; the screen puts the code into the
user's language. The keys of `MESSAGES` and `HINTS` and their braces are therefore stable.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class ProblemCode(Enum):
    """Every kind of mistake. The comment behind each names its parameters."""

    # the file
    NO_FILE = "no_file"  # path
    UNREADABLE = "unreadable"  # path, reason
    NOT_UTF8 = "not_utf8"
    SYNTAX = "syntax"  # reason
    SYNTAX_VALUE = "syntax_value"
    SYNTAX_STRING = "syntax_string"
    SYNTAX_END = "syntax_end"
    SYNTAX_MORE = "syntax_more"
    SYNTAX_NO_EQUALS = "syntax_no_equals"
    KEY_TWICE = "key_twice"
    TABLE_TWICE = "table_twice"  # table
    # keys and values
    UNKNOWN_KEY = "unknown_key"  # key, table
    UNKNOWN_TABLE = "unknown_table"  # table
    MISSING_KEY = "missing_key"  # key, table
    WRONG_TYPE = "wrong_type"  # key, expected, found
    NOT_ALLOWED = "not_allowed"  # key, value, allowed
    OUT_OF_RANGE = "out_of_range"  # key, value, low, high
    TOO_SHORT = "too_short"  # key, least
    BAD_FORMAT = "bad_format"  # key, value, expected
    # how values fit together
    NO_ACCOUNT = "no_account"
    TWICE = "twice"  # key, value, line
    BOTH_GIVEN = "both_given"  # key, other
    ONE_OF = "one_of"  # key, other
    NEEDS_OTHER = "needs_other"  # key, value, other
    FILE_MISSING = "file_missing"  # key, path
    NOT_IN_RANGE = "not_in_range"  # key, value, range
    NOT_LOOPBACK = "not_loopback"  # key, value
    KEY_CONFLICT = "key_conflict"  # key, value, other
    KEY_SEQUENCE = "key_sequence"  # key, value
    KEY_TYPES_TEXT = "key_types_text"  # key, value
    TOO_MANY = "too_many"  # key, count, most
    KEYRING_UNUSABLE = "keyring_unusable"  # key, reason
    KEYRING_EMPTY = "keyring_empty"  # key, user
    PLACEHOLDER = "placeholder"  # key, value, allowed
    PLACEHOLDER_MISSING = "placeholder_missing"  # key, value, placeholder


MESSAGES: dict[ProblemCode, str] = {
    ProblemCode.NO_FILE: "there is no file {path}",
    ProblemCode.UNREADABLE: "{path} cannot be read: {reason}",
    ProblemCode.NOT_UTF8: "this line is not UTF-8 text",
    ProblemCode.SYNTAX: "this line is not valid TOML: {reason}",
    ProblemCode.SYNTAX_VALUE: "there is no valid value behind the equals sign",
    ProblemCode.SYNTAX_STRING: "a text is not closed, or holds a character that it may not hold",
    ProblemCode.SYNTAX_END: "the file ends inside a text, a list or a table",
    ProblemCode.SYNTAX_MORE: "there is something behind the value that does not belong there",
    ProblemCode.SYNTAX_NO_EQUALS: "this is neither a [table] nor a key = value",
    ProblemCode.KEY_TWICE: "this key was given before in the same table",
    ProblemCode.TABLE_TWICE: "the table {table} was opened before",
    ProblemCode.UNKNOWN_KEY: "“{key}” is not a key of {table}",
    ProblemCode.UNKNOWN_TABLE: "there is no table {table}",
    ProblemCode.MISSING_KEY: "{table} needs the key “{key}”",
    ProblemCode.WRONG_TYPE: "“{key}” must be {expected}, not {found}",
    ProblemCode.NOT_ALLOWED: "“{key}” cannot be {value}; allowed: {allowed}",
    ProblemCode.OUT_OF_RANGE: "“{key}” is {value}, but must be from {low} to {high}",
    ProblemCode.TOO_SHORT: "“{key}” needs at least {least} characters",
    ProblemCode.BAD_FORMAT: "“{key}” cannot be {value}; expected: {expected}",
    ProblemCode.NO_ACCOUNT: "no account is set up, so the console cannot make or take calls",
    ProblemCode.TWICE: "“{key}” {value} is used twice, first in line {line}",
    ProblemCode.BOTH_GIVEN: "“{key}” and “{other}” cannot both be given",
    ProblemCode.ONE_OF: "either “{key}” or “{other}” must be given",
    ProblemCode.NEEDS_OTHER: "“{key}” = {value} needs {other}",
    ProblemCode.FILE_MISSING: "“{key}” names the file {path}, which does not exist",
    ProblemCode.NOT_IN_RANGE: "“{key}” names {value}, which is not in the range {range}",
    ProblemCode.NOT_LOOPBACK: "“{key}” is {value}, but must be an address of this machine alone",
    ProblemCode.KEY_CONFLICT: "“{key}” = {value} is the key of “{other}” already",
    ProblemCode.KEY_SEQUENCE: "“{key}” = {value} is not a key of the keyboard",
    ProblemCode.KEY_TYPES_TEXT: "“{key}” = {value} would be swallowed while typing",
    ProblemCode.TOO_MANY: "“{key}” names {count} numbers, at most {most} are possible",
    ProblemCode.KEYRING_UNUSABLE: "“{key}”: the system's keyring cannot be used: {reason}",
    ProblemCode.KEYRING_EMPTY: "“{key}”: the system's keyring has nothing for {user}",
    ProblemCode.PLACEHOLDER: "“{key}” = {value} has a placeholder that is not known here; "
    "possible: {allowed}",
    ProblemCode.PLACEHOLDER_MISSING: "“{key}” = {value} must hold {placeholder}",
}


class HintCode(Enum):
    """How to mend it. The comment behind each names its parameters."""

    NONE = ""
    DID_YOU_MEAN = "did_you_mean"  # guess
    BELONGS_IN = "belongs_in"  # table
    QUOTE_IT = "quote_it"  # example
    UNQUOTE_IT = "unquote_it"  # example
    MAKE_LIST = "make_list"  # example
    QUOTE_TEXTS = "quote_texts"
    ADD_ACCOUNT = "add_account"
    PRINT_CONFIG = "print_config"
    ADD_LINE = "add_line"  # example
    SEPARATE_ENTRIES = "separate_entries"  # example
    ADD_MODIFIER = "add_modifier"  # example
    KEYRING_SET = "keyring_set"  # user, key


HINTS: dict[HintCode, str] = {
    HintCode.NONE: "",
    HintCode.DID_YOU_MEAN: "did you mean {guess}?",
    HintCode.BELONGS_IN: "it belongs in {table}",
    HintCode.QUOTE_IT: "write it in quotes: {example}",
    HintCode.UNQUOTE_IT: "write it without quotes: {example}",
    HintCode.MAKE_LIST: "write it as a list: {example}",
    HintCode.QUOTE_TEXTS: "texts stand in double quotes, true and false in small letters",
    HintCode.ADD_ACCOUNT: "add an [[accounts]] table with server, username and password",
    HintCode.PRINT_CONFIG: "atc --print-config prints a commented one to start from",
    HintCode.ADD_LINE: "add {example}",
    HintCode.SEPARATE_ENTRIES: "repeat the table for each: {example}",
    HintCode.KEYRING_SET: "run: keyring set atc {user}, or give “{key}” in the file",
    HintCode.ADD_MODIFIER: "add Ctrl or Alt: {example}",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file.

    Attributes:
        line: counted from 1; 0 when the file as a whole is meant.
        key: the dotted path of the key, empty when there is none.
    """

    line: int
    key: str
    code: ProblemCode
    params: tuple[tuple[str, str], ...] = ()
    hint_code: HintCode = HintCode.NONE
    hint_params: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """What is wrong, in English, without the line."""
        return MESSAGES[self.code].format_map(dict(self.params))

    @property
    def hint(self) -> str:
        """How to mend it, in English; empty when there is nothing to add."""
        return HINTS[self.hint_code].format_map(dict(self.hint_params))

    def __str__(self) -> str:
        """`line 3: … (hint)`."""
        where = f"line {self.line}: " if self.line else ""
        tail = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{tail}"


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint before it is attached to a problem."""

    code: HintCode = HintCode.NONE
    params: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: HintCode, **params: str) -> "Hint":
        """Build a hint from keyword parameters."""
        return cls(code, tuple(params.items()))


NO_HINT = Hint()


def problem(
    code: ProblemCode, line: int, key: str = "", hint: Hint = NO_HINT, /, **params: str
) -> Problem:
    """Build a problem; `key` also fills the message's `{key}` with its last part."""
    values = {"key": key.rpartition(".")[2], **params}
    return Problem(line, key, code, tuple(values.items()), hint.code, hint.params)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as they stand in the file, those of the whole file first."""
    return tuple(sorted(problems, key=lambda each: each.line))


class ConfigError(Exception):
    """A configuration file cannot be used; `problems` lists everything that is wrong with it."""

    def __init__(self, path: str, problems: Iterable[Problem]) -> None:
        self.path = path
        self.problems = in_order(problems)
        super().__init__("\n".join(f"{path}: {each}" for each in self.problems))
