# SPDX-License-Identifier: GPL-3.0-or-later
"""A private OpenLDAP server.

with Slapd("dc=example,dc=org") as server:
    server.add("cn=Mario Rossi,dc=example,dc=org", objectClass="inetOrgPerson", sn="Rossi")
    source = LdapSource(LdapSettings(server.url, ...))
"""

import base64
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import ldap
import ldap.modlist

from tests.servers.certificates import certificates
from tests.servers.child import HOST, Child, find_binary, free_port

Values = str | bytes | Iterable[str | bytes]

_CONFIG = """\
include {schema}/core.schema
include {schema}/cosine.schema
include {schema}/inetorgperson.schema
modulepath {modules}
moduleload back_mdb
pidfile {folder}/slapd.pid
TLSCACertificateFile {ca}
TLSCertificateFile {certificate}
TLSCertificateKeyFile {key}
sockbuf_max_incoming 67108864
sockbuf_max_incoming_auth 67108864
{options}
database mdb
suffix "{suffix}"
rootdn "{admin}"
rootpw {password}
directory {folder}/data
maxsize 1073741824
dbnosync
index objectClass,entryUUID eq
{limits}
access to * by * read
"""


class Slapd(Child):
    """slapd with one database, on a plain (and StartTLS) port and on a TLS port.

    Args:
        suffix: the root of its tree; the entry is there from the start.
        limits: lines for the database section, such as ``sizelimit 100``.
        options: lines for the global section, such as ``require bind``.
    """

    def __init__(
        self, suffix: str = "dc=example,dc=org", *, limits: str = "", options: str = ""
    ) -> None:
        super().__init__("slapd")
        self.suffix = suffix
        self.admin = f"cn=admin,{suffix}"
        self.password = "for-tests-only"
        self.tls_port = free_port()
        # A copy: where AppArmor guards the system's slapd, it may not read our folder.
        self._program = self.folder / "slapd"
        shutil.copy2(find_binary("slapd", "/usr/sbin"), self._program)
        (self.folder / "data").mkdir()
        self._config = self.folder / "slapd.conf"
        tls = certificates()
        self._config.write_text(
            _CONFIG.format(
                schema="/etc/ldap/schema",
                modules="/usr/lib/ldap",
                folder=self.folder,
                ca=tls.ca,
                certificate=tls.server,
                key=tls.key,
                suffix=suffix,
                admin=self.admin,
                password=self.password,
                limits=limits,
                options=options,
            )
        )
        self.load([(suffix, {"objectClass": ["dcObject", "organization"], "o": "Example"})])

    @property
    def url(self) -> str:
        """The plain address; StartTLS works there."""
        return f"ldap://{HOST}:{self.port}"

    @property
    def tls_url(self) -> str:
        """The address that speaks TLS from the first byte."""
        return f"ldaps://{HOST}:{self.tls_port}"

    def command(self) -> list[str]:
        """Return the command line that keeps slapd in the foreground."""
        urls = f"{self.url}/ {self.tls_url}/"
        return [str(self._program), "-d", "0", "-f", str(self._config), "-h", urls]

    # ------------------------------------------------------------------ content

    def load(self, entries: Iterable[tuple[str, Mapping[str, Values]]]) -> None:
        """Put many entries into the database at once; only while the server is stopped."""
        assert not self.running
        text = "\n".join(_ldif(dn, attributes) for dn, attributes in entries)
        self.run(self._program, "-T", "add", "-q", "-f", self._config, text=text)

    @contextmanager
    def connection(self) -> Iterator[Any]:
        """Give a connection as the administrator."""
        link = ldap.initialize(self.url)
        link.set_option(ldap.OPT_REFERRALS, 0)
        link.set_option(ldap.OPT_NETWORK_TIMEOUT, 10)
        link.simple_bind_s(self.admin, self.password)
        try:
            yield link
        finally:
            link.unbind_s()

    def add(self, dn: str, **attributes: Values) -> None:
        """Add an entry to the running server."""
        with self.connection() as link:
            link.add_s(dn, [(name, _bytes(value)) for name, value in attributes.items()])

    def modify(self, dn: str, **attributes: Values) -> None:
        """Replace attributes of an entry."""
        with self.connection() as link:
            changes = [
                (ldap.MOD_REPLACE, name, _bytes(value)) for name, value in attributes.items()
            ]
            link.modify_s(dn, changes)

    def delete(self, *dns: str) -> None:
        """Delete entries."""
        with self.connection() as link:
            for dn in dns:
                link.delete_s(dn)


def _bytes(values: Values) -> list[bytes]:
    several = [values] if isinstance(values, str | bytes) else list(values)
    return [value.encode() if isinstance(value, str) else value for value in several]


def _ldif(dn: str, attributes: Mapping[str, Values]) -> str:
    lines = [f"dn:: {base64.b64encode(dn.encode()).decode()}"]
    lines += [
        f"{name}:: {base64.b64encode(value).decode()}"
        for name, values in attributes.items()
        for value in _bytes(values)
    ]
    return "\n".join(lines) + "\n"
