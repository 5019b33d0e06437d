# SPDX-License-Identifier: GPL-3.0-or-later
"""What must fit together in the configuration file, beyond each value by itself."""

import ipaddress
import secrets
from collections.abc import Iterator
from pathlib import Path

import msgspec

from atc.config.check import dotted, toml_value
from atc.config.lines import Lines
from atc.config.lines import Path as KeyPath
from atc.config.problems import NO_HINT, Hint, HintCode, Problem, ProblemCode, problem
from atc.config.ranges import MOST_NUMBERS, RangeError, expand
from atc.runtime import keyseq
from atc.runtime.directory_rules import directory_problems
from atc.runtime.schema import AccountSettings, ExtensionSettings, KeySettings, Settings
from atc.runtime.shared_rules import shared_problems
from atc.runtime.xmpp_rules import xmpp_problems

_LEAST_TOKEN = 16
_PORTS_A_LINE = 4
"""RTP and RTCP for a call, and as many again while the ports of the last call linger."""


def cross_check(settings: Settings, lines: Lines) -> list[Problem]:
    """Find what does not fit together. Paths in `settings` must be absolute already."""
    return list(_Rules(settings, lines).all())


class _Rules:
    def __init__(self, settings: Settings, lines: Lines) -> None:
        self._settings = settings
        self._lines = lines

    def all(self) -> Iterator[Problem]:
        yield from self._accounts()
        yield from self._sip()
        yield from self._audio()
        yield from self._pbx()
        yield from self._extensions()
        yield from directory_problems(self._settings.directory, self._say)
        yield from shared_problems(self._settings.shared, self._say)
        yield from xmpp_problems(self._settings.xmpp, self._say)
        yield from self._api()
        yield from self._log()
        yield from self._keys()

    def _say(
        self, code: ProblemCode, at: KeyPath, hint: Hint = NO_HINT, /, **params: str
    ) -> Problem:
        return problem(code, self._lines.of(at), dotted(at), hint, **params)

    def _accounts(self) -> Iterator[Problem]:
        accounts = self._settings.accounts
        if not accounts:
            yield problem(ProblemCode.NO_ACCOUNT, 0, "accounts", Hint.of(HintCode.ADD_ACCOUNT))
        names: dict[str, KeyPath] = {}
        default: KeyPath | None = None
        for index, account in enumerate(accounts):
            here: KeyPath = ("accounts", index)
            yield from self._account(account, here)
            key = "username" if account.id == account.username else "id"
            yield from self._once(names, account.id, (*here, key))
            if account.default and default:
                line = str(self._lines.of(default))
                yield self._say(ProblemCode.TWICE, (*here, "default"), value="true", line=line)
            elif account.default:
                default = (*here, "default")

    def _account(self, account: AccountSettings, here: KeyPath) -> Iterator[Problem]:
        if account.password and account.password_keyring:
            path = (*here, "password_keyring")
            yield self._say(ProblemCode.BOTH_GIVEN, path, other="password")
        if not account.uses_tls:
            tls = 'transport = "tls"'
            if account.ca_file:
                path, value = (*here, "ca_file"), toml_value(account.ca_file)
                yield self._say(ProblemCode.NEEDS_OTHER, path, value=value, other=tls)
            if account.srtp == "mandatory":
                path = (*here, "srtp")
                yield self._say(ProblemCode.NEEDS_OTHER, path, value='"mandatory"', other=tls)
        yield from self._file((*here, "ca_file"), account.ca_file)

    def _once(self, seen: dict[str, KeyPath], value: str, path: KeyPath) -> Iterator[Problem]:
        """Complain when a value was seen before."""
        if value in seen:
            line = str(self._lines.of(seen[value]))
            yield self._say(ProblemCode.TWICE, path, value=toml_value(value), line=line)
        seen.setdefault(value, path)

    def _file(self, path: KeyPath, name: str) -> Iterator[Problem]:
        if name and not Path(name).is_file():
            yield self._say(ProblemCode.FILE_MISSING, path, path=name)

    def _sip(self) -> Iterator[Problem]:
        sip = self._settings.sip
        if sip.bind and not _address(sip.bind):
            words = "an IP address of this machine"
            path: KeyPath = ("sip", "bind")
            value = toml_value(sip.bind)
            yield self._say(ProblemCode.BAD_FORMAT, path, value=value, expected=words)
        first, last = (int(each) for each in sip.rtp_ports.split("-"))
        least = _PORTS_A_LINE * self._settings.calls.lines
        if not 1024 <= first < last <= 65535 or last - first + 1 < least:
            words = f"{least} ports or more between 1024 and 65535"
            path, value = ("sip", "rtp_ports"), toml_value(sip.rtp_ports)
            yield self._say(ProblemCode.BAD_FORMAT, path, value=value, expected=words)
        seen: dict[str, KeyPath] = {}
        for index, codec in enumerate(sip.codecs):
            yield from self._once(seen, codec, ("sip", "codecs", index))

    def _audio(self) -> Iterator[Problem]:
        microphone = self._settings.audio.microphone
        if microphone.startswith("wav:"):
            yield from self._file(("audio", "microphone"), microphone[4:])
        for key in ("speaker", "ring"):
            device: str = getattr(self._settings.audio, key)
            folder = Path(device[4:]).parent
            if device.startswith("wav:") and not folder.is_dir():
                yield self._say(ProblemCode.FILE_MISSING, ("audio", key), path=str(folder))

    def _pbx(self) -> Iterator[Problem]:
        pbx = self._settings.pbx
        yield from self._file(("pbx", "profile_file"), pbx.profile_file)
        if pbx.ami.secret and pbx.ami.secret_keyring:
            path: KeyPath = ("pbx", "ami", "secret_keyring")
            yield self._say(ProblemCode.BOTH_GIVEN, path, other="secret")
        if pbx.ami.enabled and not pbx.ami.username:
            path = ("pbx", "ami", "enabled")
            yield self._say(ProblemCode.NEEDS_OTHER, path, value="true", other="username")
        if pbx.ami.enabled and not pbx.ami.secret and not pbx.ami.secret_keyring:
            path = ("pbx", "ami", "enabled")
            yield self._say(ProblemCode.NEEDS_OTHER, path, value="true", other="secret")

    def _extensions(self) -> Iterator[Problem]:
        seen: dict[str, KeyPath] = {}
        count = 0
        for index, entry in enumerate(self._settings.extensions):
            here: KeyPath = ("extensions", index)
            yield from self._extension(entry, here)
            key = "range" if entry.range else "number"
            numbers = _numbers(entry)
            count += len(numbers)
            twice = [each for each in numbers if each in seen]
            if twice:  # one problem for an overlap of ranges, not hundreds
                line = str(self._lines.of(seen[twice[0]]))
                value = f"{twice[0]}-{twice[-1]}" if len(twice) > 1 else twice[0]
                yield self._say(ProblemCode.TWICE, (*here, key), value=value, line=line)
            seen |= {each: (*here, key) for each in numbers if each not in seen}
        if count > MOST_NUMBERS:
            most = str(MOST_NUMBERS)
            yield self._say(ProblemCode.TOO_MANY, ("extensions",), count=str(count), most=most)

    def _extension(self, entry: ExtensionSettings, here: KeyPath) -> Iterator[Problem]:
        if not entry.number and not entry.range:
            yield self._say(ProblemCode.ONE_OF, (*here, "number"), other="range")
        elif entry.number and entry.range:
            yield self._say(ProblemCode.BOTH_GIVEN, (*here, "range"), other="number")
        if entry.range:
            yield from self._range(entry, here)
            if entry.email:
                yield self._say(ProblemCode.BOTH_GIVEN, (*here, "email"), other="range")
        elif entry.names:
            yield self._say(ProblemCode.NEEDS_OTHER, (*here, "names"), value="{…}", other="range")

    def _range(self, entry: ExtensionSettings, here: KeyPath) -> Iterator[Problem]:
        try:
            numbers = frozenset(expand(entry.range))
        except RangeError:
            value = toml_value(entry.range)
            words = f'first and last of equal length, rising, {MOST_NUMBERS} at most: "100-159"'
            at = (*here, "range")
            yield self._say(ProblemCode.BAD_FORMAT, at, value=value, expected=words)
            return
        for number in entry.names:
            if number not in numbers:
                path, value = (*here, "names", number), toml_value(number)
                yield self._say(ProblemCode.NOT_IN_RANGE, path, value=value, range=entry.range)

    def _api(self) -> Iterator[Problem]:
        api = self._settings.api
        if not _loopback(api.host):
            yield self._say(ProblemCode.NOT_LOOPBACK, ("api", "host"), value=toml_value(api.host))
        if api.token and api.token_keyring:
            yield self._say(ProblemCode.BOTH_GIVEN, ("api", "token_keyring"), other="token")
        if api.token and len(api.token) < _LEAST_TOKEN:
            yield self._say(ProblemCode.TOO_SHORT, ("api", "token"), least=str(_LEAST_TOKEN))
        if api.enabled and not api.token and not api.token_keyring:
            hint = Hint.of(HintCode.ADD_LINE, example=f'token = "{secrets.token_urlsafe(24)}"')
            path: KeyPath = ("api", "enabled")
            yield self._say(ProblemCode.NEEDS_OTHER, path, hint, value="true", other="token")

    def _log(self) -> Iterator[Problem]:
        name = self._settings.log.json_file
        if name and not Path(name).parent.is_dir():
            path = str(Path(name).parent)
            yield self._say(ProblemCode.FILE_MISSING, ("log", "json_file"), path=path)

    def _keys(self) -> Iterator[Problem]:
        given = msgspec.structs.asdict(self._settings.keys)
        taken: dict[str, str] = {}
        # Keys from the file come last, so that a clash with a default is told at their line.
        for action in sorted(given, key=lambda each: self._lines.of(("keys", each))):
            text, path = given[action], ("keys", action)
            if not text:
                continue
            sequence, value = keyseq.normal(text), toml_value(text)
            if sequence is None:
                yield self._say(ProblemCode.KEY_SEQUENCE, path, value=value)
            elif keyseq.types_text(sequence):
                hint = Hint.of(HintCode.ADD_MODIFIER, example=f'{action} = "Ctrl+{sequence}"')
                yield self._say(ProblemCode.KEY_TYPES_TEXT, path, hint, value=value)
            elif sequence in taken:
                other = taken[sequence]
                yield self._say(ProblemCode.KEY_CONFLICT, path, value=value, other=other)
            else:
                taken[sequence] = action


def _numbers(entry: ExtensionSettings) -> tuple[str, ...]:
    if entry.range:
        try:
            return expand(entry.range)
        except RangeError:
            return ()
    return (entry.number,) if entry.number else ()


def _address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    return _address(host) and ipaddress.ip_address(host).is_loopback


KEY_ACTIONS = tuple(field.name for field in msgspec.structs.fields(KeySettings))
"""The actions that keys can be given to."""
