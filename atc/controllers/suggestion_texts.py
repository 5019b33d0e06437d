# SPDX-License-Identifier: GPL-3.0-or-later
"""Why somebody is suggested, in the user's language."""

from PyQt6.QtCore import QT_TRANSLATE_NOOP

from atc.controllers.qt import tr
from atc.domain.suggest import Context, Reason

_WHERE: dict[Context, str] = {
    Context.OVERALL: QT_TRANSLATE_NOOP("Suggestions", "of all"),
    Context.HOUR: QT_TRANSLATE_NOOP("Suggestions", "at this time of day"),
    Context.CALLED: QT_TRANSLATE_NOOP("Suggestions", "for {what}"),
    Context.QUEUE: QT_TRANSLATE_NOOP("Suggestions", "in the queue {what}"),
    Context.QUEUE_HOUR: QT_TRANSLATE_NOOP("Suggestions", "in the queue {what} at this time"),
    Context.AREA: QT_TRANSLATE_NOOP("Suggestions", "from this area"),
    Context.BLOCK: QT_TRANSLATE_NOOP("Suggestions", "from similar numbers"),
    Context.COMPANY: QT_TRANSLATE_NOOP("Suggestions", "from {what}"),
    Context.NUMBER: QT_TRANSLATE_NOOP("Suggestions", "from this number"),
    Context.NUMBER_HOUR: QT_TRANSLATE_NOOP("Suggestions", "from this number at this time"),
}

_SHORT: dict[Context, str] = {
    Context.OVERALL: QT_TRANSLATE_NOOP("Suggestions", "all"),
    Context.HOUR: QT_TRANSLATE_NOOP("Suggestions", "this hour"),
    Context.CALLED: "{what}",
    Context.QUEUE: "{what}",
    Context.QUEUE_HOUR: "{what}",
    Context.AREA: QT_TRANSLATE_NOOP("Suggestions", "area"),
    Context.BLOCK: QT_TRANSLATE_NOOP("Suggestions", "similar"),
    Context.COMPANY: "{what}",
    Context.NUMBER: QT_TRANSLATE_NOOP("Suggestions", "number"),
    Context.NUMBER_HOUR: QT_TRANSLATE_NOOP("Suggestions", "number"),
}


def why(reason: Reason) -> str:
    """`4 of the last 5 calls from ACME`."""
    where = tr("Suggestions", _WHERE[reason.context]).replace("{what}", reason.what)
    if reason.taken == 0:
        told = tr("Suggestions", "earlier calls {where}")
    elif reason.of == 1:
        told = tr("Suggestions", "the last call {where}")
    else:
        told = tr("Suggestions", "{taken} of the last {of} calls {where}")
    for name, value in (("taken", str(reason.taken)), ("of", str(reason.of)), ("where", where)):
        told = told.replace("{" + name + "}", value)
    return told


def in_short(reason: Reason) -> str:
    """`4/5 area`, where there is no room for the sentence: counted first, it is never cut off."""
    short = _SHORT[reason.context]
    where = reason.what if short == "{what}" else tr("Suggestions", short)
    return where if reason.taken == 0 else f"{reason.taken}/{reason.of} {where}"
