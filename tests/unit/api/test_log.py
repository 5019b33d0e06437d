# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program can read in the call log, and say of a call."""

import pytest

from atc.domain import events
from atc.domain.calls import CallId
from tests.fakes.call_log_store import FakeCallLogStore
from tests.unit.api.harness import Api


@pytest.fixture
def logged(api: Api) -> FakeCallLogStore:
    store = FakeCallLogStore()
    api.main(lambda: api.services.call_log.attach(store))
    return store


def miss(api: Api, number: str = "0612345", name: str = "Mario Rossi") -> None:
    call_id = CallId(api.ring(number, name))
    api.tell(events.CallEnded(call_id, 487, "", api.clock.now()))
    api.clock.time += 60


def test_the_log_is_listed_newest_first_and_filtered(api: Api, logged: FakeCallLogStore) -> None:
    miss(api)
    miss(api, "0698765", "Anna Verdi")
    page = api.get("/v1/log").body
    assert [c["remote"]["name"] for c in page["calls"]] == ["Anna Verdi", "Mario Rossi"]
    assert page["total"] == 2
    assert page["calls"][0]["outcome"] == "missed"
    assert [s["kind"] for s in page["calls"][0]["steps"]] == ["rang", "ended"]
    found = api.get("/v1/log?text=mario&kind=missed&limit=1").body
    assert [c["remote"]["number"] for c in found["calls"]] == ["0612345"]
    assert api.get("/v1/log?offset=1").body["calls"][0]["remote"]["name"] == "Mario Rossi"
    assert logged.newest.remote.name == "Anna Verdi"


def test_a_call_is_noted_tagged_and_dealt_with(api: Api, logged: FakeCallLogStore) -> None:
    miss(api)
    path = f"/v1/log/{logged.only().uid}"
    api.clock.advance(600)
    body = {"note": "wants the invoice", "tag": ["supplier"], "handled": True}
    changed = api.request("PATCH", path, body)
    assert changed.status == 200
    assert changed.body["note"] == "wants the invoice"
    assert (changed.body["tags"], changed.body["handled"]) == (["supplier"], True)
    assert api.request("PATCH", path, {"untag": ["supplier"]}).body["tags"] == []
    assert api.get(path).body["note"] == "wants the invoice", "what is left out stays"


@pytest.mark.parametrize("path", ["/v1/log/nothere", "/v1/log/n.o"])
def test_a_call_that_is_not_there(api: Api, logged: FakeCallLogStore, path: str) -> None:
    assert api.get(path).status == 404
    assert not logged.calls


@pytest.mark.parametrize("query", ["kind=lost", "limit=0", "limit=9999", "offset=-1", "x=1"])
def test_a_question_that_makes_no_sense(api: Api, logged: FakeCallLogStore, query: str) -> None:
    assert api.get(f"/v1/log?{query}").status == 422
    assert not logged.calls


def test_a_slow_disk_is_waited_for(api: Api, logged: FakeCallLogStore) -> None:
    miss(api)
    logged.slow = True
    api.loop.call_soon_threadsafe(lambda: api.loop.call_later(0.1, logged.answer))
    assert api.get("/v1/log").body["total"] == 1
