# SPDX-License-Identifier: GPL-3.0-or-later
"""Just enough SIP to play a PBX: reading messages and writing answers."""

import re
import secrets
from dataclasses import dataclass, field

_URI = re.compile(r"<([^>]+)>")
_USER = re.compile(r"sips?:([^@;>]+)@")


@dataclass
class Message:
    """A request (`method`, `uri`) or a response (`status`)."""

    method: str = ""
    uri: str = ""
    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    def first(self, name: str) -> str:
        for known, value in self.headers:
            if known == name:
                return value
        return ""

    @property
    def call_id(self) -> str:
        return self.first("call-id")

    @property
    def cseq(self) -> tuple[int, str]:
        number, _, method = self.first("cseq").partition(" ")
        return int(number), method

    @property
    def contact(self) -> str:
        found = _URI.search(self.first("contact"))
        return found.group(1) if found else ""


def parse(data: bytes) -> Message | None:
    """Read a datagram; None for a keep-alive."""
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    if lines[0].count(" ") < 2:
        return None
    message = Message(body=body)
    if lines[0].startswith("SIP/2.0 "):
        message.status = int(lines[0].split(" ", 2)[1])
    else:
        message.method, message.uri, _ = lines[0].split(" ", 2)
    for line in lines[1:]:
        name, _, value = line.partition(":")
        message.headers.append((name.strip().lower(), value.strip()))
    return message


def tag() -> str:
    return secrets.token_hex(6)


def branch() -> str:
    return "z9hG4bK" + secrets.token_hex(8)


def user_of(uri: str) -> str:
    found = _USER.search(uri)
    return found.group(1) if found else ""


def write(first_line: str, headers: list[tuple[str, str]], body: bytes = b"") -> bytes:
    lines = [first_line, *(f"{name}: {value}" for name, value in headers)]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def answer(
    request: Message,
    status: str,
    to_tag: str,
    extra: list[tuple[str, str]] | None = None,
    body: bytes = b"",
) -> bytes:
    """A response to a request."""
    headers = [("Via", value) for name, value in request.headers if name == "via"]
    to = request.first("to")
    if ";tag=" not in to:
        to += f";tag={to_tag}"
    headers += [
        ("From", request.first("from")),
        ("To", to),
        ("Call-ID", request.call_id),
        ("CSeq", request.first("cseq")),
        *(extra or []),
    ]
    return write(f"SIP/2.0 {status}", headers, body)
