# SPDX-License-Identifier: GPL-3.0-or-later
"""What the file says reaches the part that it is for."""

from pathlib import Path

import pytest

from atc import mapping
from atc.adapters.pbx.profiles import load_profile
from atc.runtime.settings import parse_settings
from atc.services.policy import DndMode

FILE = """
[[accounts]]
server = "pbx.example.com"
username = "200"
password = "x"
{proxy}
[[accounts]]
server = "other.example.com"
username = "300"
password = "x"
default = true
[calls]
lines = 4
do_not_disturb = "local"
answer_while_busy = "confirm"
"""


def settings(proxy=""):
    return parse_settings(FILE.format(proxy=proxy), Path("atc.toml"))


def test_the_default_account_dials():
    assert [a.number for a in mapping.domain_accounts(settings())] == ["300", "200"]


def test_the_policy_follows_the_file():
    policy = mapping.call_policy(settings())
    assert (policy.lines, policy.dnd, policy.confirm_hold) == (4, DndMode.LOCAL, True)


@pytest.mark.parametrize("written", ["sip:proxy.example.com:5080;lr", "proxy.example.com:5080"])
def test_an_account_behind_a_proxy_registers_and_is_probed_through_it(written):
    found = settings(f'outbound_proxy = "{written}"')
    sip = mapping.pjsip_config(found, load_profile("generic")).accounts[1]
    assert sip.proxy == "proxy.example.com:5080"
    target = next(t for t in mapping.probe_targets(found) if t.account == "200")
    assert (target.host, target.port) == ("proxy.example.com", 5080)
