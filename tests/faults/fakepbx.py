# SPDX-License-Identifier: GPL-3.0-or-later
"""A PBX of plain sockets that answers what a test tells it to, well or badly.

It takes registrations without a password, keeps everything that it is sent, and lets the test
send whatever bytes it likes to the console.
"""

import contextlib
import itertools
import re
import secrets
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from tests.lab.plainphone import SipMessage

HOST = "127.0.0.1"
Headers = list[tuple[str, str]]
Peer = tuple[str, int] | socket.socket
Policy = int | None | Callable[[SipMessage], int | None]

SDP = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=audio 40000 RTP/AVP 8 0\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
)
REASONS = {
    200: "OK",
    180: "Ringing",
    403: "Forbidden",
    404: "Not Found",
    408: "Request Timeout",
    423: "Interval Too Brief",
    481: "Call/Transaction Does Not Exist",
    486: "Busy Here",
    489: "Bad Event",
    500: "Server Error",
    503: "Service Unavailable",
}


def message(start: str, headers: Headers, body: str | bytes = b"") -> bytes:
    """The bytes of a message, its length added unless the headers lie about it themselves."""
    raw = body.encode() if isinstance(body, str) else body
    if not any(name.lower() == "content-length" for name, _ in headers):
        headers = [*headers, ("Content-Length", str(len(raw)))]
    return "\r\n".join([start, *(f"{k}: {v}" for k, v in headers), "", ""]).encode() + raw


def lamp(number: str, state: str, version: int = 0, kind: str = "full") -> str:
    """A dialog-info document: one dialog in this state, none when it is empty."""
    dialog = f'<dialog id="d{number}"><state>{state}</state></dialog>' if state else ""
    return (
        f'<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" '
        f'version="{version}" state="{kind}" entity="sip:{number}@{HOST}">{dialog}'
        "</dialog-info>"
    )


@dataclass
class Dialog:
    """One request of the PBX's that opens a dialog, and what became of it."""

    pbx: "FakePbx"
    call_id: str
    uri: str
    peer: Peer
    tag: str = field(default_factory=lambda: secrets.token_hex(4))
    branch: str = field(default_factory=lambda: "z9hG4bK" + secrets.token_hex(6))
    to: str = ""
    remote: str = ""
    caller: str = ""

    @property
    def statuses(self) -> list[int]:
        """The statuses that came back to the INVITE, in order."""
        return [m.status for m in self.pbx.of(self.call_id) if m.method == "INVITE" and m.status]

    @property
    def final(self) -> int:
        """The final status, 0 while there is none."""
        return next((s for s in self.statuses if s >= 200), 0)

    def headers(self, method: str, number: int, branch: str = "") -> Headers:
        answers = [
            m for m in self.pbx.of(self.call_id) if m.status > 100 and ";tag=" in m.get("To")
        ]
        to = self.remote or (answers[-1].get("To") if answers else self.to)
        return [
            (
                "Via",
                f"SIP/2.0/{self.pbx.name} {HOST}:{self.pbx.port};"
                f"branch={branch or 'z9hG4bK' + secrets.token_hex(6)}",
            ),
            ("Max-Forwards", "70"),
            ("From", f"{self.caller or '<sip:0461999@127.0.0.1>'};tag={self.tag}"),
            ("To", to),
            ("Call-ID", self.call_id),
            ("CSeq", f"{number} {method}"),
            ("Contact", f"<sip:{HOST}:{self.pbx.port}>"),
        ]

    def send(
        self,
        method: str,
        extra: Headers = (),
        body: str | bytes = b"",
        *,
        number: int = 0,
        branch: str = "",
    ) -> None:
        """Send a request within the dialog."""
        number = number or next(self.pbx.numbers)
        start = f"{method} {self.uri} SIP/2.0"
        self.pbx.send(
            message(start, [*self.headers(method, number, branch), *extra], body), self.peer
        )

    def cancel(self) -> None:
        """Take the INVITE back."""
        self.send("CANCEL", number=1, branch=self.branch)


