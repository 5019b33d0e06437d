# SPDX-License-Identifier: GPL-3.0-or-later
"""A private Prosody, an XMPP server.

with Prosody() as server:
    server.people            # ("reception", "anna", "bruno"), all with `server.password`
    server.kill()            # as a power cut would
    server.start()           # same port, same archive
"""

import shutil
from pathlib import Path

from tests.servers.certificates import certificates
from tests.servers.child import HOST, Child, find_binary, free_port

DOMAIN = "localhost"
ROOMS = f"rooms.{DOMAIN}"
OTHER_DOMAIN = "chat.example.com"
"""A domain of the server that its certificate is not for."""

_CONFIG = """\
pidfile = "{folder}/prosody.pid"
data_path = "{folder}/data"
plugin_paths = {{ "{folder}/modules" }}
c2s_interfaces = {{ "{host}" }}
c2s_ports = {{ {port} }}
c2s_direct_tls_ports = {{ {tls_port} }}
component_ports = {{}}
http_ports = {{}}
https_ports = {{}}
authentication = "internal_plain"
c2s_require_encryption = {encryption}
storage = "internal"
archive_expires_after = "never"
smacks_hibernation_time = 120
smacks_max_hibernated_sessions = 100
modules_disabled = {{ "s2s", "offline" }}
modules_enabled = {{ {modules} }}
log = {{ {{ levels = {{ min = "info" }}, to = "console" }} }}
ssl = {{ certificate = "{folder}/server.pem", key = "{folder}/server.key" }}
c2s_direct_tls_ssl = ssl
VirtualHost "{other}"
VirtualHost "{domain}"
    ssl = {{ certificate = "{folder}/server.pem", key = "{folder}/server.key" }}
{rooms}
"""
_ROOMS = """\
Component "{rooms}" "muc"
    name = "Rooms"
    modules_enabled = {{ "muc_mam" }}
    muc_log_by_default = true
"""
_MODULES = (
    "roster",
    "saslauth",
    "tls",
    "disco",
    "presence",
    "message",
    "iq",
    "carbons",
    "smacks",
    "mam",
    "ping",
    "blocklist",
)


class Prosody(Child):
    """Prosody with three people who know nothing of each other yet, and group chat.

    Args:
        without: modules to leave out ("smacks", "mam", "muc", "tls").
    """

    people = ("reception", "anna", "bruno")
    password = "for-tests-only"

    def __init__(self, *, without: tuple[str, ...] = ()) -> None:
        super().__init__("prosody", run_as=("prosody",))
        self._program = find_binary("prosody")
        self._without = without
        self.tls_port = free_port()
        for pem in (certificates().server, certificates().key):
            self._own(Path(shutil.copy(pem, self.folder / pem.name)))
        self._config = self.folder / "prosody.cfg.lua"
        self.configure()
        for person in self.people:
            self.add(person)

    def configure(self) -> None:
        """Write the configuration."""
        modules = ", ".join(f'"{m}"' for m in _MODULES if m not in self._without)
        self._config.write_text(
            _CONFIG.format(
                folder=self.folder,
                host=HOST,
                port=self.port,
                tls_port=self.tls_port,
                encryption="false" if "tls" in self._without else "true",
                modules=modules,
                domain=DOMAIN,
                other=OTHER_DOMAIN,
                rooms="" if "muc" in self._without else _ROOMS.format(rooms=ROOMS),
            )
        )
        self._own(self._config)

    def command(self) -> list[str]:
        """Return the command line that runs Prosody in the foreground."""
        return [str(self._program), "-F", "--config", str(self._config)]

    def add(self, person: str, password: str = "") -> None:
        """Make an account, or change its password; only while the server is stopped."""
        folder = self.folder / "data" / DOMAIN / "accounts"
        folder.mkdir(parents=True, exist_ok=True)
        for each in (self.folder / "data", folder.parent, folder):
            self._own(each)
        file = folder / f"{person}.dat"
        file.write_text(f'return {{ ["password"] = "{password or self.password}"; }};\n')
        self._own(file)

    def _own(self, path: Path) -> None:
        if self.user:
            shutil.chown(path, self.user.pw_uid, self.user.pw_gid)
