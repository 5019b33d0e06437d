# SPDX-License-Identifier: GPL-3.0-or-later
"""The QML module `Atc.Core`: every controller as a singleton, under the name given here."""

from PyQt6.QtCore import QObject
from PyQt6.QtQml import qmlRegisterSingletonInstance

from atc.controllers.audio import AudioController
from atc.controllers.build import Controllers
from atc.controllers.calls import CallsController, CallsModel
from atc.controllers.dialer import DialController
from atc.controllers.extensions import ExtensionsController, ExtensionsModel
from atc.controllers.headset import HeadsetButtonsModel, HeadsetController, HeadsetsModel
from atc.controllers.keys import KeyRowsModel, KeysController
from atc.controllers.messages import MessagesController
from atc.controllers.parking import ParkingController, SlotsModel
from atc.controllers.pickups import PickupsController
from atc.controllers.pointers import PointersController
from atc.controllers.preferences import SettingsController
from atc.controllers.status import AccountsModel, StatusController
from atc.controllers.ticker import Ticker
from atc.controllers.transfers import TransfersController, TransfersModel

MODULE = "Atc.Core"

SINGLETONS: dict[str, type[QObject]] = {
    "Audio": AudioController,
    "Calls": CallsController,
    "Dialer": DialController,
    "Extensions": ExtensionsController,
    "Headset": HeadsetController,
    "KeyMap": KeysController,
    "Messages": MessagesController,
    "Parking": ParkingController,
    "Pickups": PickupsController,
    "Pointers": PointersController,
    "Settings": SettingsController,
    "Status": StatusController,
    "Ticker": Ticker,
    "Transfers": TransfersController,
}
"""What QML calls each controller."""

MODELS: tuple[type[QObject], ...] = (
    AccountsModel,
    CallsModel,
    ExtensionsModel,
    HeadsetButtonsModel,
    HeadsetsModel,
    KeyRowsModel,
    SlotsModel,
    TransfersModel,
)
"""Models that QML gets from the controllers, for the linter's type description."""


def register_types(controllers: Controllers) -> None:
    """Make the controllers known to QML, before an engine loads anything. Main thread.

    A later call replaces the instances for engines made after it (tests need several windows).
    """
    instances: dict[str, QObject] = {
        "Audio": controllers.audio,
        "Calls": controllers.calls,
        "Dialer": controllers.dialer,
        "Extensions": controllers.extensions,
        "Headset": controllers.headset,
        "KeyMap": controllers.keys,
        "Messages": controllers.messages,
        "Parking": controllers.parking,
        "Pickups": controllers.pickups,
        "Pointers": controllers.pointers,
        "Settings": controllers.settings,
        "Status": controllers.status,
        "Ticker": controllers.ticker,
        "Transfers": controllers.transfers,
    }
    for name in SINGLETONS:
        qmlRegisterSingletonInstance(MODULE, 1, 0, name, instances[name])
