# SPDX-License-Identifier: GPL-3.0-or-later
"""The probe and the real PBX: silent while it lives, quick when it dies, over each transport."""

import queue
from collections.abc import Iterator

import pytest

from atc.adapters.pbx.probe import PbxProbe, ProbeTarget
from atc.domain.calls import AccountId
from atc.domain.events import Event, PbxReachable
from atc.runtime.aio import AsyncioThread
from tests.labpbx import Lab, process

pytestmark = pytest.mark.lab

TRANSPORTS = ("udp", "tcp", "tls")


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    lab = Lab()
    ran = process.pid_of(lab.instance, "pbx") is not None
    lab.ensure_running()
    yield lab
    lab.close() if ran else lab.stop()


def test_each_transport_tells_the_death_and_the_return_and_nothing_else(lab: Lab) -> None:
    told: queue.Queue[Event] = queue.Queue()
    thread = AsyncioThread()
    thread.start()
    try:
        for name in TRANSPORTS:
            target = ProbeTarget(AccountId(name), "127.0.0.1", lab.port(name), "200", name, 1.0)
            thread.submit(PbxProbe(target, told.put).run())
        lab.pbx.action("Ping")
        mark = lab.pbx.mark()
        lab.wait_for_event("ChallengeSent", since=mark, Service="PJSIP")
        lab.kill()
        lost = [told.get(timeout=15) for _ in TRANSPORTS]
        assert {(e.account, e.reachable) for e in lost if isinstance(e, PbxReachable)} == {
            (name, False) for name in TRANSPORTS
        }
        lab.start(robots=False)
        back = [told.get(timeout=15) for _ in TRANSPORTS]
        assert {(e.account, e.reachable) for e in back if isinstance(e, PbxReachable)} == {
            (name, True) for name in TRANSPORTS
        }
        assert told.empty()
    finally:
        assert thread.stop()
        lab.start()
