# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program can do with calls over the API, and what reaches the PBX."""

from atc.domain import events
from atc.domain.calls import CallId, Party
from atc.domain.extensions import PhoneState
from atc.ports.telephony import (
    Answer,
    Dial,
    HangUp,
    Hold,
    Refer,
    ReferReplaces,
    Register,
    Reject,
    Resume,
    SendDtmf,
    SetMute,
    SetRefuseAll,
    StopRing,
)
from tests.unit.api.harness import Api


def test_a_ringing_call_is_listed_answered_and_hung_up(api: Api) -> None:
    call_id = api.ring()
    listed = api.get("/v1/calls").body["calls"]
    assert [(c["id"], c["state"], c["remote"]["name"]) for c in listed] == [
        (call_id, "ringing", "Mario Rossi")
    ]
    answered = api.post(f"/v1/calls/{call_id}/answer")
    assert (answered.status, answered.body["pending"]) == (200, "answering")
    assert api.telephony.last(Answer).call_id == call_id
    api.tell(events.CallConnected(CallId(call_id), api.clock.now()))
    assert api.get(f"/v1/calls/{call_id}").body["state"] == "active"
    assert api.post(f"/v1/calls/{call_id}/hangup").body["pending"] == "hanging_up"
    assert api.telephony.last(HangUp).call_id == call_id


def test_dialling_gives_the_new_call_and_where_to_find_it(api: Api) -> None:
    made = api.post("/v1/calls", {"number": "+39 06 555-10", "name": "ACME", "note": "urgent"})
    assert made.status == 201
    assert api.telephony.last(Dial).number == "+390655510"
    assert (made.body["remote"]["name"], made.body["note"]) == ("ACME", "urgent")
    assert api.get(made.headers["location"]).body["id"] == made.body["id"]


def test_hold_resume_mute_keys_and_note(api: Api) -> None:
    call_id = api.talk()
    held = api.post(f"/v1/calls/{call_id}/hold", {"note": "asks for the price list"})
    assert held.body["note"] == "asks for the price list"
    assert api.telephony.last(Hold).call_id == call_id
    api.held(call_id)
    assert api.get(f"/v1/calls/{call_id}").body["state"] == "held"
    api.post(f"/v1/calls/{call_id}/resume")
    assert api.telephony.last(Resume).call_id == call_id
    api.tell(events.CallMediaChanged(CallId(call_id), held_by_us=False, held_by_peer=False))
    assert api.post(f"/v1/calls/{call_id}/mute", {"muted": True}).body["muted"] is True
    assert api.telephony.last(SetMute).muted is True
    api.post(f"/v1/calls/{call_id}/dtmf", {"digits": "1#"})
    assert api.telephony.last(SendDtmf).digits == "1#"
    assert api.put(f"/v1/calls/{call_id}/note", {"note": "called twice"}).body["note"] == (
        "called twice"
    )


def test_the_call_held_longest_is_resumed(api: Api) -> None:
    assert api.post("/v1/calls/resume-oldest").status == 404
    call_id = api.talk()
    api.post(f"/v1/calls/{call_id}/hold")
    api.held(call_id)
    assert api.post("/v1/calls/resume-oldest").body["id"] == call_id


def test_refusing_as_busy_or_declined(api: Api) -> None:
    api.post(f"/v1/calls/{api.ring()}/reject", {"busy": True})
    assert api.telephony.last(Reject).code == 486
    api.request("DELETE", f"/v1/calls/{api.ring()}")
    assert api.telephony.last(Reject).code == 603


def test_a_blind_transfer_and_what_came_of_it(api: Api) -> None:
    call_id = api.talk()
    done = api.post(f"/v1/calls/{call_id}/transfer", {"number": "101"})
    assert api.telephony.last(Refer).number == "101"
    begun = done.body["transfer"]
    assert (begun["kind"], begun["target"]["name"]) == ("blind", "Anna Bianchi")
    api.tell(events.ReferProgressed(CallId(call_id), 486, "Busy Here", final=True))
    told = api.get(f"/v1/transfers/{begun['id']}").body
    assert told["state"] == "failed"
    assert "busy" in told["outcome"]["text"]
    assert api.get("/v1/transfers").body["transfers"] == [told]


def test_sending_a_ringing_call_on(api: Api) -> None:
    sent = api.post(f"/v1/calls/{api.ring()}/transfer", {"number": "101"})
    assert (sent.status, sent.body["transfer"]) == (200, None)


