# SPDX-License-Identifier: GPL-3.0-or-later
"""All services, wired to one another. The only place that knows how they fit together."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from atc.domain import events
from atc.domain.accounts import Account
from atc.domain.calls import Party
from atc.domain.extensions import Extension
from atc.domain.headset import HeadsetEvent, HeadsetSound
from atc.domain.profile import PbxProfile, fill
from atc.domain.queues import QueueCallDone, QueueChanged, QueueRules, QueuesListed
from atc.ports.clock import Clock
from atc.ports.favourites import FavouritesStore
from atc.ports.headset import HeadsetPort
from atc.ports.telephony import TelephonyPort
from atc.services.accounts import AccountService
from atc.services.alerts import AlertService
from atc.services.call_events import CallEvents
from atc.services.call_log import CallLogService, Retention
from atc.services.call_recorder import CallRecorder
from atc.services.callers import CallerService
from atc.services.calls import CallService
from atc.services.classification import ClassificationService
from atc.services.conversations import MessagingSetup
from atc.services.directory_sync import DirectorySync, SourcePlan
from atc.services.dispatch import Dispatcher
from atc.services.dnd import DndService
from atc.services.extensions import ExtensionService
from atc.services.favourites import FavouriteService
from atc.services.headset import HeadsetService
from atc.services.headset_sound import HeadsetSoundService
from atc.services.lamps import LampService
from atc.services.manager import ManagerService
from atc.services.messaging import MessagingService
from atc.services.parking import ParkingService, slot_lamps
from atc.services.people_search import PeopleSearch
from atc.services.phonebook import Phonebook
from atc.services.pickup import PickupService
from atc.services.policy import CallPolicy
from atc.services.presence import PresenceService
from atc.services.queue_auto import AutoPause
from atc.services.queue_counts import QueueCounts
from atc.services.queue_pause import PauseService
from atc.services.queues import QueueService
from atc.services.reports import ReportOutput, ReportService
from atc.services.rule_trials import RuleTrials
from atc.services.suggestions import SuggestionService
from atc.services.supervision import SupervisionService
from atc.services.transfer_log import TransferLog
from atc.services.transfer_tracking import TransferTracking
from atc.services.transfers import TransferService

MOST_DND_LAMPS = 1000
"""In a larger house the do-not-disturb lamps of others would take the phones' own lamps' place:
PJSIP holds 4,096 subscriptions."""


@dataclass(frozen=True, slots=True)
class Services:
    """What controllers and the local API use, and where events go in."""

    accounts: AccountService
    calls: CallService
    transfers: TransferService
    parking: ParkingService
    pickup: PickupService
    extensions: ExtensionService
    favourites: FavouriteService
    phonebook: Phonebook
    directory: DirectorySync
    lamps: LampService
    dnd: DndService
    alerts: AlertService
    headset: HeadsetService
    headset_sound: HeadsetSoundService
    call_log: CallLogService
    callers: CallerService
    classification: ClassificationService
    suggestions: SuggestionService
    rule_trials: RuleTrials
    reports: ReportService
    dispatch: Dispatcher
    people_search: PeopleSearch
    messaging: MessagingService
    presence: PresenceService
    manager: ManagerService
    queues: QueueService
    pauses: PauseService
    auto_pause: AutoPause
    queue_counts: QueueCounts
    supervision: SupervisionService


def build_services(
    *,
    telephony: TelephonyPort,
    clock: Clock,
    favourites: FavouritesStore,
    profile: PbxProfile,
    policy: CallPolicy,
    accounts: Sequence[Account],
    extensions: Sequence[Extension],
    headset: HeadsetPort,
    reports: ReportOutput,
    headset_sound: HeadsetSound | None = None,
    retention: Retention | None = None,
    phonebooks: Sequence[SourcePlan] = (),
    chat: MessagingSetup | None = None,
    queue_rules: QueueRules | None = None,
) -> Services:
    """Build every service and the table that events travel by. Main thread."""
    own = Party(accounts[0].number, accounts[0].name) if accounts else Party("")
    account = AccountService(accounts, telephony)
    people = ExtensionService(extensions, clock)
    stars = FavouriteService(favourites, people)
    calls = CallService(telephony, clock, account, policy, people.party)
    inbox = CallEvents(calls, profile, clock)
    transfers = TransferService(calls, telephony, profile, TransferLog(clock))
    tracking = TransferTracking(calls, transfers, telephony, clock)
    parking = ParkingService(calls, telephony, clock, profile, own)
    pickup = PickupService(calls, people, telephony, clock, profile)
    dnd = DndService(calls, telephony, profile.dnd, policy.dnd)
    alerts = AlertService(calls, telephony, clock)
    handset = HeadsetService(calls, headset)
    handset.speaker_wanted.connect(alerts.use_speaker)
    alerts.silenced.connect(lambda _: handset.silence())
    sound = HeadsetSoundService(calls, handset, telephony, clock, headset_sound)
    recorder = CallRecorder(
        desk := f"{own.number}@{platform.node()}",
        frozenset(each.number for each in accounts),
        calls,
        transfers.log,
        clock,
    )
    call_log = CallLogService(recorder, calls, clock, desk, retention)
    lamps = LampService(accounts[0].id if accounts else None, telephony)
    callers = CallerService(calls, people)
    calls.resolve = callers.party
    phonebook = Phonebook()
    callers.follow(phonebook)
    callers.name_parked(parking)
    directory = DirectorySync(clock, phonebooks)
    directory.contents_changed.connect(lambda _: phonebook.touched())
    recorder.key_of = callers.key
    classification = ClassificationService(calls, callers, people, clock)
    alerts.tone_of = classification.tone
    recorder.category_name = classification.label
    classification.changed.connect(lambda rules: calls.ask_for_tags(rules.wrap_up))
    suggestions = SuggestionService(callers, people, clock)
    suggestions.follow(call_log)
    for enricher in (
        tracking.enrich,
        parking.enrich,
        pickup.enrich,
        callers.enrich,
        classification.enrich,
    ):
        inbox.enrich_with(enricher)
    people.changed.connect(tracking.on_extension)
    account.changed.connect(lamps.on_account)
    lamps.lost.connect(lambda _: people.forget_all())
    lamps.lost.connect(lambda _: parking.forget_all())
    _want_lamps(lamps, profile, own, people, parking, dnd)
    dispatch = _routes(account, inbox, tracking, parking, people, lamps)
    for kind in get_args(HeadsetEvent):
        dispatch.add(kind, handset.on_event)
    dispatch.add(events.ParkedCallLeft, recorder.on_slot_left)
    talks = MessagingService(setup := chat or MessagingSetup(), clock)
    talks.name_people({each.number: each.name for each in people.all})
    for about, hear in talks.handlers.items():
        dispatch.add(about, hear)
    dispatch.add(events.CallRefused, recorder.on_refused)
    manager = ManagerService(configured=(rules := queue_rules or QueueRules()).managed)
    queues = QueueService(manager, account, calls, callers, clock, picks=bool(profile.queues.pick))
    _hear_manager(dispatch, manager, queues)
    return Services(
        account,
        calls,
        transfers,
        parking,
        pickup,
        people,
        stars,
        phonebook,
        directory,
        lamps,
        dnd,
        alerts,
        handset,
        sound,
        call_log,
        callers,
        classification,
        suggestions,
        RuleTrials(call_log, callers, classification, clock),
        ReportService(call_log, reports),
        dispatch,
        PeopleSearch(phonebook, people, clock),
        talks,
        PresenceService(setup.port, calls, dnd, clock, setup.away_after_s),
        manager=manager,
        queues=queues,
        pauses=(pauses := _pauses(queues, manager, account, calls, profile, lamps)),
        auto_pause=AutoPause(pauses, queues, calls, rules, clock),
        queue_counts=_counts(dispatch, clock),
        supervision=SupervisionService(
            manager, calls, people, offered=rules.supervisor, adds=bool(profile.queues.member)
        ),
    )


def _pauses(
    queues: QueueService,
    manager: ManagerService,
    accounts: AccountService,
    calls: CallService,
    profile: PbxProfile,
    lamps: LampService,
) -> PauseService:
    pauses = PauseService(queues, manager, accounts, calls, profile.queue_pause)
    numbers = pauses.lamps()
    lamps.want(tuple(numbers), lambda name: lambda e: pauses.on_lamp(numbers[name], e))
    return pauses


def _counts(dispatch: Dispatcher, clock: Clock) -> QueueCounts:
    counts = QueueCounts(clock)
    dispatch.add(QueuesListed, counts.on_listed)
    dispatch.add(QueueCallDone, counts.on_done)
    return counts


def _hear_manager(dispatch: Dispatcher, manager: ManagerService, queues: QueueService) -> None:
    dispatch.add(events.PbxManagerLink, manager.on_link)
    dispatch.add(events.PbxManagerLink, queues.on_link)
    dispatch.add(events.ManagerAnswered, manager.on_answered)
    dispatch.add(QueuesListed, queues.on_listed)
    dispatch.add(QueueChanged, queues.on_changed)


def _want_lamps(
    lamps: LampService,
    profile: PbxProfile,
    own: Party,
    people: ExtensionService,
    parking: ParkingService,
    dnd: DndService,
) -> None:
    numbers = {fill(profile.extension_blf, ext=e.number): e.number for e in people.all}
    lamps.want(tuple(numbers), lambda name: lambda e: people.on_lamp(numbers[name], e))
    slots = dict(slot_lamps(profile))
    lamps.want(tuple(slots), lambda name: lambda e: parking.on_lamp(slots[name], e))
    if profile.dnd.blf:
        if len(people.all) <= MOST_DND_LAMPS:
            theirs = {fill(profile.dnd.blf, ext=e.number): e.number for e in people.all}
            lamps.want(tuple(theirs), lambda name: lambda e: people.on_dnd_lamp(theirs[name], e))
        if own.number:
            mine = fill(profile.dnd.blf, ext=own.number)
            lamps.want((mine,), lambda name: lambda e: dnd.on_lamp(name, e))


def _routes(
    accounts: AccountService,
    inbox: CallEvents,
    tracking: TransferTracking,
    parking: ParkingService,
    people: ExtensionService,
    lamps: LampService,
) -> Dispatcher:
    return Dispatcher(
        {
            events.RegistrationChanged: (accounts.on_registration,),
            events.PbxReachable: (accounts.on_reachable,),
            events.CallArrived: (inbox.on_arrived,),
            events.CallProgressed: (inbox.on_progressed,),
            events.CallConnected: (inbox.on_connected,),
            events.CallMediaChanged: (inbox.on_media,),
            events.CallPartyChanged: (inbox.on_party,),
            events.CallEnded: (inbox.on_ended,),
            events.ReferProgressed: (tracking.on_refer, parking.on_refer),
            events.CommandFailed: (inbox.on_failed, tracking.on_failed, parking.on_failed),
            events.PhoneStateChanged: (lamps.on_lamp,),
            events.ReachabilityChanged: (people.on_reachability,),
            events.PbxManagerLink: (
                accounts.on_manager_link,
                lambda e: None if e.up else people.forget_reachability(),
            ),
            events.CallParked: (parking.on_parked,),
            events.ParkedCallLeft: (parking.on_left,),
            events.ParkedCallsListed: (parking.on_listed,),
        }
    )
