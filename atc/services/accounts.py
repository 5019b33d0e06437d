# SPDX-License-Identifier: GPL-3.0-or-later
"""Registrations: which of our accounts can make and take calls."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from atc.domain.accounts import Account, RegistrationState
from atc.domain.calls import AccountId
from atc.domain.errors import UserError
from atc.domain.events import PbxManagerLink, PbxReachable, RegistrationChanged
from atc.domain.notices import NoticeKind
from atc.ports.telephony import PbxLost, Register, SetCredentials, TelephonyPort
from atc.services.hook import Hook

log = logging.getLogger(__name__)


class AccountService:
    """Keeps the accounts' states; the first account is the one that dials.

    Attributes:
        changed: emits an account whenever something about it changed.
    """

    def __init__(self, accounts: Sequence[Account], telephony: TelephonyPort) -> None:
        self.changed: Hook[Account] = Hook()
        self._accounts = {account.id: account for account in accounts}
        self._telephony = telephony
        self._manager_went = False

    @property
    def all(self) -> tuple[Account, ...]:
        """All accounts, in the order of the configuration."""
        return tuple(self._accounts.values())

    @property
    def online(self) -> bool:
        """Whether at least one account is registered."""
        return any(a.state is RegistrationState.REGISTERED for a in self._accounts.values())

    def is_own(self, number: str) -> bool:
        """Whether a number is one of ours."""
        return any(account.number == number for account in self._accounts.values())

    def for_dialing(self, wanted: AccountId | None = None) -> Account:
        """The account to place a call with.

        Raises:
            UserError: none is registered.
        """
        candidates = [self._accounts[wanted]] if wanted in self._accounts else list(self.all)
        for account in candidates:
            if account.state is RegistrationState.REGISTERED:
                return account
        name = candidates[0].number if candidates else ""
        raise UserError.of(NoticeKind.NOT_REGISTERED, account=name)

    def retry(self) -> None:
        """Register every account now."""
        for account in self._accounts.values():
            self._telephony.submit(Register(account.id))

    def provide_credentials(self, account: AccountId, username: str, password: str) -> None:
        """Try again with another user name and password."""
        self._telephony.submit(SetCredentials(account, username, password))

    def on_registration(self, event: RegistrationChanged) -> None:
        """Take over what the SIP side tells."""
        before = self._accounts.get(event.account)
        if before is None:
            return
        after = replace(
            before,
            state=event.state,
            code=event.code,
            reason=event.reason,
            retry_s=event.retry_s,
        )
        registered = RegistrationState.REGISTERED
        if after.state is registered and before.state is not registered:
            self._manager_went = False  # all has been asked anew since
        self._store(before, after)

    def on_reachable(self, event: PbxReachable) -> None:
        """A PBX that stops answering makes its account unreachable long before SIP times out."""
        before = self._accounts.get(event.account)
        if before is None:
            return
        registered = before.state is RegistrationState.REGISTERED
        if not event.reachable and registered:
            state = RegistrationState.UNREACHABLE
            self._store(before, replace(before, state=state, code=0, reason=event.reason))
            self._telephony.submit(PbxLost(before.id, event.reason))
        if event.reachable and not registered and before.state is not RegistrationState.REFUSED:
            self._telephony.submit(Register(before.id))

    def on_manager_link(self, event: PbxManagerLink) -> None:
        """A PBX whose manager link broke may have been restarted, too quickly to be missed.

        It has then forgotten all lamps and calls, and keeps silent about that: ask anew.
        """
        if event.up and self._manager_went:
            for account in self._accounts.values():
                if account.state is not RegistrationState.REFUSED:
                    self._telephony.submit(Register(account.id))
        self._manager_went = not event.up

    def _store(self, before: Account, after: Account) -> None:
        if after == before:
            return
        self._accounts[after.id] = after
        if after.state is not before.state:
            fine = {RegistrationState.REGISTERED, RegistrationState.REGISTERING}
            level = logging.INFO if after.state in fine else logging.WARNING
            log.log(level, "account %s: %s %s", after.id, after.state.value, after.reason)
        self.changed.emit(after)
