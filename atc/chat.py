# SPDX-License-Identifier: GPL-3.0-or-later
"""Chat and presence: settings in, the messaging port out, and the link behind it."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from atc.adapters.xmpp.port import LateMessaging, Wish
from atc.domain.extensions import Extension
from atc.domain.messaging import Address, address
from atc.runtime.bridge import EventBridge
from atc.runtime.schema import Settings
from atc.runtime.settings import extensions_of
from atc.services.conversations import MessagingSetup

if TYPE_CHECKING:
    import asyncio

    from atc.adapters.xmpp.config import XmppConfig
    from atc.adapters.xmpp.link import XmppLink
    from atc.runtime.aio import AsyncioThread

FILE = "chat.db"


class Chat:
    """What a console with `[xmpp]` has. Main thread; slixmpp is imported on the asyncio thread.

    Attributes:
        setup: what the messaging service is told; without a port when chat is not wanted.
    """

    def __init__(self, settings: Settings, data_dir: Path) -> None:
        self._port = LateMessaging()
        self._data_dir = data_dir
        self.setup = chat_setup(settings, self._port)

    def start(self, settings: Settings, thread: "AsyncioThread", bridge: EventBridge) -> None:
        """Connect, with the password that the keyring may have given."""
        config = xmpp_config(settings, self._data_dir / FILE)
        thread.submit(self._live(config, bridge))

    async def _live(self, config: "XmppConfig", bridge: EventBridge) -> None:
        """Owner: the asyncio thread."""
        import asyncio  # noqa: PLC0415 - the window can do without

        from atc.adapters.xmpp.link import XmppLink  # noqa: PLC0415 - brings slixmpp

        link = XmppLink(config, bridge.post)
        submit = _submitter(asyncio.get_running_loop(), link)
        bridge.call(lambda: self._port.attach(submit))
        await link.run()


def _submitter(loop: "asyncio.AbstractEventLoop", link: "XmppLink") -> Callable[[Wish], None]:
    def submit(wish: Wish) -> None:
        with contextlib.suppress(RuntimeError):  # the console is ending
            loop.call_soon_threadsafe(wish, link)

    return submit


def chat_setup(settings: Settings, port: LateMessaging) -> MessagingSetup:
    """What the messaging service is told."""
    xmpp = settings.xmpp
    own = address(xmpp.address)
    if not xmpp.enabled or not own:
        return MessagingSetup()
    account = settings.default_account
    display = account.display_name if account else ""
    rooms = (address(each) for each in xmpp.rooms)
    return MessagingSetup(
        port=port,
        own=own,
        addresses={
            each.number: found
            for each in extensions_of(settings)
            if (found := address_of(each, own))
        },
        rooms=tuple(each for each in rooms if each),
        nickname=xmpp.nickname or display or own.partition("@")[0],
        away_after_s=xmpp.away_min * 60.0,
    )


def address_of(extension: Extension, own: Address) -> Address:
    """A colleague's address: the one given, else the e-mail address if it is of our domain."""
    mail = address(extension.email)
    ours = mail.partition("@")[2] == own.partition("@")[2]
    return address(extension.xmpp) or (mail if ours else Address(""))


def xmpp_config(settings: Settings, ledger: Path) -> "XmppConfig":
    """What the link is told. A password from the keyring must be filled in before."""
    from atc.adapters.xmpp.config import XmppConfig  # noqa: PLC0415 - only with chat

    xmpp = settings.xmpp
    own = address(xmpp.address)
    people = {address_of(each, own): each.name for each in extensions_of(settings)}
    return XmppConfig(
        address=own,
        password=xmpp.password,
        server=xmpp.server,
        port=xmpp.port,
        direct_tls=xmpp.tls == "direct",
        ca_file=xmpp.ca_file,
        verify_server=xmpp.verify_server,
        people={who: name for who, name in people.items() if who and who != own},
        subscribe=xmpp.subscribe,
        ledger=ledger,
    )
