# SPDX-License-Identifier: GPL-3.0-or-later
"""The log page with a few days behind it."""

from dataclasses import replace

from atc.domain.call_log import LoggedCall, LogStep, LogUid, Outcome, StepKind
from atc.domain.calls import Direction, Party
from atc.domain.classification import Category, Rulebook
from tests.fakes.call_log_store import FakeCallLogStore
from tests.qml.stage import Stage

NOON = 1_790_000_000.0
CALLERS = (
    ("+390461998877", "ACME SpA", "Mario Rossi", "vip"),
    ("+393471234567", "Officine Meccaniche Dolomiti", "", "supplier"),
    ("+390471555120", "Tipografia Alpina", "Rosa Klammer", ""),
    ("+390461220011", "Comune di Trento", "", "known"),
    ("+34913334455", "Transportes Ibéricos Hermanos Fernández de la Vega", "Lucía Ortega", ""),
    ("", "", "", "anonymous"),
)
CATEGORIES = (
    Category("vip", "VIP", "violet", "star", priority=10),
    Category("supplier", "Supplier", "teal", "truck"),
    Category("known", "Known", "blue", "person"),
    Category("anonymous", "Withheld", "grey", "unknown"),
)
TAGS = ("message taken", "wrong number", "supplier", "complaint", "appointment")
TARGETS = (Party("101", "Anna Rossi"), Party("108", "Hugo Fernández"))


def history(count: int = 48, noon: float = NOON) -> tuple[LoggedCall, ...]:
    """Calls of some days, every kind among them."""
    return tuple(_call(n, noon) for n in range(count))


def _call(n: int, noon: float) -> LoggedCall:
    number, company, person, category = CALLERS[n % len(CALLERS)]
    at = noon - n * 4700.0
    steps = (
        LogStep(at, StepKind.RANG, detail="Sales" if n % 4 == 0 else ""),
        LogStep(at + 6, StepKind.ANSWERED),
        LogStep(at + 30, StepKind.HELD, detail="looks for the order"),
        LogStep(at + 48, StepKind.CONSULTED, TARGETS[n % 2]),
        LogStep(at + 70, StepKind.TRANSFERRED, TARGETS[n % 2], "attended"),
        LogStep(at + 71, StepKind.TRANSFER_ANSWERED, TARGETS[n % 2]),
        LogStep(at + 72, StepKind.ENDED, detail="us"),
    )
    call = LoggedCall(
        uid=LogUid(f"{n:032x}"),
        desk="200",
        direction=Direction.INCOMING,
        remote=Party(number, person or company),
        started_at=at,
        number_key=number,
        contact_name=person or company,
        company=company if person else "",
        queue="Sales" if n % 4 == 0 else "",
        category=category,
        category_name=next((c.name for c in CATEGORIES if c.id == category), ""),
        answered_at=at + 6,
        ended_at=at + 72,
        outcome=Outcome.ANSWERED,
        ended_by="us",
        handed_to=TARGETS[n % 2] if n % 3 == 0 else None,
        steps=steps if n % 3 == 0 else (*steps[:2], steps[-1]),
        tags=(TAGS[n % 5],) if n % 5 == 1 else (),
        note="wants a call back before four o'clock" if n % 7 == 1 else "",
    )
    if n % 5 == 2:
        return replace(call, answered_at=None, outcome=Outcome.MISSED, handed_to=None)
    if n % 6 == 3:
        return replace(call, direction=Direction.OUTGOING, handed_to=None)
    return call


def fill_log(stage: Stage, count: int = 48) -> None:
    """Give the stage a log, categories and tags."""
    services = stage.desk.services
    services.classification.load(Rulebook(CATEGORIES, tags=TAGS))
    services.call_log.attach(FakeCallLogStore(history(count, stage.desk.clock.now())))
    stage.settle()


def log_page(stage: Stage) -> None:
    """The log, with one call opened."""
    fill_log(stage)
    stage.item("tab-log").tapped.emit()
    stage.settle()


def log_open(stage: Stage) -> None:
    """A call's story."""
    log_page(stage)
    stage.controllers.call_log.open(f"{0:032x}")
    stage.settle()


def log_filter(stage: Stage) -> None:
    """What can be asked for, and some of it asked."""
    log_page(stage)
    log = stage.controllers.call_log
    stage.item("log-filter").tapped.emit()
    stage.settle()
    log.chooseCategory("vip")
    log.chooseQueue("Sales")
    stage.item("log-from").setProperty("text", "30/2")
    stage.settle()


def log_shared(stage: Stage) -> None:
    """A call of another desk whose note she writes while they do."""
    fill_log(stage)
    store = FakeCallLogStore(history(48, stage.desk.clock.now()))
    service = stage.desk.services.call_log
    service.attach(store)
    service.desk = "200"
    uid = LogUid(f"{2:032x}")
    _foreign(store, uid, "Rosa asks\nfor the price")
    stage.item("tab-log").tapped.emit()
    stage.settle()
    stage.controllers.call_log.open(uid)
    stage.controllers.call_log.writeNote("wants an offer")
    _foreign(store, uid, "called back\nat ten")
    stage.wait(lambda: stage.controllers.call_log.otherNote != "")
    stage.settle()


def _foreign(store: FakeCallLogStore, uid: LogUid, note: str) -> None:
    by = "201@south"
    call = replace(store.calls[uid], desk=by, handled=True, handled_by=by, called="0461990")
    store.foreign(replace(call, note=note))


def log_empty(stage: Stage) -> None:
    """Nothing was logged yet."""
    fill_log(stage, 0)
    stage.item("tab-log").tapped.emit()
    stage.settle()


def log_none(stage: Stage) -> None:
    """Nothing fits what was asked for."""
    log_page(stage)
    stage.controllers.call_log.search("zzz")
    stage.settle()


def report(stage: Stage) -> None:
    """What the week adds up to, by hour."""
    log_page(stage)
    stage.item("log-report").tapped.emit()
    stage.settle()
    stage.controllers.report.chooseSpan("month")
    stage.controllers.report.chooseTable(3)
    stage.settle()


def tagging(stage: Stage) -> None:
    """What comes of a call is chosen on its card."""
    fill_log(stage)
    call = stage.desk.talking("0461123456", "Mario Bianchi")
    stage.settle()
    stage.wait(lambda: stage.find(f"call-{call}-tag") is not None)
    stage.item(f"call-{call}-tag").tapped.emit()
    stage.controllers.calls.toggleTag(int(call), TAGS[0])
    stage.settle()
