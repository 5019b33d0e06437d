# SPDX-License-Identifier: GPL-3.0-or-later
"""A private Radicale, a CardDAV server.

with Radicale() as server:
    book = server.make_book("friends")
    server.put(f"{book}mario.vcf", card)
    source = CardDavSource(CardDavSettings(server.url, server.user, server.password))
"""

import base64
import http.client
import ssl
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.servers.certificates import certificates
from tests.servers.child import HOST, Child

_CONFIG = """\
[server]
hosts = {host}:{port}
ssl = {tls}
certificate = {certificate}
key = {key}
max_content_length = 100000000
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = warning
"""

_MAKE_BOOK = """\
<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop>
<resourcetype><collection/><C:addressbook/></resourcetype>
<displayname>{name}</displayname></prop></set></mkcol>
"""


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    etag: str
    body: str


class Radicale(Child):
    """Radicale with one user and no address book yet."""

    def __init__(self, *, tls: bool = False) -> None:
        super().__init__("radicale")
        self.user_name = "reception"
        self.password = "for-tests-only"
        self.tls = tls
        pair = certificates()
        (self.folder / "users").write_text(f"{self.user_name}:{self.password}\n")
        self._config = self.folder / "config"
        self._config.write_text(
            _CONFIG.format(
                host=HOST,
                port=self.port,
                tls=tls,
                certificate=pair.server,
                key=pair.key,
                folder=self.folder,
            )
        )

    @property
    def url(self) -> str:
        """The server's root."""
        return f"{'https' if self.tls else 'http'}://{HOST}:{self.port}/"

    def command(self) -> list[str]:
        """Return the command line that runs Radicale in the foreground."""
        return [sys.executable, "-m", "radicale", "--config", str(self._config)]

    def environment(self) -> dict[str, str]:
        """Return the environment, without another user's settings for Python."""
        return {**super().environment(), "PYTHONDONTWRITEBYTECODE": "1"}

    # ------------------------------------------------------------------ content

    def request(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> Answer:
        """Do one request as the user, as another client would."""
        secret = base64.b64encode(f"{self.user_name}:{self.password}".encode()).decode()
        link = http.client.HTTPConnection(HOST, self.port, timeout=60)
        if self.tls:
            context = ssl.create_default_context(cafile=str(certificates().ca))
            link = http.client.HTTPSConnection(HOST, self.port, timeout=60, context=context)
        try:
            link.request(
                method,
                path,
                body.encode(),
                {"Authorization": f"Basic {secret}", **(headers or {})},
            )
            answer = link.getresponse()
            text = answer.read().decode(errors="replace")
            return Answer(answer.status, answer.getheader("ETag", ""), text)
        finally:
            link.close()

    def make_book(self, name: str = "contacts") -> str:
        """Make an address book; return its path, with a slash at its end."""
        path = f"/{self.user_name}/{name}/"
        answer = self.request("MKCOL", path, _MAKE_BOOK.format(name=name))
        assert answer.status == 201, answer
        return path

    def put(self, path: str, card: str) -> str:
        """Store a card; return its ETag."""
        answer = self.request("PUT", path, card, {"Content-Type": "text/vcard; charset=utf-8"})
        assert answer.status in (200, 201, 204), answer
        return answer.etag

    def get(self, path: str) -> str | None:
        """Return a card's text, None when it is not there."""
        answer = self.request("GET", path)
        return answer.body if answer.status == 200 else None

    def delete(self, path: str) -> None:
        """Delete a card or a book."""
        answer = self.request("DELETE", path)
        assert answer.status in (200, 204), answer

    def fill(self, book: str, count: int) -> None:
        """Put many cards into a book by the file system; only while the server is stopped."""
        assert not self.running
        for n in range(count):
            path = self.file(f"{book}bulk-{n}.vcf")
            path.write_text(card(f"bulk-{n}", f"Bulk{n}", "Person", str(n)))

    def file(self, path: str) -> Path:
        """Return the file that holds a card."""
        return self.folder / "collections" / "collection-root" / path.strip("/")

    def forget_tokens(self) -> None:
        """Lose what the server knows of past states, as a restored backup does."""
        tokens = list(self.folder.glob("collections/**/.Radicale.cache/sync-token/*"))
        assert tokens, "Radicale keeps its tokens somewhere else now"
        for token in tokens:
            token.unlink()


def card(uid: str, given: str, surname: str, number: str, *lines: str) -> str:
    """Return a vCard 3 as an address book program would write it."""
    return "\r\n".join(
        (
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"UID:{uid}",
            f"N:{surname};{given};;;",
            f"FN:{given} {surname}",
            f"TEL;TYPE=WORK:{number}",
            *lines,
            "END:VCARD",
            "",
        )
    )
