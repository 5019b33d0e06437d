# SPDX-License-Identifier: GPL-3.0-or-later
"""A PBX played on loopback: it knows when each packet was on the wire.

It takes the console's REGISTER, SUBSCRIBE and OPTIONS, calls it, sends it lamps, and takes its
REFER. Times are `time.monotonic_ns`: before the send for what goes out, the kernel's own receive
time for what comes in, so that a busy benchmark does not make the console look slow.
"""

import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from tests.benchmarks import sip
from tests.benchmarks.loop import Loop

_HOST = "127.0.0.1"
_SO_TIMESTAMPNS = 35

_DIALOG = """<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="{version}" state="full" \
entity="sip:{name}@127.0.0.1">
{dialog}</dialog-info>
"""
_ONE = """<dialog id="{name}" direction="{direction}">
<state>{state}</state>
<remote><identity display="{peer}">sip:{peer}@127.0.0.1</identity>
<target uri="sip:{peer}@127.0.0.1"/></remote>
</dialog>
"""
_STATES = {"ringing": ("early", "recipient"), "busy": ("confirmed", "recipient")}


@dataclass
class Subscription:
    """One lamp."""

    name: str
    call_id: str
    ours: str
    theirs: str
    contact: str
    cseq: int = 0
    version: int = 0


@dataclass
class PlayedCall:
    """A call that the PBX made to the console."""

    call_id: str
    ours: str
    to: str
    uri: str
    branch: str
    sent_ns: int = 0
    ringing_ns: int = 0
    final: int = 0
    final_ns: int = 0
    confirmed: bool = False
    over: str = ""
    refer_ns: int = 0
    cseq: int = 1
    contact: str = ""

    @property
    def answered_ns(self) -> int:
        """When it first rang or was refused."""
        return self.ringing_ns or self.final_ns


@dataclass
class Storm:
    """What became of each lamp message of a storm."""

    sent: dict[tuple[str, int], int] = field(default_factory=dict)
    ok_ns: list[int] = field(default_factory=list)
    told: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)


