# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate for loopback, the CA that signed it, and one that did not."""

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests import labpbx  # it knows where the lab's tools are
from tests.servers.child import HOST


@dataclass(frozen=True)
class Certificates:
    """PEM files; `server` is for 127.0.0.1 and localhost, `wrong_ca` has signed nothing."""

    ca: Path
    server: Path
    key: Path
    wrong_ca: Path


@cache
def certificates() -> Certificates:
    """Make them once for all servers of this test run."""
    folder = Path(_folder.name)
    labpbx.certs.ensure(folder)
    return Certificates(
        folder / "ca.pem", folder / "server.pem", folder / "server.key", folder / "wrong-ca.pem"
    )


_folder = tempfile.TemporaryDirectory(prefix="atc-certificates-")

__all__ = ["HOST", "Certificates", "certificates"]
