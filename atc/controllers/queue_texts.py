# SPDX-License-Identifier: GPL-3.0-or-later
"""The supervisor's page as a spreadsheet, in the user's language."""

import time
from collections.abc import Sequence

from PyQt6.QtCore import QT_TRANSLATE_NOOP

from atc.controllers.qt import tr
from atc.controllers.queue_rows import AgentRow, QueueRow
from atc.domain.tables import Document, Table

PHONES = {
    "unknown": QT_TRANSLATE_NOOP("Supervisor", "unknown"),
    "free": QT_TRANSLATE_NOOP("Supervisor", "free"),
    "talking": QT_TRANSLATE_NOOP("Supervisor", "talking"),
    "busy": QT_TRANSLATE_NOOP("Supervisor", "busy"),
    "ringing": QT_TRANSLATE_NOOP("Supervisor", "ringing"),
    "on_hold": QT_TRANSLATE_NOOP("Supervisor", "on hold"),
    "absent": QT_TRANSLATE_NOOP("Supervisor", "not signed in"),
}
SPANS = {
    "pbx": QT_TRANSLATE_NOOP("Supervisor", "All that the PBX counted"),
    "half_hour": QT_TRANSLATE_NOOP("Supervisor", "Last 30 minutes"),
    "hour": QT_TRANSLATE_NOOP("Supervisor", "Last hour"),
    "today": QT_TRANSLATE_NOOP("Supervisor", "Today"),
}


def document(
    queues: Sequence[QueueRow], agents: Sequence[AgentRow], span: str, now: float
) -> Document:
    """Both tables, of this moment."""
    at = time.strftime("%Y-%m-%d %H:%M", time.localtime(now))
    return Document(
        tr("Supervisor", "Queues"),
        f"{tr('Supervisor', SPANS[span])} · {at}",
        (_queues(queues), _agents(agents)),
    )


def _queues(rows: Sequence[QueueRow]) -> Table:
    headers = (
        tr("Supervisor", "Queue"),
        tr("Supervisor", "Waiting"),
        tr("Supervisor", "Lost"),
        tr("Supervisor", "Served"),
        tr("Supervisor", "Mean wait, s"),
        tr("Supervisor", "Mean talk, s"),
        tr("Supervisor", "Agents free"),
        tr("Supervisor", "Agents"),
    )
    cells = tuple(
        (r.name, r.waiting, r.lost, r.served, r.wait, r.talk, r.free, r.agents) for r in rows
    )
    return Table(tr("Supervisor", "Queues"), headers, cells)


def _agents(rows: Sequence[AgentRow]) -> Table:
    headers = (
        tr("Supervisor", "Agent"),
        tr("Supervisor", "Number"),
        tr("Supervisor", "Queue"),
        tr("Supervisor", "Phone"),
        tr("Supervisor", "Paused"),
        tr("Supervisor", "Calls taken"),
        tr("Supervisor", "Last call"),
    )
    cells = tuple(
        (
            row.name,
            row.number,
            row.queue,
            tr("Supervisor", PHONES[row.phone]),
            (row.reason or tr("Supervisor", "yes")) if row.paused else "",
            row.taken,
            time.strftime("%H:%M", time.localtime(row.last_call)) if row.last_call else "",
        )
        for row in rows
    )
    return Table(tr("Supervisor", "Agents"), headers, cells)
