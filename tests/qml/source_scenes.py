# SPDX-License-Identifier: GPL-3.0-or-later
"""The phonebooks' page on a day when one of them has trouble."""

from atc.domain.contacts import SourceId, SyncState
from atc.domain.sources import SourceTrouble, Trouble
from atc.ports.sync import SourceMemory, SyncOutcome
from tests.fakes.sync_runner import FakeRunner
from tests.qml.stage import Stage

SUPPLIERS, COMPANY, MINE = SourceId("suppliers"), SourceId("company"), SourceId("mine")
CERTIFICATE = Trouble(
    SourceTrouble.CERTIFICATE,
    {"host": "ldap.example.com", "reason": "it ended on 1 October 2026"},
)


def begin(stage: Stage) -> FakeRunner:
    """The cache is open, all syncs wait for the test."""
    now = stage.desk.clock.now()
    runner = FakeRunner(
        {
            SUPPLIERS: SourceMemory(SyncState.DONE, 12408, now - 90_000.0, skipped=3),
            COMPANY: SourceMemory(SyncState.DONE, 862, now - 90_000.0),
            MINE: SourceMemory(SyncState.DONE, 41, now - 90_000.0),
        }
    )
    stage.desk.services.directory.house_has(len(stage.desk.services.extensions.all))
    stage.desk.services.directory.start(runner)
    stage.tick(2)
    return runner


def sources(stage: Stage) -> None:
    """One is up to date, one is being read, one has trouble."""
    runner = begin(stage)
    now = stage.desk.clock.now()
    failed = SourceMemory(SyncState.FAILED, 862, now - 90_000.0)
    runner.end(COMPANY, SyncOutcome(SyncState.FAILED, CERTIFICATE, 0, failed))
    runner.end(MINE, SyncOutcome(SyncState.DONE, None, 0, SourceMemory(SyncState.DONE, 41, now)))
    runner.progress[SUPPLIERS](48_500, 100_000)
    stage.window.setProperty("sheet", "sources")
    stage.settle()


def sources_none(stage: Stage) -> None:
    """The page of a console that is all by itself."""
    directory = stage.desk.services.directory
    directory._entries.clear()
    stage.controllers.sources.retranslate()
    stage.window.setProperty("sheet", "sources")
    stage.settle()
