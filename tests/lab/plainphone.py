# SPDX-License-Identifier: GPL-3.0-or-later
"""A SIP phone of plain sockets, to test the lab PBX without the console's own SIP library.

It registers, calls, answers, holds, transfers and subscribes over UDP, and speaks with a
tone in G.711 µ-law. Everything it receives is kept and can be awaited.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import re
import secrets
import socket
import struct
import threading
import time
import wave
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np

_PACKET = 160  # samples: 20 ms at 8 kHz
_HOST = "127.0.0.1"
_decode = np.array(
    [(-1 if byte < 128 else 1) * ((((~byte & 15) << 3) + 132 << ((~byte & 112) >> 4)) - 132)
     for byte in range(256)], dtype=np.int16)


def _encode(samples: np.ndarray) -> bytes:
    order = np.argsort(_decode, kind="stable")
    places = np.searchsorted(_decode[order], samples).clip(0, 255)
    return bytes(order[places].astype(np.uint8))


@dataclass
class SipMessage:
    """A request or a response."""

    start: str
    headers: list[tuple[str, str]]
    body: str = ""

    @classmethod
    def parse(cls, data: bytes) -> SipMessage:
        """Parse one message."""
        head, _, body = data.decode(errors="replace").partition("\r\n\r\n")
        first, *rest = head.split("\r\n")
        pairs = [line.partition(":") for line in rest if ":" in line]
        return cls(first, [(key.strip(), value.strip()) for key, _, value in pairs], body)

    def get(self, name: str) -> str:
        """Return the first header of that name, or an empty string."""
        return next((v for k, v in self.headers if k.lower() == name.lower()), "")

    @property
    def method(self) -> str:
        """The method of a request, or of what a response answers."""
        return self.get("CSeq").split()[-1] if self.status else self.start.split()[0]

    @property
    def status(self) -> int:
        """The code of a response; 0 for a request."""
        return int(self.start.split()[1]) if self.start.startswith("SIP/") else 0

    @property
    def caller(self) -> tuple[str, str]:
        """Name and number of the From header."""
        found = re.match(r'(?:"([^"]*)")?\s*<sips?:([^@>;]*)', self.get("From"))
        return (found.group(1) or "", found.group(2)) if found else ("", "")


class PlainPhone:
    """A phone; use it as a context manager. Threads: one reader; calls have one for RTP."""

    def __init__(self, pbx_port: int, user: str, password: str, *, tone_hz: int = 600) -> None:
        self.user, self.password, self.tone_hz = user, password, tone_hz
        self.pbx = (_HOST, pbx_port)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((_HOST, 0))
        self.port = self.socket.getsockname()[1]
        self.messages: list[SipMessage] = []
        self.news = threading.Condition()
        self.calls: dict[str, PlainCall] = {}
        self._sequence = itertools.count(1)
        self._registration = secrets.token_hex(8)
        self._closing = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        self.register()
        return self

    def __exit__(self, *_: object) -> None:
        for call in list(self.calls.values()):
            call.end()
            call.rtp.close()
        self.register(0)
        self._closing = True
        self.socket.sendto(b"\r\n", (_HOST, self.port))  # wakes the reader
        self._reader.join(5)
        self.socket.close()

    # -------------------------------------------------------------- messages

    def wait(self, match: Callable[[SipMessage], bool], since: int = 0, timeout: float = 10
             ) -> SipMessage:
        """Return the first message from ``since`` on for which ``match`` holds.

        Raises:
            TimeoutError: with what came instead.
        """
        def found() -> SipMessage | None:
            return next((m for m in self.messages[since:] if match(m)), None)

        with self.news:
            self.news.wait_for(lambda: found() is not None, timeout)
            if (message := found()) is None:
                raise TimeoutError(f"came instead: {[m.start for m in self.messages[since:]]}")
            return message

    def send(self, start: str, headers: list[tuple[str, str]], body: str = "") -> None:
        """Send a message."""
        lines = [start, *(f"{k}: {v}" for k, v in headers), f"Content-Length: {len(body)}", "", ""]
        self.socket.sendto(("\r\n".join(lines) + body).encode(), self.pbx)

    def request(self, method: str, uri: str, to: str, call_id: str, extra: list[tuple[str, str]],
                body: str = "", tag: str = "", timeout: float = 10,
                from_: str = "") -> SipMessage:
        """Send a request, log in if asked, and return the final response."""
        tag = tag or secrets.token_hex(4)
        authorization: list[tuple[str, str]] = []
        while True:
            number, mark = next(self._sequence), len(self.messages)
            branch = f"z9hG4bK{secrets.token_hex(6)}"
            self.send(f"{method} {uri} SIP/2.0", [
                ("Via", f"SIP/2.0/UDP {_HOST}:{self.port};rport;branch={branch}"),
                ("From", from_ or f'"{self.user}" <sip:{self.user}@{_HOST}>;tag={tag}'),
                ("To", to), ("Call-ID", call_id), ("CSeq", f"{number} {method}"),
                ("Contact", f"<sip:{self.user}@{_HOST}:{self.port}>"),
                ("Max-Forwards", "70"), *authorization, *extra], body)
            answer = self.wait(lambda m, n=number: m.status >= 200
                               and m.get("CSeq") == f"{n} {method}", mark, timeout)
            if method == "INVITE":
                self._acknowledge(uri, answer, branch)
            if answer.status not in {401, 407} or authorization:
                return answer
            authorization = [self._login(answer, method, uri)]

    def _acknowledge(self, uri: str, answer: SipMessage, branch: str) -> None:
        target = uri
        if answer.status == 200:
            branch = f"z9hG4bK{secrets.token_hex(6)}"
            target = re.search(r"<([^>]+)>", answer.get("Contact")).group(1)
        self.send(f"ACK {target} SIP/2.0", [
            ("Via", f"SIP/2.0/UDP {_HOST}:{self.port};rport;branch={branch}"),
            ("From", answer.get("From")), ("To", answer.get("To")),
            ("Call-ID", answer.get("Call-ID")), ("Max-Forwards", "70"),
            ("CSeq", f"{answer.get('CSeq').split()[0]} ACK")])

    def _login(self, answer: SipMessage, method: str, uri: str) -> tuple[str, str]:
        name = "WWW-Authenticate" if answer.status == 401 else "Proxy-Authenticate"
        given = dict(re.findall(r'(\w+)="?([^",]+)"?', answer.get(name)))

        def md5(text: str) -> str:
            return hashlib.md5(text.encode()).hexdigest()

        nc, cnonce = "00000001", secrets.token_hex(4)
        first = md5(f"{self.user}:{given['realm']}:{self.password}")
        reply = md5(f"{first}:{given['nonce']}:{nc}:{cnonce}:auth:{md5(f'{method}:{uri}')}")
        return (name.replace("WWW-Authenticate", "Authorization").replace("-Authenticate",
                "-Authorization"),
                f'Digest username="{self.user}", realm="{given["realm"]}", nonce="'
                f'{given["nonce"]}", uri="{uri}", response="{reply}", algorithm=MD5, qop=auth, '
                f'nc={nc}, cnonce="{cnonce}"' + (f', opaque="{given["opaque"]}"'
                                                 if "opaque" in given else ""))

    def _read(self) -> None:
        while not self._closing:
            try:
                data = self.socket.recv(65536)
            except ConnectionRefusedError:
                continue  # the PBX was killed
            if not data.strip():
                continue
            message = SipMessage.parse(data)
            if not message.status:
                self._serve(message)
            with self.news:
                self.messages.append(message)
                self.news.notify_all()

    def respond(self, request: SipMessage, code: int, reason: str, tag: str = "",
                extra: list[tuple[str, str]] | None = None, body: str = "") -> None:
        """Answer a request."""
        to = request.get("To") + (f";tag={tag}" if tag and ";tag=" not in request.get("To") else "")
        copied = [(k, v) for k, v in request.headers if k in {"Via", "From", "Call-ID", "CSeq",
                                                              "Record-Route"}]
        self.send(f"SIP/2.0 {code} {reason}", [
            *copied, ("To", to), ("Contact", f"<sip:{self.user}@{_HOST}:{self.port}>"),
            *(extra or [])], body)

    def _serve(self, request: SipMessage) -> None:
        call = self.calls.get(request.get("Call-ID"))
        if request.method == "INVITE" and call is None:
            call = PlainCall(self, request.get("Call-ID"), invite=request)
            self.calls[call.call_id] = call
            self.respond(request, 180, "Ringing", call.tag)
        elif request.method in {"INVITE", "UPDATE"} and call is not None:
            call.updates.append(request)
            body = call.sdp() if request.body else ""
            self.respond(request, 200, "OK", call.tag, _SDP if body else None, body)
        elif request.method == "CANCEL" and call is not None:
            self.respond(request, 200, "OK", call.tag)
            self.respond(call.invite, 487, "Request Terminated", call.tag)
            call.over.set()
        elif request.method != "ACK":
            self.respond(request, 200, "OK", call.tag if call else secrets.token_hex(4))
            if request.method == "BYE" and call is not None:
                call.stop_media()
                call.over.set()

    # -------------------------------------------------------------- what a person does

    def register(self, expires: int = 60) -> SipMessage:
        """Register, or with 0 take it back."""
        return self.request("REGISTER", f"sip:{_HOST}:{self.pbx[1]}",
                            f"<sip:{self.user}@{_HOST}>", self._registration,
                            [("Expires", str(expires))])

    def dial(self, number: str, timeout: float = 30) -> PlainCall:
        """Call a number; return the call when it is answered or refused (``.status``)."""
        call = PlainCall(self, secrets.token_hex(8))
        self.calls[call.call_id] = call
        uri = f"sip:{number.replace('#', '%23')}@{_HOST}:{self.pbx[1]}"
        answer = self.request("INVITE", uri, f"<{uri}>", call.call_id, _SDP, call.sdp(),
                              tag=call.tag, timeout=timeout)
        call.established(answer, outgoing=True)
        return call

    def wait_call(self, timeout: float = 15) -> PlainCall:
        """Return the next call that rings here and was not returned before."""
        def fresh() -> PlainCall | None:
            return next((c for c in list(self.calls.values()) if c.invite and not c.seen), None)

        with self.news:
            self.news.wait_for(lambda: fresh() is not None, timeout)
            if (call := fresh()) is None:
                raise TimeoutError("no call came")
            call.seen = True
            return call

    def subscribe(self, number: str) -> Subscription:
        """Subscribe to an extension's dialog events."""
        watch = Subscription(self, secrets.token_hex(8))
        uri = f"sip:{number}@{_HOST}:{self.pbx[1]}"
        answer = self.request("SUBSCRIBE", uri, f"<{uri}>", watch.call_id, [
            ("Event", "dialog"), ("Accept", "application/dialog-info+xml"), ("Expires", "120")])
        watch.status = answer.status
        return watch


