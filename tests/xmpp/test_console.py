# SPDX-License-Identifier: GPL-3.0-or-later
"""The console's own wiring: from the configuration file to a message on a colleague's screen."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atc.adapters.xmpp.port import LateMessaging
from atc.chat import Chat, chat_setup
from atc.domain.messaging import MessagingLink, Presence
from atc.runtime import secrets
from atc.runtime.aio import AsyncioThread
from atc.runtime.bridge import EventBridge
from atc.runtime.settings import Settings, SettingsError, parse_settings
from tests.fakes.desk import Desk
from tests.servers.certificates import certificates
from tests.servers.prosody import Prosody
from tests.xmpp.person import Person, jid

CONFIG = """
[[accounts]]
server = "127.0.0.1"
username = "200"
display_name = "Front desk"
[[extensions]]
number = "101"
name = "Anna Rossi"
xmpp = "anna@localhost"
[[extensions]]
number = "102"
name = "Bruno Verdi"
email = "Bruno@LOCALHOST"
[[extensions]]
range = "110-112"
xmpp = "{number}@localhost"
[[extensions]]
number = "103"
name = "Carla Neri"
email = "carla@elsewhere.org"
"""


def settings_of(folder: Path, text: str) -> Settings:
    return parse_settings(CONFIG + text, folder / "atc.toml")


def xmpp(server: Prosody) -> str:
    return f"""
[xmpp]
enabled = true
address = "reception@localhost"
password = "{server.password}"
server = "127.0.0.1"
port = {server.port}
ca_file = "{certificates().ca}"
"""


def test_a_message_from_the_configured_console(
    server: Prosody, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = settings_of(tmp_path, xmpp(server))
    chat = Chat(settings, tmp_path)
    desk = Desk(chat=chat.setup)
    talks = desk.services.messaging
    anna = talks.address_of("101")
    talks.send(anna, "written before there was a link")
    bridge = EventBridge(desk.services.dispatch)
    thread = AsyncioThread()
    thread.start()
    chat.start(settings, thread, bridge)
    qtbot.waitUntil(lambda: talks.link.link is MessagingLink.ONLINE, timeout=30_000)

    async def anna_reads() -> None:
        async with Person(server, "anna") as person:
            await person.until(
                lambda: "written before there was a link" in person.texts(jid("reception"))
            )
            person.talks.send(jid("reception"), "seen")

    asyncio.run(anna_reads())
    qtbot.waitUntil(lambda: "seen" in [m.text for m in talks.messages(anna)], timeout=30_000)
    assert talks.presence(anna) is not Presence.UNKNOWN
    assert thread.stop()
    bridge.close()
    assert (tmp_path / "chat.db").exists()


def test_colleagues_have_the_address_given_or_their_mail_of_our_domain(tmp_path: Path) -> None:
    text = '[xmpp]\nenabled = true\naddress = "Reception@localhost"\npassword = "x"\n'
    setup = chat_setup(settings_of(tmp_path, text), LateMessaging())
    assert setup.own == "reception@localhost"
    assert setup.nickname == "Front desk"
    assert setup.addresses == {
        "101": "anna@localhost",
        "102": "bruno@localhost",
        "110": "110@localhost",
        "111": "111@localhost",
        "112": "112@localhost",
    }


def test_without_the_table_there_is_no_chat_and_no_slixmpp(tmp_path: Path) -> None:
    assert chat_setup(settings_of(tmp_path, ""), LateMessaging()).port is None
    code = "import sys, atc.bootstrap, atc.links; print('slixmpp' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ("enabled = true", "xmpp.enabled"),
        ('enabled = true\naddress = "a@b"', "xmpp.enabled"),
        ('address = "nobody"', "xmpp.address"),
        ('address = "a@b"\npassword = "x"\npassword_keyring = true', "xmpp.password_keyring"),
        ('ca_file = "/nonexistent.pem"', "xmpp.ca_file"),
        ("port = 5222", "xmpp.port"),
        ('tls = "direct"', "xmpp.tls"),
        ('rooms = ["a@b", "here"]', "xmpp.rooms[2]"),
    ],
)
def test_mistakes_in_the_table_are_told(tmp_path: Path, lines: str, key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_of(tmp_path, f"[xmpp]\n{lines}\n")
    assert key in [each.key for each in caught.value.problems]


def test_the_password_may_be_in_the_keyring_and_stays_out_of_the_log(tmp_path: Path) -> None:
    text = '[xmpp]\nenabled = true\naddress = "a@b"\npassword_keyring = true\n'
    settings = settings_of(tmp_path, text)
    found = secrets.resolve(settings, {"xmpp": "hush-hush"}.get).result(10).settings
    assert found.xmpp.password == "hush-hush"
    assert "hush-hush" in secrets.secrets_of(found)
    assert "hush-hush" not in repr(found.xmpp)