def test_an_announced_transfer_swapped_and_completed(api: Api) -> None:
    caller = api.talk()
    asked = api.post(f"/v1/calls/{caller}/announce", {"number": "102"})
    assert (asked.status, asked.body["consultation_of"]) == (201, caller)
    api.held(caller)
    consultation = asked.body["id"]
    assert api.telephony.last(Dial).call_id == consultation
    api.tell(events.CallConnected(CallId(consultation), api.clock.now()))
    api.post(f"/v1/calls/{consultation}/swap")
    assert api.telephony.last(Hold).call_id == consultation
    api.held(consultation)
    assert api.telephony.last(Resume).call_id == caller
    api.tell(events.CallMediaChanged(CallId(caller), held_by_us=False, held_by_peer=False))
    done = api.post(f"/v1/calls/{caller}/complete")
    assert done.body["transfer"]["kind"] == "attended"
    assert {api.telephony.last(ReferReplaces).call_id, api.telephony.last(ReferReplaces).other} == {
        caller,
        consultation,
    }


def test_cancelling_a_consultation_goes_back_to_the_caller(api: Api) -> None:
    caller = api.talk()
    consultation = api.post(f"/v1/calls/{caller}/announce", {"number": "102"}).body["id"]
    api.held(caller)
    api.post(f"/v1/calls/{caller}/cancel")
    assert api.telephony.last(HangUp).call_id == consultation
    assert api.telephony.last(Resume).call_id == caller
    assert not api.telephony.sent(ReferReplaces)


def test_joining_two_callers(api: Api) -> None:
    first = api.talk("0611")
    second = api.ring("0622")
    api.post(f"/v1/calls/{second}/answer")
    api.held(first)
    api.tell(events.CallConnected(CallId(second), api.clock.now()))
    joined = api.post(f"/v1/calls/{second}/join", {"call": first})
    assert joined.body["transfer"]["kind"] == "join"
    assert api.post(f"/v1/calls/{second}/join", {"call": 999}).status == 404


def test_parking_and_taking_back(api: Api) -> None:
    call_id = api.talk()
    assert api.post(f"/v1/calls/{call_id}/park", {"slot": "799"}).status == 422
    parked = api.post(f"/v1/calls/{call_id}/park", {"slot": "702"})
    assert parked.status == 200
    assert api.telephony.last(Refer).number == "*70702"
    api.tell(events.CallParked("702", Party("0612345", "Mario Rossi"), None, 0.0, 45.0))
    slot = api.get("/v1/slots/702").body
    assert (slot["state"], slot["caller"]["name"]) == ("occupied", "Mario Rossi")
    taken = api.post("/v1/slots/702/retrieve")
    assert (taken.status, api.telephony.last(Dial).number) == (201, "702")
    assert api.get("/v1/slots/703").status == 404
    assert api.post("/v1/slots/703/retrieve").status == 404


def test_pickup_directed_group_and_by_offer(api: Api) -> None:
    lamp = events.PhoneStateChanged("101", PhoneState.RINGING, Party("0699", "Ugo"))
    api.tell(lamp)
    offer = api.post("/v1/pickup", {"extension": "101", "invite": True})
    assert (offer.status, offer.body["state"]) == (201, "offered")
    assert (offer.body["remote"]["name"], offer.body["rung"]["number"]) == ("Ugo", "101")
    assert api.post(f"/v1/calls/{offer.body['id']}/leave").status == 200
    offer = api.post("/v1/pickup", {"extension": "101", "invite": True})
    assert api.post(f"/v1/calls/{offer.body['id']}/take").status == 200
    assert api.telephony.last(Dial).number == "**101"
    api.post("/v1/pickup")
    assert api.telephony.last(Dial).number == "*9"


def test_do_not_disturb(api: Api) -> None:
    assert api.get("/v1/dnd").body == {"state": "off"}
    assert api.put("/v1/dnd", {"on": True}).body == {"state": "on"}
    assert api.telephony.last(SetRefuseAll).refuse is True


def test_extensions_with_their_lamps_and_favourites(api: Api) -> None:
    api.tell(events.PhoneStateChanged("101", PhoneState.BUSY, Party("0699", "Ugo")))
    one = api.get("/v1/extensions/101").body
    assert (one["state"], one["peer"]["name"]) == ("busy", "Ugo")
    busy = api.get("/v1/extensions?state=busy").body["extensions"]
    assert [e["number"] for e in busy] == ["101"]
    assert [e["number"] for e in api.get("/v1/extensions?group=Sales").body["extensions"]] == [
        "101"
    ]
    assert api.put("/v1/extensions/102/favourite", {"favourite": True}).body["favourite"] is True
    assert api.get("/v1/extensions/999").status == 404


def test_lines_accounts_and_health(api: Api) -> None:
    call_id = api.talk()
    lines = api.get("/v1/lines").body["lines"]
    assert [line["call"] and line["call"]["id"] for line in lines] == [call_id, *[None] * 7]
    assert api.get("/v1/accounts").body["accounts"][0]["state"] == "registered"
    health = api.get("/v1/health").body
    assert (health["status"], health["version"], health["calls"]) == ("ok", "1.2", 1)
    assert health["lamps"] == {"unknown": 2}
    assert api.post("/v1/accounts/retry").body == {"done": True}
    assert api.telephony.last(Register).account == "desk"
    api.ring()
    api.post("/v1/alerts/silence")
    assert api.telephony.sent(StopRing)
