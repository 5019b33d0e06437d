# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking calls that ring on other phones."""

from PyQt6.QtCore import QObject

from atc.controllers.qt import Report, intent, qt_property
from atc.domain.calls import CallId
from atc.domain.profile import PickupProfile
from atc.services.pickup import PickupService


class PickupsController(QObject):
    """Directed and group pickup, with invite or without. Main thread."""

    def __init__(
        self,
        service: PickupService,
        profile: PickupProfile,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._service = service
        self._profile = profile

    @qt_property(bool, constant=True)
    def directedOffered(self) -> bool:  # noqa: N802
        """Whether this PBX can pick up one extension's call."""
        return bool(self._profile.directed)

    @qt_property(bool, constant=True)
    def groupOffered(self) -> bool:  # noqa: N802
        """Whether this PBX can pick up a call of the group."""
        return bool(self._profile.group)

    @qt_property(bool, constant=True)
    def groupInviteOffered(self) -> bool:  # noqa: N802
        """Whether a call of the group can be looked at before it is taken."""
        return bool(self._profile.invite_group or self._profile.directed)

    @intent(str)
    def pickUp(self, number: str) -> None:  # noqa: N802
        """Take the call that rings at an extension."""
        self._service.directed(number)

    @intent()
    def pickUpGroup(self) -> None:  # noqa: N802
        """Take the newest call of the group."""
        self._service.group()

    @intent(str)
    def invite(self, number: str) -> None:
        """See who calls an extension before taking the call; an empty number: the group."""
        self._service.invite(number)

    @intent(int)
    def take(self, call_id: int) -> None:
        """Accept the offered call."""
        self._service.take(CallId(call_id))

    @intent(int)
    def leave(self, call_id: int) -> None:
        """Let it ring on where it was."""
        self._service.leave(CallId(call_id))
