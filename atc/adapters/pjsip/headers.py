# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading raw SIP messages: small pure functions that no input can make fail.

PJSIP has already parsed what it needs; here only what the console shows is read, and all of it
was written by strangers. Lengths are bounded, bad quoting ends the value, nothing raises.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from atc.domain.calls import Diversion, Party

MAX_MESSAGE = 65_536
"""Characters of a message that are looked at."""

MAX_VALUE = 4_096
"""Characters of one header value that are looked at."""

MAX_TEXT = 128
"""Characters of a name or number that are kept."""

MAX_DIVERSIONS = 10

_COMPACT = {"f": "from", "t": "to", "m": "contact", "i": "call-id", "v": "via"}
_FOLD = re.compile(r"\r?\n[ \t]+")
_URI = re.compile(r"(?i)\s*(sips?|tel)\s*:\s*([^\s;>?]*)([^\s>]*)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")
_HIDDEN = {"anonymous", "unavailable", "unknown", "restricted", "private", "withheld"}
_SAFE_USER = "-_.!~*'()&=+$,"


@dataclass(frozen=True, slots=True)
class Address:
    """One name-addr of RFC 3261: who, where, and the header's own parameters."""

    name: str
    user: str
    host: str
    uri_params: str
    params: dict[str, str]

    @property
    def party(self) -> Party:
        """As the console shows it; withheld numbers become empty."""
        hidden = self.user.lower() in _HIDDEN or self.host.lower().endswith("anonymous.invalid")
        return Party("" if hidden else self.user, self.name)


class Message:
    """A raw SIP message, its headers split once and looked up by lower-case name."""

    __slots__ = ("_headers", "body", "start_line")

    def __init__(self, raw: str) -> None:
        raw = raw[:MAX_MESSAGE]
        head, separator, body = raw.partition("\r\n\r\n")
        if not separator:
            head, _, body = raw.partition("\n\n")
        self.body = body
        first, _, rest = _FOLD.sub(" ", head).partition("\n")
        self.start_line = first.strip()
        headers: dict[str, list[str]] = {}
        for line in rest.split("\n"):
            name, colon, value = line.partition(":")
            if colon:
                name = name.strip().lower()
                headers.setdefault(_COMPACT.get(name, name), []).append(value.strip()[:MAX_VALUE])
        self._headers = headers

    def all(self, name: str) -> list[str]:
        """Every value of a header, in the order of the message. `name` is lower case."""
        return self._headers.get(name, [])

    def first(self, name: str) -> str:
        """The first value of a header, empty without one. `name` is lower case."""
        values = self._headers.get(name)
        return values[0] if values else ""


def clean(text: str) -> str:
    """Text fit for the screen: no control or direction characters, no bad UTF-8, bounded."""
    text = text.encode("utf-8", "replace").decode("utf-8", "replace")
    return _CONTROL.sub(" ", text).strip()[:MAX_TEXT].strip()


def split_list(value: str) -> Iterator[str]:
    """Split a header at the commas that are outside quotes and angle brackets."""
    start, quoted, bracket, escaped = 0, False, False, False
    for index, char in enumerate(value):
        if escaped:
            escaped = False
        elif quoted:
            escaped = char == "\\"
            quoted = char != '"'
        elif char == '"':
            quoted = True
        elif char in "<>":
            bracket = char == "<"
        elif char == "," and not bracket:
            yield value[start:index]
            start = index + 1
    yield value[start:]


def _display_name(value: str) -> tuple[str, str]:
    """Take the display name off the front of a name-addr; return it and the rest."""
    value = value.lstrip()
    if value.startswith('"'):
        name, index = [], 1
        while index < len(value) and value[index] != '"':
            if value[index] == "\\":
                index += 1
            name.append(value[index : index + 1])
            index += 1
        return clean("".join(name)), value[index + 1 :]
    name_text, bracket, rest = value.partition("<")
    return (clean(name_text), "<" + rest) if bracket else ("", value)


def _parameters(text: str) -> dict[str, str]:
    """`;a=b;c` as a dictionary with lower-case names; quotes around values are taken off."""
    params: dict[str, str] = {}
    for part in text.split(";")[1:20]:
        name, _, value = part.partition("=")
        params.setdefault(name.strip().lower(), value.strip().strip('"'))
    return params


def parse_address(value: str) -> Address | None:
    """Read a name-addr or addr-spec; None when there is no SIP or tel address in it."""
    name, rest = _display_name(value[:MAX_VALUE])
    rest = rest.lstrip()
    if rest.startswith("<"):
        inner, _, tail = rest[1:].partition(">")
        found = _URI.match(inner)
        uri_tail = found.group(3) if found else ""
    else:
        found = _URI.match(rest)
        uri_tail, tail = "", found.group(3) if found else ""
    if found is None:
        return None
    where = found.group(2)
    user, at, host = where.rpartition("@")
    if not at and found.group(1).lower() == "tel":
        user, host = where, ""
    user = clean(unquote(user.partition(":")[0]))
    return Address(name, user, clean(host), uri_tail, _parameters(tail))


