# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments of a working day at the front desk, for pictures and for tests of the layout."""

from collections.abc import Callable

from PyQt6.QtTest import QTest

from atc.domain.accounts import RegistrationState
from atc.domain.calls import CallId, Diversion, Party
from atc.domain.events import CallParked, ParkedCallsListed, RegistrationChanged
from atc.domain.extensions import Extension, PhoneState
from atc.domain.headset import (
    Button,
    HeadsetButtons,
    HeadsetInfo,
    HeadsetLink,
    HeadsetLinkChanged,
    HeadsetTouched,
)
from tests.fakes.desk import ACCOUNT
from tests.qml import caller_scenes, log_scenes, source_scenes
from tests.qml.contact_scenes import CONTACT_SCENES
from tests.qml.queue_scenes import QUEUE_SCENES
from tests.qml.stage import Stage

NAMES = """Anna Rossi|Bruno Verdi|Carla Neri|Dario Conti|Elsa Ferrari|Fabio Gallo|Giulia Costa
Hugo Fernández|Ivana Marini|Lucía Ortega|Marco De Luca|Nadia Greco|Oscar Lombardi|Paola Moretti
Quintino Barbieri|Rita Fontana|Sergio Caruso|Teresa Mariani|Ugo Rinaldi|Valeria Santoro
Walter Pichler|Ximena Núñez|Ylenia Bianco|Zeno Martini|Alessandra Gentile|Beatrice Villa
Cristiano Serra|Daniela Conte|Emanuele Ferri|Francesca Bellini|Gabriele Monti|Helene Mair
Ilaria Coppola|Jonas Oberhofer|Katia Sala|Lorenzo Vitale|Martina Leone|Nicola Longo
Ornella Martinelli|Pietro Grasso""".replace("\n", "|").split("|")
GROUPS = ("Sales", "Purchasing", "Support", "Accounting", "Warehouse", "Board")

PEOPLE = tuple(
    Extension(str(101 + i), name, (GROUPS[i % len(GROUPS)],)) for i, name in enumerate(NAMES)
)
FAVOURITES = ("103", "108", "101", "120", "111")
_STATES = (
    PhoneState.IDLE,
    PhoneState.IDLE,
    PhoneState.BUSY,
    PhoneState.IDLE,
    PhoneState.IDLE,
    PhoneState.UNREGISTERED,
    PhoneState.IDLE,
)


def lamps(stage: Stage) -> None:
    """Everybody's phone as on a usual morning."""
    for i, person in enumerate(PEOPLE):
        state = _STATES[i % len(_STATES)]
        stage.desk.lamp(person.number, state)
    stage.desk.lamp("104", PhoneState.RINGING, Party("0471555120", "Tipografia Alpina"))
    stage.desk.lamp("107", PhoneState.BUSY, Party("0461220011", "Comune di Trento"))
    stage.desk.tell(
        ParkedCallsListed(
            (CallParked("702", Party("0461778899", "Studio Weber"), Party("200"), 38.0, 7.0),)
        )
    )


def hold(stage: Stage, call_id: CallId) -> None:
    """Put a call on hold, confirmed by the PBX."""
    stage.desk.calls.hold(call_id)
    stage.desk.held(call_id)


def quiet(stage: Stage) -> None:
    """Nobody calls."""
    lamps(stage)


def busy(stage: Stage) -> None:
    """Two callers wait, one talks, one is on hold."""
    lamps(stage)
    desk = stage.desk
    waiting = desk.talking("+393471234567", "Officine Meccaniche Dolomiti")
    desk.calls.set_note(waiting, "Looks for the order 4711")
    hold(stage, waiting)
    stage.tick(49)
    desk.talking("0461123456", "Mario Bianchi")
    stage.tick(161)
    desk.ring("0461998877", "ACME SpA", queue="Sales")
    stage.tick(7)
    desk.ring(
        "0402345678",
        "Rosa Klammer",
        diversions=(Diversion(Party("112", "Nadia Greco"), "user-busy"),),
    )
    stage.tick(5)


def consulting(stage: Stage) -> None:
    """A caller is announced to a colleague."""
    lamps(stage)
    caller = stage.desk.talking("0461123456", "Mario Bianchi")
    stage.tick(42)
    stage.controllers.transfers.announce(int(caller), "108", "Hugo Fernández")
    stage.desk.held(caller)
    target = stage.desk.dialed()
    stage.desk.connect(target)
    stage.tick(9)


def transferring(stage: Stage) -> None:
    """A blind transfer that can still be undone."""
    lamps(stage)
    caller = stage.desk.talking("0461123456", "Mario Bianchi")
    stage.tick(20)
    stage.controllers.transfers.transfer(int(caller), "101", "Anna Rossi")
    stage.desk.refer(caller, 202, final=False)
    stage.desk.refer(caller, 180, final=False)
    stage.tick(1)