class FakePbx:
    """One fake PBX, UDP or TCP. Threads: one reader, and one per TCP connection.

    Attributes:
        policy: what is answered, by method: a status, None for nothing, or a function of the
            request. A status of 200 to SUBSCRIBE is followed by a NOTIFY.
        contact: the console's contact, as it last registered.
    """

    def __init__(self, transport: str = "udp", port: int = 0) -> None:
        self.name = transport.upper()
        kind = socket.SOCK_DGRAM if transport == "udp" else socket.SOCK_STREAM
        self.socket = socket.socket(socket.AF_INET, kind)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        self.socket.bind((HOST, port))
        self.port = self.socket.getsockname()[1]
        self.policy: dict[str, Policy] = {"INVITE": 486}
        self.min_expires = 0
        self.messages: list[SipMessage] = []
        self.subscriptions: dict[str, Dialog] = {}
        self.contact = ""
        self.peer: Peer | None = None
        self.numbers = itertools.count(100)
        self._by_call: dict[str, list[SipMessage]] = {}
        self._streams: list[socket.socket] = []
        target = self._read_packets if transport == "udp" else self._accept
        if transport != "udp":
            self.socket.listen(8)
        threading.Thread(target=target, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the port."""
        for each in (self.socket, *self._streams):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    # -- what a test asks ----------------------------------------------------------------------

    def of(self, call_id: str) -> list[SipMessage]:
        """All that came with a Call-ID."""
        return list(self._by_call.get(call_id, ()))

    def got(self, method: str, *, status: int = -1) -> list[SipMessage]:
        """All requests (or, with a status, answers) of a method."""
        wanted = max(status, 0)
        return [m for m in list(self.messages) if m.method == method and m.status == wanted]

    # -- what a test does ----------------------------------------------------------------------

    def send(self, data: bytes, peer: Peer | None = None) -> None:
        """Send bytes to the console, as they are."""
        peer = peer or self.peer
        assert peer is not None, "the console has not come yet"
        if isinstance(peer, tuple):
            self.socket.sendto(data, peer)
        else:
            peer.sendall(data)

    def invite(
        self,
        *,
        user: str = "",
        extra: Headers = (),
        body: str | bytes = SDP,
        caller: str = "",
        call_id: str = "",
    ) -> Dialog:
        """Send an INVITE for the console's account, or for another user."""
        assert self.peer is not None
        uri = re.sub(r"^sip:[^@]*@", f"sip:{user}@", self.contact) if user else self.contact
        dialog = Dialog(self, call_id or secrets.token_hex(8), uri, self.peer, caller=caller)
        dialog.to = f"<{uri}>"
        kind = [("Content-Type", "application/sdp")] if body else []
        dialog.send("INVITE", [*kind, *extra], body, number=1, branch=dialog.branch)
        return dialog

    def notify(
        self,
        number: str,
        body: str | bytes,
        *,
        state: str = "active;expires=600",
        kind: str = "application/dialog-info+xml",
    ) -> None:
        """Tell the console about a lamp that it has subscribed to."""
        self.subscriptions[number].send(
            "NOTIFY",
            [("Event", "dialog"), ("Subscription-State", state), ("Content-Type", kind)],
            body,
        )

    # -- what it does by itself ----------------------------------------------------------------

    def _read_packets(self) -> None:
        while True:
            try:
                data, peer = self.socket.recvfrom(65536)
            except OSError:
                return
            if data.strip():
                self._take(SipMessage.parse(data), peer)

    def _accept(self) -> None:
        while True:
            try:
                stream, _ = self.socket.accept()
            except OSError:
                return
            self._streams.append(stream)
            threading.Thread(target=self._read_stream, args=(stream,), daemon=True).start()

    def _read_stream(self, stream: socket.socket) -> None:
        waiting = b""
        while True:
            try:
                data = stream.recv(65536)
            except OSError:
                return
            if not data:
                return
            waiting = (waiting + data).lstrip(b"\r\n")
            while (end := waiting.find(b"\r\n\r\n")) >= 0:
                found = re.search(rb"(?i)content-length:\s*(\d+)", waiting[:end])
                whole = end + 4 + (int(found.group(1)) if found else 0)
                if len(waiting) < whole:
                    break
                one, waiting = waiting[:whole], waiting[whole:]
                self._take(SipMessage.parse(one), stream)

    def _take(self, m: SipMessage, peer: Peer) -> None:
        self._by_call.setdefault(m.get("Call-ID"), []).append(m)
        self.messages.append(m)
        with contextlib.suppress(OSError):
            if m.status >= 200 and m.method == "INVITE":
                self._acknowledge(m, peer)
            elif not m.status and m.method != "ACK":
                self._serve(m, peer)

    def _acknowledge(self, m: SipMessage, peer: Peer) -> None:
        via = m.get("Via")
        if m.status < 300:
            via = f"SIP/2.0/{self.name} {HOST}:{self.port};branch=z9hG4bK{secrets.token_hex(6)}"
        number = m.get("CSeq").split()[0]
        self.send(
            message(
                f"ACK {self.contact} SIP/2.0",
                [
                    ("Via", via),
                    ("From", m.get("From")),
                    ("To", m.get("To")),
                    ("Call-ID", m.get("Call-ID")),
                    ("CSeq", f"{number} ACK"),
                    ("Max-Forwards", "70"),
                ],
            ),
            peer,
        )

    def _serve(self, m: SipMessage, peer: Peer) -> None:
        policy = self.policy.get(m.method, 200)
        status = policy(m) if callable(policy) else policy
        if m.method == "REGISTER" and status == 200:
            self.contact = re.search(r"<([^>;]+)", m.get("Contact")).group(1)
            self.peer = peer
        if status is None:
            return
        self.answer(m, status, peer)
        if m.method == "SUBSCRIBE" and status == 200:
            self._first_notify(m, peer)

    def answer(self, m: SipMessage, status: int, peer: Peer) -> None:
        """Answer a request."""
        extra: Headers = []
        if m.method == "REGISTER":
            extra = [("Contact", m.get("Contact")), ("Expires", m.get("Expires") or "300")]
            if status == 423:
                extra = [("Min-Expires", str(self.min_expires))]
        elif m.method == "SUBSCRIBE":
            extra = [("Expires", "600"), ("Contact", f"<sip:{HOST}:{self.port}>")]
        body = ""
        if m.method == "INVITE" and status < 300:
            extra = [("Contact", f"<sip:{HOST}:{self.port}>")]
            if status >= 200:
                extra.append(("Content-Type", "application/sdp"))
                body = SDP
        to = m.get("To") + ("" if ";tag=" in m.get("To") else f";tag=pbx{m.get('Call-ID')[:8]}")
        copied = [(k, v) for k, v in m.headers if k in {"Via", "From", "Call-ID", "CSeq"}]
        start = f"SIP/2.0 {status} {REASONS.get(status, 'No')}"
        self.send(message(start, [*copied, ("To", to), *extra], body), peer)

    def _first_notify(self, m: SipMessage, peer: Peer) -> None:
        found = re.match(r"SUBSCRIBE sips?:([^@]+)@", m.start)
        number = found.group(1) if found else ""
        contact = re.search(r"<([^>]+)>", m.get("Contact")).group(1)
        dialog = Dialog(self, m.get("Call-ID"), contact, peer)
        # The tag of the 200 above, so that this NOTIFY belongs to the same dialog.
        dialog.tag = f"pbx{m.get('Call-ID')[:8]}"
        dialog.caller = m.get("To")
        dialog.remote = m.get("From")
        self.subscriptions[number] = dialog
        if m.get("Expires") != "0":
            self.notify(number, lamp(number, ""))