def _addresses(message: Message, name: str) -> Iterator[Address]:
    for value in message.all(name):
        for part in split_list(value):
            address = parse_address(part)
            if address is not None:
                yield address


def identity(message: Message) -> Party | None:
    """Who the PBX says it is: P-Asserted-Identity, else Remote-Party-ID; None without them."""
    best: Party | None = None
    for address in _addresses(message, "p-asserted-identity"):
        # A tel: beside a sip: identity (RFC 3325) has the number but seldom a name.
        if best is None or (not best.name and address.name):
            best = address.party
    if best is None:
        for address in _addresses(message, "remote-party-id"):
            if address.params.get("party", "calling") != "called":
                hidden = address.params.get("privacy", "off") in {"full", "uri"}
                best = Party("", "") if hidden else address.party
                break
    if best is not None and wants_privacy(message):
        return Party("", "")
    return best


def wants_privacy(message: Message) -> bool:
    """Whether the caller asked to be withheld (RFC 3323: id, user or header)."""
    tokens = {part.strip().lower() for part in message.first("privacy").split(";")}
    return bool(tokens & {"id", "user", "header"})


def caller(message: Message) -> Party:
    """Who calls: the asserted identity, else From; an empty number when withheld."""
    asserted = identity(message)
    if asserted is not None:
        return asserted
    address = parse_address(message.first("from"))
    if address is None or wants_privacy(message):
        return Party("", "")
    return address.party


def diversions(message: Message) -> tuple[Diversion, ...]:
    """Who forwarded the call, latest first: Diversion (RFC 5806), else History-Info (RFC 7044)."""
    steps = [
        Diversion(address.party, clean(address.params.get("reason", "")).lower())
        for address in _addresses(message, "diversion")
    ]
    return tuple((steps or _history(message))[:MAX_DIVERSIONS])


_CAUSE_REASONS = {
    "302": "unconditional",
    "404": "unknown",
    "408": "no-answer",
    "480": "unavailable",
    "486": "user-busy",
    "487": "deflection",
    "503": "unavailable",
}
"""RFC 4458's cause values in RFC 5806's words."""


def _history(message: Message) -> list[Diversion]:
    """The targets of History-Info that the call has left, latest first."""
    entries = list(_addresses(message, "history-info"))
    steps = []
    for left, reached in itertools.pairwise(entries):
        cause = re.search(r"(?i)[;?&]cause(?:=|%3d)(\d{3})", reached.uri_params)
        if cause is None:
            cause = re.search(r"(?i)cause(?:=|%3d)(\d{3})", left.uri_params)
        reason = _CAUSE_REASONS.get(cause.group(1), "unknown") if cause else ""
        steps.append(Diversion(left.party, reason))
    return steps[::-1]


def request_user(start_line: str) -> str:
    """The user part of the Request-URI, empty when there is none."""
    parts = start_line.split(" ", 2)
    if len(parts) < 2:
        return ""
    address = parse_address(parts[1])
    return address.user if address is not None else ""


def called_number(message: Message, own: str) -> str:
    """The number of ours that the caller dialled.

    P-Called-Party-ID (RFC 7315) says so; else To keeps it on most PBXs; when To is only our
    account, the oldest diversion tells more.
    """
    told = parse_address(message.first("p-called-party-id"))
    if told is not None and told.user:
        return told.user
    to = parse_address(message.first("to"))
    if to is not None and to.user and to.user.lower() != own.lower():
        return to.user
    steps = diversions(message)
    if steps and steps[-1].by.number:
        return steps[-1].by.number
    return own


def answered_elsewhere(message: Message) -> bool:
    """Whether a CANCEL says that another phone took the call (RFC 3326, SIP cause 200)."""
    for value in message.all("reason"):
        for part in split_list(value):
            protocol, _, _ = part.partition(";")
            params = _parameters(part)
            if protocol.strip().lower() == "sip" and params.get("cause") == "200":
                return True
            if "answered elsewhere" in part.lower() or "completed elsewhere" in part.lower():
                return True
    return False


_DIRECTION = re.compile(r"(?m)^a=(sendrecv|sendonly|recvonly|inactive)\s*$")


def sdp_direction(message: Message) -> str:
    """Direction of the audio in the message's SDP (RFC 3264); empty without SDP."""
    start = message.body.find("m=audio")
    if start < 0:
        return ""
    section = message.body[start:].split("\nm=", 1)[0]
    found = _DIRECTION.search(section) or _DIRECTION.search(message.body[:start])
    return found.group(1) if found else "sendrecv"


def sip_uri(number: str, domain: str) -> str:
    """A SIP URI for a dialled number; whatever is not allowed in a user part is escaped."""
    return f"sip:{quote(number.strip(), safe=_SAFE_USER)}@{domain}"


_CREDENTIALS = re.compile(r"(?im)^((?:proxy-)?authorization\s*:).*(?:\r?\n[ \t].*)*")


def without_credentials(text: str) -> str:
    """A SIP message for the log: what proves our password is left out."""
    return _CREDENTIALS.sub(r"\1 (left out)", text)
