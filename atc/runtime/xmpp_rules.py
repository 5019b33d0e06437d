# SPDX-License-Identifier: GPL-3.0-or-later
"""What must fit together in the table `[xmpp]`."""

import re
from collections.abc import Iterator
from pathlib import Path

from atc.config.check import toml_value
from atc.config.problems import NO_HINT, Problem, ProblemCode
from atc.runtime.directory_rules import Say
from atc.runtime.schema_xmpp import ADDRESS, XmppSettings

_ROOM = "name@rooms.example.com"


def xmpp_problems(xmpp: XmppSettings, say: Say) -> Iterator[Problem]:
    """Find what cannot work, without asking the server."""
    if xmpp.password and xmpp.password_keyring:
        yield say(ProblemCode.BOTH_GIVEN, ("xmpp", "password_keyring"), NO_HINT, other="password")
    if xmpp.enabled:
        at = ("xmpp", "enabled")
        if not xmpp.address:
            yield say(ProblemCode.NEEDS_OTHER, at, NO_HINT, value="true", other="address")
        if not xmpp.password and not xmpp.password_keyring:
            yield say(ProblemCode.NEEDS_OTHER, at, NO_HINT, value="true", other="password")
    if xmpp.ca_file and not Path(xmpp.ca_file).is_file():
        yield say(ProblemCode.FILE_MISSING, ("xmpp", "ca_file"), NO_HINT, path=xmpp.ca_file)
    for key, given in (("port", xmpp.port), ("tls", xmpp.tls == "direct")):
        if given and not xmpp.server:
            value = toml_value(getattr(xmpp, key))
            yield say(ProblemCode.NEEDS_OTHER, ("xmpp", key), NO_HINT, value=value, other="server")
    for index, room in enumerate(xmpp.rooms):
        if not room or not re.fullmatch(ADDRESS, room):
            value = toml_value(room)
            where = ("xmpp", "rooms", index)
            yield say(ProblemCode.BAD_FORMAT, where, NO_HINT, value=value, expected=_ROOM)
