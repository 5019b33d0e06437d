# SPDX-License-Identifier: GPL-3.0-or-later
"""The only errors that cross a layer."""

from atc.domain.notices import Notice, NoticeKind, Tone, notice


class UserError(Exception):
    """Something the user asked for cannot be done; the notice says why in her language."""

    def __init__(self, what: Notice) -> None:
        super().__init__(what.kind.value, what.params)
        self.notice = what

    @classmethod
    def of(cls, kind: NoticeKind, **params: str) -> "UserError":
        """Build the error straight from a notice's kind and parameters."""
        return cls(notice(kind, Tone.BAD, **params))


class UnknownCallError(UserError):
    """The call is not, or no longer, on the console."""

    def __init__(self, call_id: int) -> None:
        super().__init__(notice(NoticeKind.UNKNOWN_CALL, Tone.BAD, call=str(call_id)))


class ServiceError(Exception):
    """A part of the machine does not work; it is logged and shown as a state."""
