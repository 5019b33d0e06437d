# SPDX-License-Identifier: GPL-3.0-or-later
"""One call of the plain phone, with its voice, and one BLF subscription."""

import contextlib
import itertools
import re
import secrets
import socket
import struct
import threading
import time
import wave
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.lab.sipmessage import SipMessage

if TYPE_CHECKING:
    from tests.lab.plainphone import PlainPhone

HOST = "127.0.0.1"
SDP_TYPE = [("Content-Type", "application/sdp")]
_PACKET = 160  # samples: 20 ms at 8 kHz
_decode = np.array(
    [
        (-1 if byte < 128 else 1) * ((((~byte & 15) << 3) + 132 << ((~byte & 112) >> 4)) - 132)
        for byte in range(256)
    ],
    dtype=np.int16,
)


def _encode(samples: np.ndarray) -> bytes:
    order = np.argsort(_decode, kind="stable")
    places = np.searchsorted(_decode[order], samples).clip(0, 255)
    return bytes(order[places].astype(np.uint8))


@dataclass
class Subscription:
    """Dialog events of one extension."""

    phone: "PlainPhone"
    call_id: str
    status: int = 0

    def wait(self, state: str, timeout: float = 10) -> str:
        """Return the newest document once it says ``state`` (early, confirmed, terminated)."""

        def newest() -> str:
            bodies = [
                m.body
                for m in list(self.phone.messages)
                if m.method == "NOTIFY" and m.get("Call-ID") == self.call_id and m.body
            ]
            return bodies[-1] if bodies else ""

        with self.phone.news:
            self.phone.news.wait_for(lambda: f"<state>{state}</state>" in newest(), timeout)
            assert f"<state>{state}</state>" in newest(), f"{state} did not come: {newest()}"
            return newest()


@dataclass
class PlainCall:
    """One call of the phone."""

    phone: "PlainPhone"
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
        self.rtp.bind((HOST, 0))
        self.rtp.settimeout(0.5)
        self.heard = bytearray()
        self._speaking = threading.Event()

    def sdp(self) -> str:
        """Return our side of the media."""
        return (
            f"v=0\r\no=- 1 {time.monotonic_ns()} IN IP4 {HOST}\r\ns=-\r\nc=IN IP4 {HOST}\r\n"
            f"t=0 0\r\nm=audio {self.rtp.getsockname()[1]} RTP/AVP 0\r\n"
            f"a=rtpmap:0 PCMU/8000\r\na={self.direction}\r\n"
        )

    def answer(self) -> None:
        """Answer a ringing call."""
        self.phone.respond(self.invite, 200, "OK", self.tag, SDP_TYPE, self.sdp())
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
        return self.phone.request(
            method, self.target, self.remote, self.call_id, extra, body, from_=self.local
        )

    def hold(self, *, on: bool = True) -> None:
        """Hold or resume."""
        self.direction = "sendonly" if on else "sendrecv"
        assert self.inside("INVITE", SDP_TYPE, self.sdp()).status == 200

    def transfer(self, number: str, replaces: "PlainCall | None" = None) -> SipMessage:
        """Transfer to a number, or (attended) to another call; return the PBX's response."""
        target = f"<sip:{number.replace('#', '%23')}@{HOST}:{self.phone.pbx[1]}>"
        if replaces is not None:
            theirs = re.search(r"tag=([^;]+)", replaces.remote).group(1)
            ours = re.search(r"tag=([^;]+)", replaces.local).group(1)
            target = (
                f"{target[:-1]}?Replaces={replaces.call_id}%3Bto-tag%3D{theirs}"
                f"%3Bfrom-tag%3D{ours}>"
            )
        return self.inside("REFER", [("Refer-To", target)])

    def wait_transferred(self, timeout: float = 15) -> str:
        """Wait for a transfer's end and hang up, as RFC 3515 asks; return its last status line."""

        def final(message: SipMessage) -> bool:
            return (
                message.method == "NOTIFY"
                and message.get("Call-ID") == self.call_id
                and "terminated" in message.get("Subscription-State")
            )

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
                self.rtp.sendto(head + payload, (HOST, port))
            time.sleep(max(0.0, began + (number + 1) * 0.02 - time.monotonic()))

    def _listen(self) -> None:
        while self._speaking.is_set():
            try:
                packet = self.rtp.recv(2048)
            except OSError:
                continue
            if packet[1] & 127 == 0:
                self.heard += packet[12:]
