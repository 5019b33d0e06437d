# SPDX-License-Identifier: GPL-3.0-or-later
"""A SIP phone of plain sockets, to test the lab PBX without the console's own SIP library.

It registers, calls, answers, holds, transfers and subscribes over UDP, and speaks with a
tone in G.711 µ-law. Everything it receives is kept and can be awaited.
"""

import hashlib
import itertools
import re
import secrets
import socket
import threading
from collections.abc import Callable
from typing import Self

from tests.lab.plaincall import HOST, SDP_TYPE, PlainCall, Subscription
from tests.lab.sipmessage import SipMessage


class PlainPhone:
    """A phone; use it as a context manager. Threads: one reader; calls have one for RTP."""

    def __init__(self, pbx_port: int, user: str, password: str, *, tone_hz: int = 600) -> None:
        self.user, self.password, self.tone_hz = user, password, tone_hz
        self.pbx = (HOST, pbx_port)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((HOST, 0))
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
        self.socket.sendto(b"\r\n", (HOST, self.port))  # wakes the reader
        self._reader.join(5)
        self.socket.close()

    # -------------------------------------------------------------- messages

    def wait(
        self, match: Callable[[SipMessage], bool], since: int = 0, timeout: float = 10
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

    def request(
        self,
        method: str,
        uri: str,
        to: str,
        call_id: str,
        extra: list[tuple[str, str]],
        body: str = "",
        tag: str = "",
        timeout: float = 10,
        from_: str = "",
    ) -> SipMessage:
        """Send a request, log in if asked, and return the final response."""
        tag = tag or secrets.token_hex(4)
        authorization: list[tuple[str, str]] = []
        while True:
            number, mark = next(self._sequence), len(self.messages)
            branch = f"z9hG4bK{secrets.token_hex(6)}"
            self.send(
                f"{method} {uri} SIP/2.0",
                [
                    ("Via", f"SIP/2.0/UDP {HOST}:{self.port};rport;branch={branch}"),
                    ("From", from_ or f'"{self.user}" <sip:{self.user}@{HOST}>;tag={tag}'),
                    ("To", to),
                    ("Call-ID", call_id),
                    ("CSeq", f"{number} {method}"),
                    ("Contact", f"<sip:{self.user}@{HOST}:{self.port}>"),
                    ("Max-Forwards", "70"),
                    *authorization,
                    *extra,
                ],
                body,
            )
            answer = self.wait(
                lambda m, n=number: m.status >= 200 and m.get("CSeq") == f"{n} {method}",
                mark,
                timeout,
            )
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
        self.send(
            f"ACK {target} SIP/2.0",
            [
                ("Via", f"SIP/2.0/UDP {HOST}:{self.port};rport;branch={branch}"),
                ("From", answer.get("From")),
                ("To", answer.get("To")),
                ("Call-ID", answer.get("Call-ID")),
                ("Max-Forwards", "70"),
                ("CSeq", f"{answer.get('CSeq').split()[0]} ACK"),
            ],
        )

    def _login(self, answer: SipMessage, method: str, uri: str) -> tuple[str, str]:
        name = "WWW-Authenticate" if answer.status == 401 else "Proxy-Authenticate"
        given = dict(re.findall(r'(\w+)="?([^",]+)"?', answer.get(name)))

        def md5(text: str) -> str:
            return hashlib.md5(text.encode()).hexdigest()

        nc, cnonce = "00000001", secrets.token_hex(4)
        first = md5(f"{self.user}:{given['realm']}:{self.password}")
        reply = md5(f"{first}:{given['nonce']}:{nc}:{cnonce}:auth:{md5(f'{method}:{uri}')}")
        return (
            name.replace("WWW-Authenticate", "Authorization").replace(
                "-Authenticate", "-Authorization"
            ),
            f'Digest username="{self.user}", realm="{given["realm"]}", nonce="'
            f'{given["nonce"]}", uri="{uri}", response="{reply}", algorithm=MD5, qop=auth, '
            f'nc={nc}, cnonce="{cnonce}"'
            + (f', opaque="{given["opaque"]}"' if "opaque" in given else ""),
        )

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

    def respond(
        self,
        request: SipMessage,
        code: int,
        reason: str,
        tag: str = "",
        extra: list[tuple[str, str]] | None = None,
        body: str = "",
    ) -> None:
        """Answer a request."""
        to = request.get("To") + (f";tag={tag}" if tag and ";tag=" not in request.get("To") else "")
        copied = [
            (k, v)
            for k, v in request.headers
            if k in {"Via", "From", "Call-ID", "CSeq", "Record-Route"}
        ]
        self.send(
            f"SIP/2.0 {code} {reason}",
            [
                *copied,
                ("To", to),
                ("Contact", f"<sip:{self.user}@{HOST}:{self.port}>"),
                *(extra or []),
            ],
            body,
        )

    def _serve(self, request: SipMessage) -> None:
        call = self.calls.get(request.get("Call-ID"))
        if request.method == "INVITE" and call is None:
            call = PlainCall(self, request.get("Call-ID"), invite=request)
            self.calls[call.call_id] = call
            self.respond(request, 180, "Ringing", call.tag)
        elif request.method in {"INVITE", "UPDATE"} and call is not None:
            call.updates.append(request)
            body = call.sdp() if request.body else ""
            self.respond(request, 200, "OK", call.tag, SDP_TYPE if body else None, body)
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
        return self.request(
            "REGISTER",
            f"sip:{HOST}:{self.pbx[1]}",
            f"<sip:{self.user}@{HOST}>",
            self._registration,
            [("Expires", str(expires))],
        )

    def dial(self, number: str, timeout: float = 30) -> PlainCall:
        """Call a number; return the call when it is answered or refused (``.status``)."""
        call = PlainCall(self, secrets.token_hex(8))
        self.calls[call.call_id] = call
        uri = f"sip:{number.replace('#', '%23')}@{HOST}:{self.pbx[1]}"
        answer = self.request(
            "INVITE",
            uri,
            f"<{uri}>",
            call.call_id,
            SDP_TYPE,
            call.sdp(),
            tag=call.tag,
            timeout=timeout,
        )
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
        uri = f"sip:{number}@{HOST}:{self.pbx[1]}"
        answer = self.request(
            "SUBSCRIBE",
            uri,
            f"<{uri}>",
            watch.call_id,
            [("Event", "dialog"), ("Accept", "application/dialog-info+xml"), ("Expires", "120")],
        )
        watch.status = answer.status
        return watch
