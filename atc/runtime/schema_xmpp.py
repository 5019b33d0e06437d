# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of chat and presence."""

from typing import Annotated, Literal

from atc.runtime.schema_base import Table, doc

ADDRESS = r"^([^@\s/]+@[^@\s/]+)?$"


class XmppSettings(Table, frozen=True, kw_only=True):
    """Chat and presence over XMPP (Prosody, ejabberd, Openfire, Kalliope…).

    The connection is always encrypted. Messages that wait for the server are kept in `chat.db`
    among the console's data.
    """

    enabled: Annotated[bool, doc("Connect to it.")] = False
    address: Annotated[
        str,
        doc(
            "The console's own address.",
            "reception@example.com",
            form='name and domain, as "reception@example.com"',
            pattern=ADDRESS,
        ),
    ] = ""
    password: Annotated[str, doc("Its password.", "secret")] = ""
    password_keyring: Annotated[
        bool, doc("Read the password from the system's keyring: service `atc`, user `xmpp`.")
    ] = False
    server: Annotated[
        str,
        doc("Host name or address of the server; empty: as DNS says for the domain.", "192.0.2.9"),
    ] = ""
    port: Annotated[
        int, doc("Its port, with `server`; 0: 5222, or 5223 with `direct`.", 5222, ge=0, le=65535)
    ] = 0
    tls: Annotated[
        Literal["starttls", "direct"],
        doc("How encryption begins, with `server`: after a greeting, or from the first byte."),
    ] = "starttls"
    ca_file: Annotated[
        str,
        doc(
            "PEM file with the authority that signed the server's certificate; empty: the "
            "system's authorities. The certificate must be for the domain of `address`.",
            "ca.pem",
        ),
    ] = ""
    verify_server: Annotated[
        bool, doc("Refuse a server whose certificate is not valid for its name. Leave it on.")
    ] = True
    subscribe: Annotated[
        bool,
        doc(
            "Put the people of `[[extensions]]` on the roster, ask for their presence, and let "
            "the people of the own domain see the console's."
        ),
    ] = True
    rooms: Annotated[tuple[str, ...], doc("Group chats to be in.", ["desk@rooms.example.com"])] = ()
    nickname: Annotated[
        str, doc("Name in group chats; empty: the account's display name.", "Reception")
    ] = ""
    away_min: Annotated[
        int,
        doc(
            "Minutes without a touch or key until the console is shown as away, while presence "
            "follows the phone; 0: never.",
            ge=0,
            le=1440,
        ),
    ] = 10
