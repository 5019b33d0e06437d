# SPDX-License-Identifier: GPL-3.0-or-later
"""A test CA, the PBX's certificate, and a second CA that never signed it."""

import shutil
import subprocess
from pathlib import Path

from atclab.errors import LabError

_DAYS = "3650"


def ensure(directory: Path) -> None:
    """Make ``ca.pem``, ``server.pem``, ``server.key`` and ``wrong-ca.pem`` unless present.

    Raises:
        LabError: when the ``openssl`` command is missing or refuses.
    """
    wanted = [directory / name for name in ("ca.pem", "server.pem", "server.key", "wrong-ca.pem")]
    if all(path.exists() for path in wanted):
        return
    if shutil.which("openssl") is None:
        raise LabError("the openssl command is missing: apt-get install openssl")
    directory.mkdir(parents=True, exist_ok=True)
    _authority(directory, "ca", "ATC lab test CA")
    _authority(directory, "wrong-ca", "ATC lab wrong CA (signs nothing)")
    extensions = directory / "server.ext"
    extensions.write_text(
        "basicConstraints=CA:FALSE\n"
        "keyUsage=digitalSignature,keyEncipherment\n"
        "extendedKeyUsage=serverAuth,clientAuth\n"
        "subjectAltName=DNS:localhost,IP:127.0.0.1\n"
    )
    _openssl(
        directory,
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-keyout",
        "server.key",
        "-out",
        "server.csr",
    )
    _openssl(
        directory,
        "x509",
        "-req",
        "-in",
        "server.csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        _DAYS,
        "-extfile",
        "server.ext",
        "-out",
        "server.pem",
    )


def _authority(directory: Path, stem: str, name: str) -> None:
    _openssl(
        directory,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        _DAYS,
        "-subj",
        f"/CN={name}",
        "-keyout",
        f"{stem}.key",
        "-out",
        f"{stem}.pem",
        "-addext",
        "keyUsage=critical,keyCertSign,cRLSign",
    )


def _openssl(directory: Path, *arguments: str) -> None:
    done = subprocess.run(
        ["openssl", *arguments], cwd=directory, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise LabError(f"openssl {arguments[0]} failed: {done.stderr.strip()[-300:]}")
