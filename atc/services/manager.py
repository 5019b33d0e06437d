# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the PBX's manager interface, for the services that need it."""

from collections.abc import Callable

from atc.domain.errors import UserError
from atc.domain.events import ManagerAnswered, PbxManagerLink
from atc.domain.notices import NoticeKind
from atc.ports.pbx_manager import PbxManagerPort
from atc.services.hook import Hook

Answered = Callable[[str], None]
"""Told why a command was refused, an empty text when it was done."""


class ManagerService:
    """Sends commands when there is a connection and tells what came of each. Main thread.

    Attributes:
        changed: emits whether the connection is there.
        configured: whether there should be one.
    """

    def __init__(self, *, configured: bool = False) -> None:
        self.changed: Hook[bool] = Hook()
        self.configured = configured
        self._port: PbxManagerPort | None = None
        self._up = False
        self._asked: list[tuple[object, Answered]] = []

    @property
    def up(self) -> bool:
        """Whether commands can be sent now."""
        return self._up and self._port is not None

    def attach(self, port: PbxManagerPort) -> None:
        """The link was started; it is not connected yet."""
        self._port = port

    def submit(self, command: object, answered: Answered = lambda _: None) -> None:
        """Send a command.

        Raises:
            UserError: there is no manager interface, or no connection to it now.
        """
        if not self.configured:
            raise UserError.of(NoticeKind.NOT_SUPPORTED, service="manager", profile="")
        if self._port is None or not self._up:
            raise UserError.of(NoticeKind.MANAGER_AWAY)
        self._asked.append((command, answered))
        self._port.submit(command)

    def on_link(self, event: PbxManagerLink) -> None:
        """The connection came or went; commands without an answer are refused."""
        self._up = event.up
        if not event.up:
            lost, self._asked = self._asked, []
            for _, answered in lost:
                answered(event.reason or "no connection")
        self.changed.emit(event.up)

    def on_answered(self, event: ManagerAnswered) -> None:
        """The PBX answered a command."""
        for at, (command, answered) in enumerate(self._asked):
            if command is event.command:
                del self._asked[at]
                answered(event.reason)
                return
