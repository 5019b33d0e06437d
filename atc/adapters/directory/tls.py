# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom the servers of phonebooks are vouched for by."""

import ssl
from pathlib import Path

from atc.domain.sources import SourceError, SourceTrouble


def tls_context(ca_file: str) -> ssl.SSLContext:
    """What checks a server's certificate and name; it is never done without.

    Args:
        ca_file: PEM file of the authority to believe; empty for the system's.

    Raises:
        SourceError: the file is missing or is no such file.
    """
    if ca_file and not Path(ca_file).is_file():
        raise SourceError(SourceTrouble.FILE_MISSING, file=ca_file)
    try:
        return ssl.create_default_context(cafile=ca_file or None)
    except (ssl.SSLError, OSError) as error:
        reason = "it has no certificate of an authority in PEM form"
        raise SourceError(SourceTrouble.FILE_UNREADABLE, file=ca_file, reason=reason) from error