def asking(stage: Stage) -> None:
    """A busy colleague was chosen: what now?"""
    busy(stage)
    focus = stage.controllers.calls.focusId
    stage.controllers.transfers.arm(focus, False)
    stage.settle()
    stage.controllers.transfers.choose("107", "")
    stage.settle()


def offline(stage: Stage) -> None:
    """The PBX is gone."""
    lamps(stage)
    stage.desk.tell(
        RegistrationChanged(
            ACCOUNT, RegistrationState.UNREACHABLE, 408, "Request Timeout", retry_s=12.0
        )
    )
    stage.settle()


def refused(stage: Stage) -> None:
    """The password is wrong, and somebody rings nevertheless."""
    lamps(stage)
    stage.desk.ring("0461998877", "ACME SpA")
    stage.desk.tell(RegistrationChanged(ACCOUNT, RegistrationState.REFUSED, 401, "Unauthorized"))
    stage.tick(3)


def sheet(name: str) -> Callable[[Stage], None]:
    """A sheet over the right-hand side, with calls on the left."""

    def scene(stage: Stage) -> None:
        busy(stage)
        stage.window.setProperty("sheet", name)
        stage.settle()

    return scene


def typing(stage: Stage) -> None:
    """Somebody is looked for on the screen's keyboard."""
    busy(stage)
    stage.window.setProperty("keyboard", True)
    stage.controllers.extensions.search("neri")
    stage.settle()


def dialling(stage: Stage) -> None:
    """The keypad is open while a call is active."""
    busy(stage)
    stage.window.setProperty("dock", "keypad")
    stage.settle()


def page(name: str) -> Callable[[Stage], None]:
    """A page that later work fills."""

    def scene(stage: Stage) -> None:
        busy(stage)
        stage.item(f"tab-{name}").tapped.emit()
        stage.settle()

    return scene


ENGAGE = HeadsetInfo("0b0e:1113@1-2.3", 0x0B0E, 0x1113, "Jabra Engage 75", "Headset")
VOYAGER = HeadsetInfo("047f:02e6@1-3.3", 0x047F, 0x02E6, "Plantronics Voyager Focus UC", "UC")
_KEYS = (
    *(Button.HOOK, Button.MUTE, Button.VOLUME_UP, Button.VOLUME_DOWN, Button.REJECT),
    *(Button.FLASH, Button.REDIAL, Button.KEY_1, Button.KEY_2, Button.KEY_3),
)


def headset(stage: Stage) -> None:
    """Two headsets are plugged and the buttons of one are tried."""
    lamps(stage)
    stage.desk.tell(HeadsetLinkChanged(HeadsetLink.READY, ENGAGE, (VOYAGER, ENGAGE)))
    stage.window.setProperty("sheet", "headset")
    stage.settle()
    stage.controllers.headset.test(True)
    stage.desk.tell(HeadsetLinkChanged(HeadsetLink.IN_USE, ENGAGE, (VOYAGER, ENGAGE)))
    stage.desk.tell(HeadsetButtons(_KEYS))
    for button in (Button.HOOK, Button.MUTE):
        stage.desk.tell(HeadsetTouched(button, down=True))
    QTest.qWait(800)
    stage.desk.tell(HeadsetTouched(Button.VOLUME_UP, down=True))
    stage.controllers.messages.dismiss()
    stage.settle()


def headset_denied(stage: Stage) -> None:
    """The system does not let us use the headset's buttons."""
    lamps(stage)
    stage.desk.tell(HeadsetLinkChanged(HeadsetLink.DENIED, VOYAGER, (VOYAGER,), "permission"))
    stage.window.setProperty("sheet", "headset")
    stage.settle()


def headset_asks(stage: Stage) -> None:
    """A headset is plugged in mid-call: shall the voice move to it?"""
    busy(stage)
    stage.desk.tell(HeadsetLinkChanged(HeadsetLink.READY, ENGAGE, (ENGAGE,)))
    stage.settle()


SCENES: dict[str, Callable[[Stage], None]] = {
    "quiet": quiet,
    "busy": busy,
    "consulting": consulting,
    "transferring": transferring,
    "asking": asking,
    "offline": offline,
    "refused": refused,
    "typing": typing,
    "dialling": dialling,
    "help": sheet("help"),
    "settings": sheet("settings"),
    "headset": headset,
    "headset-denied": headset_denied,
    "headset-asks": headset_asks,
    "sources": source_scenes.sources,
    "sources-none": source_scenes.sources_none,
    "voicemail": page("voicemail"),
    "log": log_scenes.log_page,
    "log-open": log_scenes.log_open,
    "log-filter": log_scenes.log_filter,
    "log-shared": log_scenes.log_shared,
    "log-empty": log_scenes.log_empty,
    "log-none": log_scenes.log_none,
    "report": log_scenes.report,
    "tagging": log_scenes.tagging,
    **caller_scenes.SCENES,
    **CONTACT_SCENES,
    **QUEUE_SCENES,
}
