# SPDX-License-Identifier: GPL-3.0-or-later
"""Callers that the console knows: categories, suggestions, and the editor of the rules."""

from collections.abc import Callable

from PyQt6.QtCore import QBuffer, QIODevice
from PyQt6.QtGui import QColor, QImage, QPainter

from atc.controllers.default_rules import default_rulebook
from atc.domain.call_log import LoggedCall, LogUid
from atc.domain.calls import Direction, Party
from atc.domain.contacts import Contact, ContactId, ContactNumber, PersonFields
from atc.domain.extensions import PhoneState
from atc.services.phonebook import PlainPlan
from tests.fakes.call_log_store import FakeCallLogStore
from tests.fakes.contact_book import FakeContactBook
from tests.qml.stage import Stage

TAGS = ("message taken", "wrong number", "complaint")


def _contact(number: int, phone: str, name: str, company: str, *groups: str) -> Contact:
    vip = "VIP" in groups
    person = PersonFields(
        name=name,
        company=company,
        department="Purchasing" if company else "",
        numbers=(ContactNumber(phone),),
        groups=groups,
        vip=vip,
    )
    return Contact(ContactId(number), person, has_photo=number == 1)


CONTACTS = (
    _contact(1, "0461998877", "Giovanna Klotz-Bellini", "ACME SpA", "VIP"),
    _contact(2, "0461998877", "Reception", "ACME SpA"),
    _contact(3, "+393471234567", "Luca Ferrari", "Officine Meccaniche Dolomiti", "Suppliers"),
    _contact(4, "0461123456", "Mario Bianchi", "", "Customers"),
)
CALLERS = (
    ("0461998877", "ACME SpA", "Sales"),
    ("+393471234567", "Officine Meccaniche Dolomiti", ""),
    ("0461123456", "", ""),
    ("0402345678", "", "Support"),
)


def photo() -> bytes:
    """A face, more or less."""
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor("#c9b8a8"))
    painter = QPainter(image)
    painter.setBrush(QColor("#7a5a44"))
    painter.drawEllipse(30, 16, 36, 42)
    painter.drawEllipse(14, 58, 68, 70)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


def past(stage: Stage, count: int = 160) -> tuple[LoggedCall, ...]:
    """Some weeks of calls; the first three targets of each caller are a habit."""
    now = stage.desk.clock.now()
    calls = []
    for n in range(count):
        number, company, queue = CALLERS[n % len(CALLERS)]
        targets = ("103", "101", "103", "108", "103", "101")
        target = stage.desk.services.extensions.find(targets[n // len(CALLERS) % len(targets)])
        at = now - 7000.0 * (n + 1)
        calls.append(
            LoggedCall(
                LogUid(f"{n:032x}"),
                "200",
                Direction.INCOMING,
                Party(number, company),
                at,
                number_key=number,
                company=company,
                called="200",
                queue=queue,
                answered_at=at + 5,
                ended_at=at + 60,
                handed_to=Party(target.number, target.name) if target else None,
            )
        )
    return tuple(calls)


def known(stage: Stage) -> None:
    """A phonebook, the usual rules and a log to learn from."""
    services = stage.desk.services
    book = FakeContactBook(CONTACTS, {1: photo()})
    services.phonebook.attach(book, PlainPlan())
    services.classification.load(default_rulebook(TAGS))
    services.call_log.attach(FakeCallLogStore(past(stage)))
    for _ in range(60):
        stage.desk.clock.advance(0.05)
    for number, state in (("101", PhoneState.IDLE), ("103", PhoneState.BUSY)):
        stage.desk.lamp(number, state)
    stage.desk.lamp("108", PhoneState.IDLE)
    stage.settle()


def callers(stage: Stage) -> None:
    """Two known callers ring, one of them a VIP; one talks."""
    known(stage)
    stage.desk.talking("0461123456", "")
    stage.tick(31)
    stage.desk.ring("+393471234567", "Officine", queue="")
    stage.tick(6)
    stage.desk.ring("0461998877", "ACME", queue="Sales")
    stage.tick(3)
    stage.frame()


def one_caller(stage: Stage) -> None:
    """One known caller rings: the suggestions have room for their reasons."""
    known(stage)
    stage.desk.ring("0461998877", "ACME", queue="Sales")
    stage.tick(3)
    stage.frame()


def rules(part: str, *, opened: str = "") -> Callable[[Stage], None]:
    """The editor, with two calls on the left."""

    def scene(stage: Stage) -> None:
        callers(stage)
        stage.window.setProperty("sheet", "rules")
        stage.settle()
        for _ in range(20):
            stage.desk.clock.advance(0.05)
        stage.item(f"choice-{part}").tapped.emit()
        stage.settle()
        if opened:
            stage.controllers.rules.open(opened)
        stage.settle()

    return scene


def rule_open(stage: Stage) -> None:
    """A rule is being edited; one of its values is wrong."""
    rules("rules", opened="supplier")(stage)
    stage.controllers.rules.addCondition("time")
    stage.controllers.rules.setValues(1, "8-12")
    stage.controllers.rules.addCondition("weekday")
    stage.controllers.rules.toggleDay(2, 1)
    stage.settle()


def category_open(stage: Stage) -> None:
    """A category is being edited."""
    rules("categories")(stage)
    stage.item("category-vip-edit").tapped.emit()
    stage.settle()


def number_tried(stage: Stage) -> None:
    """What would become of this number?"""
    rules("number")(stage)
    stage.item("trial-number").setProperty("text", "0461998877")
    stage.controllers.rules.tryNumber("0461998877")
    stage.settle()


def past_calls(stage: Stage) -> None:
    """The past calls of a rule."""
    rules("rules")(stage)
    stage.controllers.rules.listCalls("queue")
    stage.settle()


SCENES: dict[str, Callable[[Stage], None]] = {
    "callers": callers,
    "one-caller": one_caller,
    "rules": rules("rules"),
    "rule-open": rule_open,
    "rule-calls": past_calls,
    "categories": category_open,
    "tags": rules("tags"),
    "number-tried": number_tried,
}
