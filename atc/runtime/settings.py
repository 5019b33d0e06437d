# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads the configuration file: one TOML file, checked as a whole.

`load_settings` either gives complete settings or raises `SettingsError`, which lists everything
that is wrong and carries settings that the console can still start with to say so on screen.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from atc.config.check import check, top_table, without
from atc.config.lines import Lines
from atc.config.problems import ConfigError, Problem
from atc.config.ranges import expand
from atc.config.read import read_text, read_toml
from atc.domain.extensions import Extension
from atc.runtime.schema import AccountSettings, KeySettings, Settings
from atc.runtime.settings_rules import cross_check

__all__ = [
    "Settings",
    "SettingsError",
    "default_config_path",
    "extensions_of",
    "key_map",
    "load_settings",
    "parse_settings",
]

_APP = "atc"
_ENTRY = re.compile(r"\w+\[(\d+)\]")


class SettingsError(ConfigError):
    """The configuration file cannot be used as it is.

    Attributes:
        path: the file.
        problems: everything that is wrong, in the order of the file.
        fallback: what can be used of it; defaults for the rest. After a syntax error defaults
            alone, because a lost line may have been the one that asks for encryption.
    """

    def __init__(self, path: str, problems: Iterable[Problem], fallback: Settings) -> None:
        super().__init__(path, problems)
        self.fallback = fallback


def default_config_path() -> Path:
    """Where the file is looked for without `--config`."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "atc.toml"


def load_settings(path: Path) -> Settings:
    """Read and check a configuration file. Relative paths in it are relative to its folder.

    Raises:
        SettingsError: it is missing or wrong.
    """
    try:
        text = read_text(path)
    except ConfigError as error:
        raise SettingsError(str(path), error.problems, Settings()) from error
    return parse_settings(text, path)


def parse_settings(text: str, path: Path) -> Settings:
    """Check the text of a configuration file that lies, or would lie, at `path`.

    Raises:
        SettingsError: it is wrong.
    """
    document = read_toml(text)
    complete = not document.broken
    problems = [
        *document.broken,
        *check(document.data, Settings, document.lines, complete=complete),
    ]
    sound = without(document.data, problems) if complete else {}
    folder = path.absolute().parent
    settings = _resolved(msgspec.convert(sound, Settings), folder)
    if complete:  # the tables without mistakes are checked further, the others cannot be yet
        spoiled = document.data.keys() - sound.keys()
        crossed = cross_check(settings, document.lines)
        problems += (each for each in crossed if top_table(each.key) not in spoiled)
    if problems:
        fallback = _fallback(document.data, problems, folder) if complete else Settings()
        raise SettingsError(str(path), problems, fallback)
    return settings


def extensions_of(settings: Settings) -> tuple[Extension, ...]:
    """The extensions of the grid, ranges written out, in the order of the file."""
    found: list[Extension] = []
    for entry in settings.extensions:
        for number in expand(entry.range) if entry.range else (entry.number,):
            name = entry.names.get(number, entry.name.replace("{number}", number))
            xmpp = entry.xmpp.replace("{number}", number)
            found.append(Extension(number, name, groups=entry.groups, email=entry.email, xmpp=xmpp))
    return tuple(found)


def key_map(keys: KeySettings) -> dict[str, str]:
    """Key sequences by action, those without a key left out."""
    return {action: keys_ for action, keys_ in msgspec.structs.asdict(keys).items() if keys_}


def _resolved(settings: Settings, folder: Path) -> Settings:
    """Make paths absolute and fill in what follows from other keys."""
    replace = msgspec.structs.replace
    audio = settings.audio
    return replace(
        settings,
        accounts=tuple(_account(each, folder) for each in settings.accounts),
        audio=replace(
            audio,
            microphone=_device(audio.microphone, folder),
            speaker=_device(audio.speaker, folder),
            ring=_device(audio.ring, folder),
        ),
        headset=replace(
            settings.headset,
            microphone=_device(settings.headset.microphone, folder),
            speaker=_device(settings.headset.speaker, folder),
        ),
        pbx=replace(settings.pbx, profile_file=_path(settings.pbx.profile_file, folder)),
        directory=tuple(
            replace(each, file=_path(each.file, folder), ca_file=_path(each.ca_file, folder))
            for each in settings.directory
        ),
        xmpp=replace(settings.xmpp, ca_file=_path(settings.xmpp.ca_file, folder)),
        log=replace(settings.log, json_file=_path(settings.log.json_file, folder)),
    )


def _account(account: AccountSettings, folder: Path) -> AccountSettings:
    return msgspec.structs.replace(
        account,
        id=account.id or account.username,
        port=account.port or (5061 if account.uses_tls else 5060),
        domain=account.domain or account.server,
        auth_username=account.auth_username or account.username,
        ca_file=_path(account.ca_file, folder),
    )


def _path(name: str, folder: Path) -> str:
    return str(folder / Path(name).expanduser()) if name else ""


def _device(name: str, folder: Path) -> str:
    return f"wav:{_path(name[4:], folder)}" if name.startswith("wav:") else name


def _fallback(data: dict[str, Any], problems: list[Problem], folder: Path) -> Settings:
    """What can be used of a wrong file.

    A table with a mistake counts as if it were not there, of accounts, extensions and
    phonebooks only the entries with mistakes: a slip in the colours must not keep callers waiting.
    """
    while True:
        data = _usable(data, problems)
        settings = _resolved(msgspec.convert(data, Settings), folder)
        # What is left may still not fit together; each round leaves less of it.
        crossed = cross_check(settings, Lines(""))
        problems = [each for each in crossed if top_table(each.key) in data]
        if not problems:
            return settings


def _usable(data: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """The tables, and entries of lists, that no problem touches."""
    right = without(data, problems)
    for name in ("accounts", "extensions", "directory"):
        wrong = {_entry_of(each.key) for each in problems if top_table(each.key) == name}
        if name not in right and name in data and None not in wrong:
            entries = enumerate(data[name])
            right[name] = [each for index, each in entries if index not in wrong]
    return {name: each for name, each in right.items() if each}


def _entry_of(key: str) -> int | None:
    """The index of the list entry that a dotted path leads into; None for the list itself."""
    match = _ENTRY.match(key)
    return int(match[1]) - 1 if match else None
