# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk whose calls are logged into a store in memory."""

from dataclasses import dataclass

import pytest

from atc.domain.call_log import LoggedCall, StepKind
from atc.domain.calls import CallId
from tests.fakes.call_log_store import FakeCallLogStore
from tests.fakes.desk import PROFILE, Desk


@dataclass
class Logged:
    """A desk and its log."""

    desk: Desk
    store: FakeCallLogStore

    def of(self, call_id: CallId) -> LoggedCall:
        """What the log has of a call on the console."""
        uid = self.desk.services.call_log.uid_of(call_id)
        assert uid is not None, f"call {call_id} is not in the log"
        return self.store.calls[uid]

    def steps(self, call_id: CallId) -> list[StepKind]:
        return [step.kind for step in self.of(call_id).steps]


def logged(**fields: object) -> Logged:
    """A desk with a log; the number plan puts +39 before a leading 0."""
    desk = Desk(**{"profile": PROFILE, **fields})  # type: ignore[arg-type]
    store = FakeCallLogStore()
    recorder = desk.services.call_log.recorder
    recorder.key_of = lambda text: "+39" + text if text.startswith("0") else text
    desk.services.call_log.attach(store)
    return Logged(desk, store)


@pytest.fixture
def log() -> Logged:
    return logged()
