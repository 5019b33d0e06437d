# SPDX-License-Identifier: GPL-3.0-or-later
"""What a supervisor does with agents: pausing, adding, removing (Q03)."""

from atc.domain.calls import Party
from atc.domain.errors import UserError
from atc.domain.notices import Notice, NoticeKind, Tone, notice
from atc.domain.queues import QueueMember
from atc.ports.pbx_manager import AddMember, PauseMember, RemoveMember
from atc.services.calls import CallService
from atc.services.extensions import ExtensionService
from atc.services.hook import Hook
from atc.services.manager import ManagerService


class SupervisionService:
    """Main thread. The outcome is seen in the queues, refusals are told.

    Attributes:
        told: emits what the PBX refused.
        offered: whether this desk may supervise.
    """

    def __init__(
        self,
        manager: ManagerService,
        calls: CallService,
        people: ExtensionService,
        *,
        offered: bool,
        adds: bool = True,
    ) -> None:
        """`adds`: whether the PBX profile names a way to add agents."""
        self.told: Hook[Notice] = Hook()
        self.offered = offered
        self._adds = adds
        self._manager = manager
        self._calls = calls
        self._people = people

    def name(self, member: QueueMember) -> str:
        """The house's name of an agent, else the PBX's."""
        known = self._people.find(member.number)
        return known.label if known else member.name

    def pause(self, queue: str, member: QueueMember, *, paused: bool, reason: str = "") -> None:
        """Pause an agent in one queue, or let the agent go on.

        Raises:
            UserError: the PBX cannot be asked now.
        """
        command = PauseMember(member.interface, paused, queue, reason if paused else "")
        self._submit(command, self.name(member), queue)

    def add(self, queue: str, number: str) -> None:
        """Let an extension be an agent of a queue.

        Raises:
            UserError: that is no number, or the PBX cannot be asked now.
        """
        if not self._adds:
            raise UserError.of(NoticeKind.NOT_SUPPORTED, service="agents", profile="")
        target = self._calls.number(number)
        name = self._people.party(Party(target)).name
        self._submit(AddMember(queue, target, name), name or target, queue)

    def remove(self, queue: str, member: QueueMember) -> None:
        """Take an agent that was added out of a queue.

        Raises:
            UserError: the PBX cannot be asked now.
        """
        self._submit(RemoveMember(queue, member.interface), self.name(member), queue)

    def _submit(self, command: object, agent: str, queue: str) -> None:
        def answered(reason: str) -> None:
            if reason:
                kind = NoticeKind.QUEUE_AGENT_FAILED
                told = notice(kind, Tone.WARNING, agent=agent, queue=queue, reason=reason)
                self.told.emit(told)

        self._manager.submit(command, answered)
