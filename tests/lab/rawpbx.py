# SPDX-License-Identifier: GPL-3.0-or-later
"""A PBX of one plain socket that says whatever a test wants, well-formed or not.

It accepts every REGISTER and keeps what else it receives.
"""

import itertools
import re
import secrets
import socket
import threading
import time
from typing import Self

from tests.lab.sipmessage import SipMessage

HOST = "127.0.0.1"
SDP = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=audio 40000 RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n"
    "a=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n"
)


class RawPbx:
    """A socket; use it as a context manager. One reader thread answers REGISTER."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((HOST, 0))
        self.port = self._socket.getsockname()[1]
        self.phone: tuple[str, int] = (HOST, 0)
        self.messages: list[SipMessage] = []
        self._news = threading.Condition()
        self._numbers = itertools.count(1)
        self._closing = False
        self._reader = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Self:
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing = True
        self._socket.sendto(b"\r\n", (HOST, self.port))
        self._reader.join(5)
        self._socket.close()

    def _read(self) -> None:
        while not self._closing:
            data, sender = self._socket.recvfrom(65536)
            if not data.strip():
                continue
            message = SipMessage.parse(data)
            if message.start.startswith("REGISTER "):
                self.phone = sender
                self.reply(message, 200, f"Contact: {message.get('Contact')};expires=600")
                continue
            with self._news:
                self.messages.append(message)
                self._news.notify_all()

    def send(self, message: str | bytes) -> None:
        """Send anything to the phone."""
        data = message if isinstance(message, bytes) else message.encode()
        self._socket.sendto(data, self.phone)

    def reply(self, request: SipMessage, code: int, *headers: str, body: str = "") -> None:
        """Answer a request."""
        to = request.get("To")
        if "tag=" not in to:
            to += ";tag=raw"
        lines = [
            f"SIP/2.0 {code} Said So",
            *(f"Via: {value}" for key, value in request.headers if key.lower() == "via"),
            f"From: {request.get('From')}",
            f"To: {to}",
            f"Call-ID: {request.get('Call-ID')}",
            f"CSeq: {request.get('CSeq')}",
            *headers,
        ]
        self._finish(lines, body)

    def _finish(self, lines: list[str], body: str) -> None:
        if body:
            lines.append("Content-Type: application/sdp")
        self.send("\r\n".join([*lines, f"Content-Length: {len(body)}", "", body]))

    def invite(self, user: str, *headers: str, body: str = SDP, call_id: str = "") -> str:
        """Send an INVITE; return its Call-ID."""
        call_id = call_id or f"{secrets.token_hex(6)}-{next(self._numbers)}"
        self.request("INVITE", user, call_id, *headers, body=body)
        return call_id

    def request(
        self,
        method: str,
        user: str,
        call_id: str,
        *headers: str,
        body: str = "",
        cseq: int = 1,
        to_tag: str = "",
        branch: str = "",
    ) -> None:
        """Send a request of the dialog that `call_id` names."""
        branch = branch or f"{call_id}-{cseq}"
        own = {header.partition(":")[0].lower() for header in headers}
        usual = [
            f"Via: SIP/2.0/UDP {HOST}:{self.port};branch=z9hG4bK{branch}",
            "Max-Forwards: 70",
            f'From: "Mario Rossi" <sip:0655512@{HOST}>;tag=raw{call_id}',
            f"To: <sip:{user}@{HOST}>" + (f";tag={to_tag}" if to_tag else ""),
            f"Call-ID: {call_id}",
            f"CSeq: {cseq} {method}",
            f"Contact: <sip:raw@{HOST}:{self.port}>",
        ]
        lines = [line for line in usual if line.partition(":")[0].lower() not in own]
        start = f"{method} sip:{user}@{HOST}:{self.phone[1]} SIP/2.0"
        self._finish([start, *lines, *headers], body)

    def wait(
        self, *, method: str = "", call_id: str = "", status: int = 0, timeout: float = 10
    ) -> SipMessage:
        """Wait for a request (`method`) or a final or named answer (`status`, 1 for any final)."""

        def fits(message: SipMessage) -> bool:
            if call_id and message.get("Call-ID") != call_id:
                return False
            if method and not message.status:
                return message.method == method
            if status and message.status:
                return message.status == status or (status == 1 and message.status >= 180)
            return False

        deadline = time.monotonic() + timeout
        with self._news:
            while True:
                for message in self.messages:
                    if fits(message):
                        return message
                left = deadline - time.monotonic()
                assert left > 0, [message.start for message in self.messages]
                self._news.wait(left)

    def acknowledge(self, user: str, answer: SipMessage) -> str:
        """Send the ACK for an answer; return the phone's tag."""
        found = re.search(r"tag=([^;\s]+)", answer.get("To"))
        tag = found.group(1) if found else ""
        call_id = answer.get("Call-ID")
        number = int(answer.get("CSeq").split()[0])
        # An ACK for a refusal belongs to the INVITE's own transaction.
        branch = f"{call_id}-{number}" if answer.status >= 300 else f"{call_id}-ack{number}"
        self.request("ACK", user, call_id, cseq=number, to_tag=tag, branch=branch)
        return tag