_SDP = [("Content-Type", "application/sdp")]


@dataclass
class Subscription:
    """Dialog events of one extension."""

    phone: PlainPhone
    call_id: str
    status: int = 0

    def wait(self, state: str, timeout: float = 10) -> str:
        """Return the newest document once it says ``state`` (early, confirmed, terminated)."""
        def newest() -> str:
            bodies = [m.body for m in list(self.phone.messages)
                      if m.method == "NOTIFY" and m.get("Call-ID") == self.call_id and m.body]
            return bodies[-1] if bodies else ""

        with self.phone.news:
            self.phone.news.wait_for(lambda: f"<state>{state}</state>" in newest(), timeout)
            assert f"<state>{state}</state>" in newest(), f"{state} did not come: {newest()}"
            return newest()


@dataclass
class PlainCall:
    """One call of the phone."""

    phone: PlainPhone
    call_id: str
    invite: SipMessage | None = None
    seen: bool = False
    status: int = 0
    updates: list[SipMessage] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    direction: str = "sendrecv"

    def __post_init__(self) -> None:
        self.tag = secrets.token_hex(4)
        self.rtp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.rtp.bind((_HOST, 0))
        self.rtp.settimeout(0.5)
        self.heard = bytearray()
        self._speaking = threading.Event()

    def sdp(self) -> str:
        """Return our side of the media."""
        return (f"v=0\r\no=- 1 {time.monotonic_ns()} IN IP4 {_HOST}\r\ns=-\r\nc=IN IP4 {_HOST}\r\n"
                f"t=0 0\r\nm=audio {self.rtp.getsockname()[1]} RTP/AVP 0\r\n"
                f"a=rtpmap:0 PCMU/8000\r\na={self.direction}\r\n")

    def answer(self) -> None:
        """Answer a ringing call."""
        self.phone.respond(self.invite, 200, "OK", self.tag, _SDP, self.sdp())
        self.established(self.invite, outgoing=False)

    def reject(self, code: int = 486) -> None:
        """Refuse a ringing call."""
        self.phone.respond(self.invite, code, "No", self.tag)
        self.over.set()

    def established(self, message: SipMessage, *, outgoing: bool) -> None:
        """Take over addresses from the answer, or from the INVITE, and begin to speak."""
        self.status = message.status if outgoing else 200
        if self.status != 200:
            self.over.set()
            return
        us, them = ("From", "To") if outgoing else ("To", "From")
        self.local = message.get(us) + ("" if outgoing else f";tag={self.tag}")
        self.remote = message.get(them)
        self.target = re.search(r"<([^>]+)>", message.get("Contact")).group(1)
        port = int(re.search(r"m=audio (\d+)", message.body).group(1))
        self._speaking.set()
        threading.Thread(target=self._speak, args=(port,), daemon=True).start()
        threading.Thread(target=self._listen, daemon=True).start()

    def inside(self, method: str, extra: list[tuple[str, str]], body: str = "") -> SipMessage:
        """Send a request within the call."""
        return self.phone.request(method, self.target, self.remote, self.call_id, extra, body,
                                  from_=self.local)

    def hold(self, *, on: bool = True) -> None:
        """Hold or resume."""
        self.direction = "sendonly" if on else "sendrecv"
        assert self.inside("INVITE", _SDP, self.sdp()).status == 200

    def transfer(self, number: str, replaces: PlainCall | None = None) -> SipMessage:
        """Transfer to a number, or (attended) to another call; return the PBX's response."""
        target = f"<sip:{number.replace('#', '%23')}@{_HOST}:{self.phone.pbx[1]}>"
        if replaces is not None:
            theirs = re.search(r"tag=([^;]+)", replaces.remote).group(1)
            ours = re.search(r"tag=([^;]+)", replaces.local).group(1)
            target = (f"{target[:-1]}?Replaces={replaces.call_id}%3Bto-tag%3D{theirs}"
                      f"%3Bfrom-tag%3D{ours}>")
        return self.inside("REFER", [("Refer-To", target)])

    def wait_transferred(self, timeout: float = 15) -> str:
        """Wait for the end of a transfer; return the last status line; hang up, as RFC 3515 asks."""
        def final(message: SipMessage) -> bool:
            return (message.method == "NOTIFY" and message.get("Call-ID") == self.call_id
                    and "terminated" in message.get("Subscription-State"))

        line = self.phone.wait(final, timeout=timeout).body.strip()
        self.hang_up()
        return line

    def hang_up(self) -> None:
        """End the call."""
        self.stop_media()
        if not self.over.is_set():
            self.over.set()
            self.inside("BYE", [])

    def end(self) -> None:
        """End it whatever its state is."""
        if self.status == 200:
            self.hang_up()
        elif self.invite is not None and not self.over.is_set():
            self.reject()
        self.stop_media()

    def stop_media(self) -> None:
        """Stop to speak and to listen."""
        self._speaking.clear()

    def wait_over(self, timeout: float = 15) -> None:
        """Wait until the other side has ended it."""
        assert self.over.wait(timeout), "the call is still up"

    def heard_wav(self, path: Path) -> Path:
        """Write what was heard so far."""
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(8000)
            out.writeframes(_decode[np.frombuffer(bytes(self.heard), np.uint8)].tobytes())
        return path

    def _speak(self, port: int) -> None:
        times = np.arange(_PACKET)
        began = time.monotonic()
        for number in itertools.count():
            if not self._speaking.is_set():
                return
            phase = 2 * np.pi * self.phone.tone_hz * (times + number * _PACKET) / 8000
            payload = _encode((8000 * np.sin(phase)).astype(np.int16))
            head = struct.pack(">BBHII", 128, 0, number & 65535, number * _PACKET, 1)
            with contextlib.suppress(OSError):  # the test is over
                self.rtp.sendto(head + payload, (_HOST, port))
            time.sleep(max(0.0, began + (number + 1) * 0.02 - time.monotonic()))

    def _listen(self) -> None:
        while self._speaking.is_set():
            try:
                packet = self.rtp.recv(2048)
            except OSError:
                continue
            if packet[1] & 127 == 0:
                self.heard += packet[12:]
