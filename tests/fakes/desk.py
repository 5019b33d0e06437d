# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole desk of services on fake ports, with words for what the PBX does."""

from dataclasses import replace
from pathlib import Path

from atc.adapters.export.build import EXPORTERS
from atc.domain.accounts import Account, RegistrationState
from atc.domain.calls import AccountId, Call, CallId, Diversion, Party
from atc.domain.contacts import SourceId
from atc.domain.events import (
    CallArrived,
    CallConnected,
    CallEnded,
    CallMediaChanged,
    CallProgressed,
    PhoneStateChanged,
    ReferProgressed,
    RegistrationChanged,
)
from atc.domain.extensions import Extension, PhoneState
from atc.domain.profile import (
    BlindMethod,
    DndProfile,
    ParkProfile,
    PbxProfile,
    PickupProfile,
    RecallProfile,
)
from atc.ports.telephony import Answer, Dial
from atc.services.console import build_services
from atc.services.conversations import MessagingSetup
from atc.services.directory_sync import SourcePlan
from atc.services.policy import CallPolicy
from atc.services.reports import ReportOutput
from tests.fakes.background import AtOnce
from tests.fakes.headset_port import FakeHeadset
from tests.fakes.telephony import FakeClock, FakeFavourites, FakeTelephony

ACCOUNT = AccountId("desk")

PROFILE = PbxProfile(
    name="test",
    blind=BlindMethod.REFER,
    park=ParkProfile(
        number="700", slots=("701", "702", "703"), to_slot="*70{slot}", timeout_s=45.0
    ),
    pickup=PickupProfile(
        directed="**{ext}", group="*9", invite_directed="#*{ext}", invite_group="#9"
    ),
    dnd=DndProfile(on="*78", off="*79"),
    recall=RecallProfile(name_prefixes=("R:",)),
    ignored_prefixes=("c2c ",),
    voicemail_drop="801{ext}",
    queue_tags=(("Sales: ", "Sales"),),
)
SUPERVISED = replace(PROFILE, name="careful", blind=BlindMethod.SUPERVISED)

PEOPLE = (
    Extension("101", "Anna Rossi", ("Sales",)),
    Extension("102", "Bruno Verdi", ("Sales", "Board")),
    Extension("103", "Carla Neri", ("Support",)),
)

PHONEBOOKS = (
    SourcePlan(SourceId("suppliers"), "Suppliers", "csv"),
    SourcePlan(SourceId("company"), "Company directory", "ldap", interval_s=1800),
    SourcePlan(SourceId("mine"), "My address book", "carddav", interval_s=900, personal=True),
)


class Desk:
    """The services of one console, registered and idle."""

    def __init__(
        self,
        profile: PbxProfile = PROFILE,
        policy: CallPolicy | None = None,
        people: tuple[Extension, ...] = PEOPLE,
        *,
        online: bool = True,
        reports: Path = Path("/nonexistent"),
        phonebooks: tuple[SourcePlan, ...] = PHONEBOOKS,
        chat: MessagingSetup | None = None,
    ) -> None:
        self.telephony = FakeTelephony()
        self.clock = FakeClock()
        self.favourites = FakeFavourites()
        self.headset = FakeHeadset()
        self.services = build_services(
            telephony=self.telephony,
            clock=self.clock,
            favourites=self.favourites,
            profile=profile,
            policy=policy or CallPolicy(),
            accounts=(Account(ACCOUNT, "200", "Reception"),),
            extensions=people,
            headset=self.headset,
            reports=ReportOutput(AtOnce(), EXPORTERS, reports),
            phonebooks=phonebooks,
            chat=chat,
        )
        self.calls = self.services.calls
        self.transfers = self.services.transfers
        self.parking = self.services.parking
        self.pickup = self.services.pickup
        if online:
            self.tell(RegistrationChanged(ACCOUNT, RegistrationState.REGISTERED, 200))

    def tell(self, event: object) -> None:
        self.services.dispatch(event)  # type: ignore[arg-type]

    def call(self, call_id: CallId) -> Call:
        return self.calls.get(call_id)

    # -- what the PBX does ---------------------------------------------------------------------

    def ring(
        self, number: str = "0461123456", name: str = "Mario Bianchi", **fields: object
    ) -> CallId:
        call_id = self.telephony.new_call_id()
        fields.setdefault("called", "200")
        self.tell(
            CallArrived(call_id, ACCOUNT, Party(number, name), at=self.clock.now(), **fields)  # type: ignore[arg-type]
        )
        return call_id

    def connect(self, call_id: CallId) -> None:
        self.tell(CallConnected(call_id, self.clock.now()))
        self.media(call_id)

    def media(self, call_id: CallId, *, held: bool = False) -> None:
        self.tell(CallMediaChanged(call_id, held_by_us=held, held_by_peer=False, codec="PCMA"))

    def held(self, call_id: CallId) -> None:
        self.media(call_id, held=True)

    def progress(self, call_id: CallId) -> None:
        self.tell(CallProgressed(call_id, 180))

    def end(self, call_id: CallId, code: int = 200, reason: str = "", **fields: bool) -> None:
        self.tell(CallEnded(call_id, code, reason, self.clock.now(), **fields))

    def refer(self, call_id: CallId, code: int, *, final: bool) -> None:
        self.tell(ReferProgressed(call_id, code, "", final))

    def lamp(self, number: str, state: PhoneState, peer: Party | None = None) -> None:
        self.tell(PhoneStateChanged(number, state, peer))

    # -- short cuts ----------------------------------------------------------------------------

    def talking(self, number: str = "0461123456", name: str = "Mario Bianchi") -> CallId:
        """A caller who has been answered."""
        call_id = self.ring(number, name)
        self.calls.answer(call_id)
        assert self.telephony.last(Answer).call_id == call_id
        self.connect(call_id)
        return call_id

    def dialed(self) -> CallId:
        """The call of the latest Dial."""
        return self.telephony.last(Dial).call_id


def diverted_by(number: str, reason: str = "") -> tuple[Diversion, ...]:
    return (Diversion(Party(number), reason),)
