# SPDX-License-Identifier: GPL-3.0-or-later
"""Which BLF names are watched, and who wants to know what each shows."""

from collections.abc import Callable, Sequence

from atc.domain.accounts import Account, RegistrationState
from atc.domain.calls import AccountId
from atc.domain.events import PhoneStateChanged
from atc.domain.extensions import PhoneState
from atc.ports.telephony import TelephonyPort, Watch
from atc.services.hook import Hook

Listener = Callable[[PhoneStateChanged], None]


class LampService:
    """Routes lamp events by BLF name and turns all dark when the PBX is lost.

    Attributes:
        lost: emits when nothing is known any more.
    """

    def __init__(self, account: AccountId | None, telephony: TelephonyPort) -> None:
        self.lost: Hook[None] = Hook()
        self._account = account
        self._telephony = telephony
        self._listeners: dict[str, list[Listener]] = {}
        self._dark = True

    def want(self, names: Sequence[str], listener: Callable[[str], Listener]) -> None:
        """Let `listener(name)` hear of each of these names; call `watch` when all are told."""
        for name in names:
            self._listeners.setdefault(name, []).append(listener(name))

    def watch(self) -> None:
        """Subscribe to all that is wanted."""
        if self._account is not None and self._listeners:
            self._telephony.submit(Watch(self._account, tuple(self._listeners)))

    def on_lamp(self, event: PhoneStateChanged) -> None:
        """A lamp changed."""
        if self._dark and event.state is not PhoneState.UNKNOWN:
            # A NOTIFY that was on its way when the PBX died must not look like the truth.
            return
        for listener in self._listeners.get(event.number, ()):
            listener(event)

    def on_account(self, account: Account) -> None:
        """The account that watches went up or down."""
        if account.id != self._account:
            return
        dark = account.state is not RegistrationState.REGISTERED
        if account.state is RegistrationState.REGISTERING and not self._dark:
            return
        if dark and not self._dark:
            self._dark = True
            self.lost.emit(None)
        elif not dark:
            self._dark = False
