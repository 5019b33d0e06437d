# SPDX-License-Identifier: GPL-3.0-or-later
"""How each failure is answered: an HTTP status, a code for programs, a sentence for people."""

from dataclasses import dataclass

import msgspec

from atc.adapters.api import show
from atc.adapters.api.route import FieldError, NotFoundError
from atc.adapters.api.texts import english
from atc.adapters.api.views import ProblemView
from atc.domain.errors import ServiceError, UserError
from atc.domain.notices import Notice, NoticeKind

_STATUS_OF_NOTICE = {
    NoticeKind.UNKNOWN_CALL: 404,
    NoticeKind.NO_NUMBER: 422,
    NoticeKind.INVALID_NUMBER: 422,
}
"""Every other notice means that it is not possible now: 409."""

_WORDS = {
    400: ("bad_request", "the request cannot be understood"),
    401: ("unauthorized", "send the API's token: Authorization: Bearer <token>"),
    403: ("forbidden", "refused"),
    404: ("not_found", "there is nothing at this address"),
    405: ("method_not_allowed", "this address does not take this method"),
    413: ("too_large", "the body is too large"),
    422: ("invalid", "the body or the query is not valid"),
    503: ("unavailable", "the console cannot do that now"),
    500: ("internal", "something went wrong inside the console; its log tells more"),
}
ERRORS = {status: code for status, (code, _) in _WORDS.items()} | {409: "a notice's kind"}
"""The codes by status, for the documentation."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure on its way out."""

    status: int
    view: ProblemView


class RefusedError(Exception):
    """The request is refused before it reaches a route."""

    def __init__(self, status: int, message: str = "", code: str = "") -> None:
        super().__init__(message)
        self.problem = plain(status, message, code)


def plain(status: int, message: str = "", code: str = "") -> Problem:
    """A failure that needs no more than its status; texts are looked up when not given."""
    words = _WORDS.get(status, (f"http_{status}", "the request failed"))
    return Problem(status, ProblemView(error=code or words[0], message=message or words[1]))


def problem_of(error: Exception) -> Problem | None:
    """How an exception of a route is answered; None for one that is nobody's fault but ours."""
    match error:
        case UserError():
            return _refused(error.notice)
        case RefusedError():
            return error.problem
        case NotFoundError():
            return plain(404, str(error))
        case ServiceError():
            return plain(503, str(error))
        case _:
            return _wrong_input(error)


def _refused(notice: Notice) -> Problem:
    view = ProblemView(error=notice.kind.value, message=english(notice), notice=show.notice(notice))
    return Problem(_STATUS_OF_NOTICE.get(notice.kind, 409), view)


def _wrong_input(error: Exception) -> Problem | None:
    if isinstance(error, FieldError | msgspec.ValidationError):
        return plain(422, _named(str(error)))
    if isinstance(error, msgspec.DecodeError):
        return plain(400, f"malformed JSON: {error}", "malformed_json")
    if isinstance(error, RecursionError):
        return plain(400, "malformed JSON: nested too deeply", "malformed_json")
    return None


def _named(message: str) -> str:
    """Msgspec ends its messages with the field's path (`$.number`): keep just the name."""
    return message.replace("`$.", "`").removesuffix(" - at `$`")