class PlayedPbx:
    """The PBX of one console."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        self._socket.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        self._socket.bind((_HOST, 0))
        self._socket.setblocking(False)
        self._voice = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._voice.bind((_HOST, 0))
        self.port: int = self._socket.getsockname()[1]
        self._where = f"{_HOST}:{self.port}"
        self._phone = (_HOST, 0)
        self._phone_uri = ""
        self.registered = False
        self.lamps: dict[str, Subscription] = {}
        self.calls: dict[str, PlayedCall] = {}
        self.storm = Storm()
        self.unexpected: list[str] = []
        self._confirmed: set[str] = set()
        loop.add(self._socket, self._readable)

    def close(self) -> None:
        self._loop.remove(self._socket)
        self._socket.close()
        self._voice.close()

    def call_at(self, port: int, user: str) -> None:
        """Call a phone that does not register."""
        self._phone = (_HOST, port)
        self._phone_uri = f"sip:{user}@{_HOST}:{port}"

    @property
    def confirmed(self) -> int:
        """How many lamps the console has taken the first state of."""
        return len(self._confirmed)

    # Calling

    def invite(self, number: str = "3471234567", name: str = "Mario Bianchi") -> PlayedCall:
        call = PlayedCall(
            call_id=sip.tag(),
            ours=f'"{name}" <sip:{number}@{_HOST}>;tag={sip.tag()}',
            to=f"<{self._phone_uri}>",
            uri=self._phone_uri,
            branch=sip.branch(),
        )
        self.calls[call.call_id] = call
        body = self._sdp()
        extra = [("Contact", f"<sip:{number}@{self._where}>"), ("Content-Type", "application/sdp")]
        data = self._request("INVITE", call, call.branch, extra, body)
        call.sent_ns = time.monotonic_ns()
        self._socket.sendto(data, self._phone)
        return call

    def cancel(self, call: PlayedCall) -> None:
        self._socket.sendto(self._request("CANCEL", call, call.branch), self._phone)

    def hang_up(self, call: PlayedCall) -> None:
        call.cseq += 1
        self._socket.sendto(self._request("BYE", call, sip.branch()), self._phone)

    def _request(
        self,
        method: str,
        call: PlayedCall,
        branch: str,
        extra: list[tuple[str, str]] | None = None,
        body: bytes = b"",
    ) -> bytes:
        headers = [
            ("Via", f"SIP/2.0/UDP {self._where};branch={branch}"),
            ("Max-Forwards", "70"),
            ("From", call.ours),
            ("To", call.to),
            ("Call-ID", call.call_id),
            ("CSeq", f"{call.cseq} {method}"),
            *(extra or []),
        ]
        return sip.write(f"{method} {call.contact or call.uri} SIP/2.0", headers, body)

    def _sdp(self) -> bytes:
        port = self._voice.getsockname()[1]
        return (
            f"v=0\r\no=- 1 1 IN IP4 {_HOST}\r\ns=-\r\nc=IN IP4 {_HOST}\r\nt=0 0\r\n"
            f"m=audio {port} RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\n"
            "a=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n"
        ).encode()

    # Lamps

    def show(self, name: str, state: str, peer: str = "") -> None:
        """Send a lamp's state: `idle`, `ringing` or `busy`."""
        lamp = self.lamps[name]
        data = self._notify(lamp, "active;expires=3600", state, peer)
        sent = time.monotonic_ns()
        self._socket.sendto(data, self._phone)
        self.storm.sent[lamp.call_id, lamp.cseq] = sent
        self.storm.told.setdefault(name, []).append((sent, state, peer))

    def _notify(self, lamp: Subscription, state: str, shown: str, peer: str) -> bytes:
        lamp.cseq += 1
        dialog = ""
        if shown in _STATES:
            told, direction = _STATES[shown]
            dialog = _ONE.format(name=lamp.name, direction=direction, state=told, peer=peer)
        body = _DIALOG.format(version=lamp.version, name=lamp.name, dialog=dialog).encode()
        lamp.version += 1
        headers = [
            ("Via", f"SIP/2.0/UDP {self._where};branch={sip.branch()}"),
            ("Max-Forwards", "70"),
            ("From", lamp.ours),
            ("To", lamp.theirs),
            ("Call-ID", lamp.call_id),
            ("CSeq", f"{lamp.cseq} NOTIFY"),
            ("Contact", f"<sip:{lamp.name}@{self._where}>"),
            ("Event", "dialog"),
            ("Subscription-State", state),
            ("Content-Type", "application/dialog-info+xml"),
        ]
        return sip.write(f"NOTIFY {lamp.contact} SIP/2.0", headers, body)

    # What comes in

    def _readable(self) -> None:
        while True:
            try:
                data, control, _, source = self._socket.recvmsg(8192, 64)
            except BlockingIOError:
                return
            message = sip.parse(data)
            if message is None:
                continue
            at = _received_ns(control)
            if message.status:
                self._response(message, at)
            else:
                handler = self._handlers.get(message.method, PlayedPbx._unexpected)
                handler(self, message, source, at)

    def _response(self, message: sip.Message, at: int) -> None:
        number, method = message.cseq
        if method == "NOTIFY":
            self._notify_answered(message, number, at)
            return
        call = self.calls.get(message.call_id)
        if call is None or method != "INVITE" or number != 1:
            return
        if 180 <= message.status < 200:
            call.ringing_ns = call.ringing_ns or at
            return
        if message.status < 200:
            return
        if not call.final:
            call.final, call.final_ns = message.status, at
        call.to = message.first("to")
        if message.status < 300:
            call.contact = message.contact
            call.confirmed = True
            ack = self._request("ACK", call, sip.branch())
        else:
            call.over = call.over or ("cancelled" if message.status == 487 else "refused")
            ack = self._request("ACK", call, call.branch)
        self._socket.sendto(ack, self._phone)

    def _notify_answered(self, message: sip.Message, number: int, at: int) -> None:
        sent = self.storm.sent.pop((message.call_id, number), 0)
        if sent and message.status == 200:
            self.storm.ok_ns.append(at - sent)
        elif message.status == 200:
            self._confirmed.add(message.call_id)

    def _reply(
        self,
        request: sip.Message,
        source: tuple[str, int],
        status: str = "200 OK",
        extra: list[tuple[str, str]] | None = None,
        body: bytes = b"",
        to_tag: str = "",
    ) -> None:
        data = sip.answer(request, status, to_tag or sip.tag(), extra, body)
        self._socket.sendto(data, source)

    def _on_register(self, message: sip.Message, source: tuple[str, int], _at: int) -> None:
        expires = message.first("expires") or "300"
        contact = message.first("contact")
        self._reply(message, source, extra=[("Contact", f"{contact};expires={expires}")])
        self.registered = expires != "0"
        self._phone, self._phone_uri = source, message.contact

    def _on_subscribe(self, message: sip.Message, source: tuple[str, int], _at: int) -> None:
        name = sip.user_of(message.uri)
        to_tag = sip.tag()
        self._phone = source
        expires = message.first("expires") or "3600"
        me = [("Expires", expires), ("Contact", f"<sip:{name}@{self._where}>")]
        self._reply(message, source, extra=me, to_tag=to_tag)
        known = self.lamps.get(name)
        if known is None or known.call_id != message.call_id:
            to = message.first("to") + f";tag={to_tag}"
            theirs = message.first("from")
            known = Subscription(name, message.call_id, to, theirs, message.contact)
            if expires != "0":
                self.lamps[name] = known
        state = f"active;expires={expires}" if expires != "0" else "terminated;reason=timeout"
        self._socket.sendto(self._notify(known, state, "idle", ""), source)

    def _on_invite(self, message: sip.Message, source: tuple[str, int], _at: int) -> None:
        contact = [("Contact", f"<sip:pbx@{self._where}>"), ("Content-Type", "application/sdp")]
        self._reply(message, source, extra=contact, body=self._sdp())

    def _on_refer(self, message: sip.Message, source: tuple[str, int], at: int) -> None:
        self._reply(message, source, "202 Accepted", [("Contact", f"<sip:pbx@{self._where}>")])
        call = self.calls.get(message.call_id)
        if call is None or call.refer_ns:
            return
        call.refer_ns = at
        call.cseq += 1
        extra = [
            ("Contact", f"<sip:pbx@{self._where}>"),
            ("Event", "refer"),
            ("Subscription-State", "terminated;reason=noresource"),
            ("Content-Type", "message/sipfrag"),
        ]
        notify = self._request("NOTIFY", call, sip.branch(), extra, b"SIP/2.0 200 OK\r\n")
        self._socket.sendto(notify, self._phone)

    def _on_bye(self, message: sip.Message, source: tuple[str, int], _at: int) -> None:
        self._reply(message, source)
        call = self.calls.get(message.call_id)
        if call is not None:
            call.over = "bye"

    def _on_other(self, message: sip.Message, source: tuple[str, int], _at: int) -> None:
        self._reply(message, source)

    def _on_ack(self, message: sip.Message, source: tuple[str, int], at: int) -> None:
        """Nothing follows an ACK."""

    def _unexpected(self, message: sip.Message, source: tuple[str, int], _at: int) -> None:
        self.unexpected.append(message.method)
        self._reply(message, source, "405 Method Not Allowed")

    _handlers: ClassVar[
        dict[str, Callable[["PlayedPbx", sip.Message, tuple[str, int], int], None]]
    ] = {
        "REGISTER": _on_register,
        "SUBSCRIBE": _on_subscribe,
        "INVITE": _on_invite,
        "REFER": _on_refer,
        "BYE": _on_bye,
        "OPTIONS": _on_other,
        "UPDATE": _on_other,
        "INFO": _on_other,
        "ACK": _on_ack,
    }


def _received_ns(control: list[tuple[int, int, bytes]]) -> int:
    """The kernel's receive time on the monotonic clock."""
    now = time.monotonic_ns()
    for level, kind, data in control:
        if level == socket.SOL_SOCKET and kind == _SO_TIMESTAMPNS:
            seconds, nanoseconds = struct.unpack("qq", data[:16])
            age = time.time_ns() - (seconds * 1_000_000_000 + nanoseconds)
            return now - max(0, age)
    return now
