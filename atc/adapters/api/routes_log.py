# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log over the API. Answers come from the disk, so these routes return futures."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from atc.adapters.api import bodies, views
from atc.adapters.api.route import Ask, NotFoundError, Route
from atc.adapters.api.show import party
from atc.domain.call_log import LogFilter, LoggedCall, LogPage, LogStep, LogUid
from atc.services.console import Services

T = TypeVar("T")


def _asked(ask: Callable[[Callable[[T], None]], None]) -> "Future[T]":
    """A question to the log, as a future. Main thread."""
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()  # who asked may give up waiting; the answer comes anyway
    ask(future.set_result)
    return future


def _page(s: Services, ask: Ask) -> "Future[LogPage]":
    wanted: bodies.LogQuery = ask.query
    filtered = LogFilter(
        wanted.text,
        wanted.since,
        wanted.until,
        wanted.kind.value,
        wanted.category,
        wanted.tag,
        wanted.queue,
    )
    return _asked(lambda done: s.call_log.search(filtered, wanted.offset, wanted.limit, done))


def _get(s: Services, ask: Ask) -> "Future[LoggedCall | None]":
    uid = LogUid(ask.path["uid"])
    return _asked(lambda done: s.call_log.get(uid, done))


def _change(s: Services, ask: Ask) -> "Future[LoggedCall | None]":
    uid = LogUid(ask.path["uid"])
    body: bodies.LogBody = ask.body
    log = s.call_log
    if body.note is not None:
        log.annotate(uid, body.note)
    for tag in body.tag:
        log.tag(uid, tag)
    for tag in body.untag:
        log.tag(uid, tag, on=False)
    if body.handled is not None:
        (log.handle if body.handled else log.unhandle)(uid)
    return _get(s, ask)


def _step(step: LogStep) -> views.LogStepView:
    return views.LogStepView(
        at=step.at,
        kind=step.kind,
        party=None if step.party is None else party(step.party),
        detail=step.detail,
    )


def show_logged(call: LoggedCall | None) -> views.LoggedCallView:
    """A call of the log.

    Raises:
        NotFoundError: there is none.
    """
    if call is None:
        raise NotFoundError("there is no such call in the log")
    return views.LoggedCallView(
        uid=call.uid,
        desk=call.desk,
        direction=call.direction,
        remote=party(call.remote),
        contact_name=call.contact_name,
        company=call.company,
        called=call.called,
        queue=call.queue,
        category=call.category,
        category_name=call.category_name,
        outcome=call.outcome,
        ended_by=call.ended_by,
        handed_to=None if call.handed_to is None else party(call.handed_to),
        steps=tuple(_step(step) for step in call.steps),
        tags=call.tags,
        note=call.note,
        handled=call.handled,
        handled_by=call.handled_by,
        erased=call.erased,
        linked=call.linked,
        started_at=call.started_at,
        answered_at=call.answered_at,
        ended_at=call.ended_at,
    )


def _show_page(page: LogPage) -> views.LogPageView:
    return views.LogPageView(
        calls=tuple(show_logged(call) for call in page.calls),
        offset=page.offset,
        total=page.total,
    )


LOG_ROUTES = (
    Route(
        "GET",
        "/v1/log",
        "list_log",
        "The call log, newest first",
        "log",
        _page,
        _show_page,
        views.LogPageView,
        query=bodies.LogQuery,
    ),
    Route(
        "GET",
        "/v1/log/{uid}",
        "get_logged_call",
        "One call of the log, with its whole story",
        "log",
        _get,
        show_logged,
        views.LoggedCallView,
        errors=(404,),
    ),
    Route(
        "PATCH",
        "/v1/log/{uid}",
        "change_logged_call",
        "Write a note, give or take tags, mark a missed call as dealt with",
        "log",
        _change,
        show_logged,
        views.LoggedCallView,
        body=bodies.LogBody,
        errors=(404,),
    ),
)
