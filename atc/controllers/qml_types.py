# SPDX-License-Identifier: GPL-3.0-or-later
"""The QML module `Atc.Core`: every controller as a singleton, under the name given here."""

from PyQt6.QtCore import QObject
from PyQt6.QtQml import qmlRegisterSingletonInstance

from atc.controllers.audio import AudioController
from atc.controllers.build import Controllers
from atc.controllers.call_log import CallLogController
from atc.controllers.calls import CallsController, CallsModel
from atc.controllers.contact_bin import ContactBin
from atc.controllers.contact_card import ContactCardController, EmailsModel, NumbersModel
from atc.controllers.contact_editor import ContactEditor, EntriesModel
from atc.controllers.contacts import ContactsController, ContactsModel, FoundModel
from atc.controllers.dialer import DialController
from atc.controllers.extensions import ExtensionsController, ExtensionsModel
from atc.controllers.favourites import FavouritesController, FavouritesModel
from atc.controllers.headset import HeadsetButtonsModel, HeadsetController, HeadsetsModel
from atc.controllers.keys import KeyRowsModel, KeysController
from atc.controllers.log_rows import AskedModel, CategoriesModel, LogModel, StoryModel
from atc.controllers.messages import MessagesController
from atc.controllers.parking import ParkingController, SlotsModel
from atc.controllers.photos import PhotosController
from atc.controllers.pickups import PickupsController
from atc.controllers.pictures import PicturesController, PicturesModel
from atc.controllers.pointers import PointersController
from atc.controllers.preferences import SettingsController
from atc.controllers.queue_rows import QueuesModel, WaitingModel
from atc.controllers.queues import QueuesController
from atc.controllers.report import BarsModel, ReportController
from atc.controllers.rule_rows import (
    ConditionsModel,
    PastCallsModel,
    RuleCategoriesModel,
    RulesModel,
)
from atc.controllers.rules import RulesController
from atc.controllers.sharing import SharingController
from atc.controllers.sources import SourcesController, SourcesModel
from atc.controllers.status import AccountsModel, StatusController
from atc.controllers.suggestions import SuggestionsController
from atc.controllers.supervisor import BoardModel, SupervisorController
from atc.controllers.ticker import Ticker
from atc.controllers.transfers import TransfersController, TransfersModel

MODULE = "Atc.Core"

SINGLETONS: dict[str, type[QObject]] = {
    "Audio": AudioController,
    "CallLog": CallLogController,
    "Calls": CallsController,
    "ContactBin": ContactBin,
    "ContactCard": ContactCardController,
    "ContactEditor": ContactEditor,
    "Contacts": ContactsController,
    "Dialer": DialController,
    "Extensions": ExtensionsController,
    "Headset": HeadsetController,
    "Favourites": FavouritesController,
    "KeyMap": KeysController,
    "Messages": MessagesController,
    "Parking": ParkingController,
    "Photos": PhotosController,
    "Pickups": PickupsController,
    "Pictures": PicturesController,
    "Pointers": PointersController,
    "Queues": QueuesController,
    "Report": ReportController,
    "Rules": RulesController,
    "Settings": SettingsController,
    "Sharing": SharingController,
    "Sources": SourcesController,
    "Status": StatusController,
    "Suggestions": SuggestionsController,
    "Supervisor": SupervisorController,
    "Ticker": Ticker,
    "Transfers": TransfersController,
}
"""What QML calls each controller."""

MODELS: tuple[type[QObject], ...] = (
    AccountsModel,
    AskedModel,
    BarsModel,
    BoardModel,
    CallsModel,
    CategoriesModel,
    ConditionsModel,
    ContactsModel,
    EmailsModel,
    EntriesModel,
    ExtensionsModel,
    FavouritesModel,
    FoundModel,
    HeadsetButtonsModel,
    HeadsetsModel,
    KeyRowsModel,
    LogModel,
    NumbersModel,
    PastCallsModel,
    PicturesModel,
    QueuesModel,
    RuleCategoriesModel,
    RulesModel,
    SlotsModel,
    SourcesModel,
    StoryModel,
    TransfersModel,
    WaitingModel,
)
"""Models that QML gets from the controllers, for the linter's type description."""


def register_types(controllers: Controllers) -> None:
    """Make the controllers known to QML, before an engine loads anything. Main thread.

    A later call replaces the instances for engines made after it (tests need several windows).
    """
    instances: dict[str, QObject] = {
        "Audio": controllers.audio,
        "CallLog": controllers.call_log,
        "Calls": controllers.calls,
        "ContactBin": controllers.contact_bin,
        "ContactCard": controllers.contact_card,
        "ContactEditor": controllers.contact_editor,
        "Contacts": controllers.contacts,
        "Dialer": controllers.dialer,
        "Extensions": controllers.extensions,
        "Headset": controllers.headset,
        "Favourites": controllers.favourites,
        "KeyMap": controllers.keys,
        "Messages": controllers.messages,
        "Parking": controllers.parking,
        "Photos": controllers.photos,
        "Pickups": controllers.pickups,
        "Pictures": controllers.pictures,
        "Pointers": controllers.pointers,
        "Queues": controllers.queues,
        "Report": controllers.report,
        "Rules": controllers.rules,
        "Settings": controllers.settings,
        "Sharing": controllers.sharing,
        "Sources": controllers.sources,
        "Status": controllers.status,
        "Suggestions": controllers.suggestions,
        "Supervisor": controllers.supervisor,
        "Ticker": controllers.ticker,
        "Transfers": controllers.transfers,
    }
    for name in SINGLETONS:
        qmlRegisterSingletonInstance(MODULE, 1, 0, name, instances[name])
