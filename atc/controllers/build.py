# SPDX-License-Identifier: GPL-3.0-or-later
"""All controllers, wired to the services. Nothing else knows how they fit together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PyQt6.QtCore import QObject

from atc.controllers.audio import AudioController
from atc.controllers.call_log import CallLogController
from atc.controllers.calls import CallsController
from atc.controllers.contact_bin import ContactBin
from atc.controllers.contact_card import ContactCardController
from atc.controllers.contact_editor import ContactEditor
from atc.controllers.contacts import ContactsController
from atc.controllers.dialer import DialController
from atc.controllers.extensions import ExtensionsController
from atc.controllers.favourites import FavouritesController
from atc.controllers.headset import HeadsetController
from atc.controllers.hold_guard import HoldGuard
from atc.controllers.keys import KeysController
from atc.controllers.messages import MessagesController
from atc.controllers.parking import ParkingController
from atc.controllers.photos import PhotosController
from atc.controllers.pickups import PickupsController
from atc.controllers.pictures import PicturesController
from atc.controllers.pointers import PointersController
from atc.controllers.preferences import Preferences, SettingsController
from atc.controllers.problems import FileProblem
from atc.controllers.queues import QueuesController
from atc.controllers.report import ReportController
from atc.controllers.rules import RulesController
from atc.controllers.sharing import SharingController
from atc.controllers.sources import SourcesController
from atc.controllers.status import StatusController
from atc.controllers.suggestions import SuggestionsController
from atc.controllers.supervisor import SupervisorController
from atc.controllers.ticker import Ticker
from atc.controllers.transfers import TransfersController
from atc.domain.profile import PbxProfile
from atc.ports.clock import Clock
from atc.ports.telephony import TelephonyPort
from atc.services.console import Services


@dataclass(frozen=True, slots=True)
class Controllers:
    """What QML imports as `Atc.Core`, by singleton name: see `qml_types`."""

    calls: CallsController
    extensions: ExtensionsController
    favourites: FavouritesController
    contacts: ContactsController
    contact_card: ContactCardController
    contact_editor: ContactEditor
    contact_bin: ContactBin
    photos: PhotosController
    pictures: PicturesController
    transfers: TransfersController
    suggestions: SuggestionsController
    rules: RulesController
    parking: ParkingController
    pickups: PickupsController
    pointers: PointersController
    dialer: DialController
    status: StatusController
    settings: SettingsController
    keys: KeysController
    messages: MessagesController
    audio: AudioController
    call_log: CallLogController
    report: ReportController
    sharing: SharingController
    sources: SourcesController
    queues: QueuesController
    supervisor: SupervisorController
    headset: HeadsetController
    ticker: Ticker

    def retranslate(self) -> None:
        """Say everything again in the language that is installed now."""
        for each in (
            self.calls,
            self.extensions,
            self.transfers,
            self.suggestions,
            self.rules,
            self.parking,
            self.status,
            self.keys,
            self.messages,
            self.call_log,
            self.report,
            self.sharing,
            self.sources,
            self.queues,
            self.supervisor,
            self.headset,
        ):
            each.retranslate()


def build_controllers(
    services: Services,
    *,
    telephony: TelephonyPort,
    clock: Clock,
    profile: PbxProfile,
    preferences: Preferences | None = None,
    save_preferences: Callable[[Preferences], None] = lambda _: None,
    keys: Mapping[str, str] | None = None,
    problems: Sequence[FileProblem] = (),
    headset_enabled: bool = True,
    pause_reasons: Sequence[str] = (),
    parent: QObject | None = None,
) -> Controllers:
    """Build every controller. Main thread, after the application object exists.

    Args:
        services: the use cases.
        telephony: for volumes and level meters.
        clock: the time.
        profile: says which services this PBX has.
        preferences: what was chosen on screen in an earlier run.
        save_preferences: called some time after a choice changed.
        keys: key sequences by action (`[keys]`); None for the usual ones.
        problems: mistakes in the configuration.
        headset_enabled: whether headsets are looked for at all.
        pause_reasons: what can be chosen for a pause in the queues.
        parent: owns the controllers, so that they live as long as the window.
    """
    messages = MessagesController(parent)
    report = messages.report
    ticker = Ticker(clock, parent)
    settings = SettingsController(preferences or Preferences(), save_preferences, parent)
    s = services
    guard = HoldGuard(s.calls, clock)

    def dialled(number: str) -> str:
        return s.phonebook.plan.dial(number)

    pointers = PointersController(parent)
    transfers = TransfersController(s.transfers, s.calls, s.extensions, ticker, report, parent)
    contacts = ContactsController(
        s.phonebook, s.people_search, s.extensions, s.favourites, pointers, parent
    )
    card = ContactCardController(s.phonebook, contacts, s.extensions, s.favourites, report, parent)
    return Controllers(
        calls=CallsController(
            s.calls,
            s.pickup,
            guard,
            ticker,
            report,
            parent,
            callers=s.callers,
            classification=s.classification,
            silence=s.alerts.silence,
        ),
        extensions=ExtensionsController(s.extensions, parent),
        favourites=FavouritesController(s.favourites, s.extensions, s.phonebook, parent),
        contacts=contacts,
        contact_card=card,
        contact_editor=ContactEditor(s.phonebook, contacts, card, s.calls, report, parent),
        contact_bin=ContactBin(s.phonebook, card, report, parent),
        photos=PhotosController(s.phonebook, parent),
        pictures=PicturesController(parent),
        transfers=transfers,
        suggestions=SuggestionsController(
            s.suggestions, s.calls, s.extensions, transfers, report, parent
        ),
        rules=RulesController(s.classification, s.rule_trials, s.callers, report, parent),
        parking=ParkingController(s.parking, ticker, report, parent),
        pickups=PickupsController(s.pickup, profile.pickup, report, parent),
        pointers=pointers,
        dialer=DialController(s.calls, guard, report, parent),
        status=StatusController(s.accounts, s.dnd, clock, report, problems, parent),
        settings=settings,
        keys=KeysController(keys, parent),
        messages=messages,
        audio=AudioController(telephony, s.calls, settings, report, parent),
        headset=HeadsetController(
            s.headset, s.headset_sound, settings, report, enabled=headset_enabled, parent=parent
        ),
        call_log=CallLogController(
            s.call_log,
            s.calls,
            guard,
            s.classification,
            s.callers,
            dialled,
            clock,
            report,
            parent,
        ),
        report=ReportController(s.reports, clock, report, parent),
        sharing=SharingController(s.call_log, parent),
        sources=SourcesController(s.directory, clock, parent),
        queues=QueuesController(s.queues, s.pauses, ticker, report, pause_reasons, parent),
        supervisor=SupervisorController(
            s.supervision, s.queues, s.queue_counts, s.reports, ticker, clock, report, parent
        ),
        ticker=ticker,
    )
