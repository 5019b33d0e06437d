# SPDX-License-Identifier: GPL-3.0-or-later
"""The status bar: are we reachable, do we want to be disturbed, what is wrong."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PyQt6.QtCore import QLocale, QObject, QTimer, pyqtSignal

from atc.controllers import texts
from atc.controllers.problems import FileProblem, KeptFileProblem, Said
from atc.controllers.qt import Report, intent, qt_property, qt_slot
from atc.controllers.rows import RowsModel
from atc.domain.accounts import Account, RegistrationState
from atc.ports.clock import Clock
from atc.services.accounts import AccountService
from atc.services.dnd import DndService, DndState

if TYPE_CHECKING:
    from atc.domain.calls import AccountId

_WORST = (
    RegistrationState.REFUSED,
    RegistrationState.UNREACHABLE,
    RegistrationState.OFFLINE,
    RegistrationState.REGISTERING,
    RegistrationState.REGISTERED,
)


class AccountRow(NamedTuple):
    """The roles of the accounts' list. `retry_at` is wall-clock seconds, 0 when none is planned."""

    account_id: str
    number: str
    name: str
    phase: str
    text: str
    retry_at: float


class AccountsModel(RowsModel[AccountRow]):
    """Our accounts, in the order of the configuration."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(AccountRow, lambda row: row.account_id, parent)


class StatusController(QObject):
    """What the whole console's state is. Main thread.

    Signals:
        linkChanged: the connection to the PBX changed.
        dndChanged: do-not-disturb was turned, or is being turned.
        clockChanged: the minute changed.
        credentialsChanged: a user name and password are wanted, or no longer.
        problemsChanged: the list of configuration problems changed.
    """

    linkChanged = pyqtSignal()  # noqa: N815
    dndChanged = pyqtSignal()  # noqa: N815
    clockChanged = pyqtSignal()  # noqa: N815
    credentialsChanged = pyqtSignal()  # noqa: N815
    problemsChanged = pyqtSignal()  # noqa: N815

    def __init__(
        self,
        accounts: AccountService,
        dnd: DndService,
        clock: Clock,
        report: Report,
        problems: Sequence[FileProblem] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.report = report
        self._accounts = accounts
        self._dnd = dnd
        self._clock = clock
        self._problems: list[Said] = list(problems)
        self._model = AccountsModel(self)
        self._told_at: dict[AccountId, float] = {}
        self._wanted: AccountId | None = None
        self._declined: set[AccountId] = set()
        for account in accounts.all:
            self._model.append(self._describe(account))
            self._want_credentials(account)
        self._unhook = (
            accounts.changed.connect(self._on_account),
            dnd.changed.connect(lambda _: self.dndChanged.emit()),
            dnd.told.connect(report),
        )
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._turn)
        self._turn()

    # -- what QML reads ----------------------------------------------------------------------------

    @qt_property(QObject, constant=True)
    def accounts(self) -> AccountsModel:
        """Our accounts."""
        return self._model

    @qt_property(str, notify=linkChanged)
    def pbx(self) -> str:
        """The best of the accounts' states; `none` when no account is configured."""
        states = [account.state for account in self._accounts.all]
        return max(states, key=_WORST.index).value if states else "none"

    @qt_property(bool, notify=linkChanged)
    def online(self) -> bool:
        """Whether calls can come and go."""
        return self._accounts.online

    @qt_property(str, notify=linkChanged)
    def pbxText(self) -> str:  # noqa: N802
        """That state in words, with the reason."""
        worst = self._speaking()
        return texts.registration(worst) if worst else ""

    @qt_property(str, notify=linkChanged)
    def pbxTitle(self) -> str:  # noqa: N802
        """Why calls cannot come or go, for a heading."""
        worst = self._speaking()
        return texts.trouble(worst)[0] if worst else ""

    @qt_property(str, notify=linkChanged)
    def pbxDetail(self) -> str:  # noqa: N802
        """What the heading does not say, in whole sentences; may be empty."""
        worst = self._speaking()
        return texts.trouble(worst)[1] if worst else ""

    @qt_slot(str, result=bool)
    def isOurs(self, number: str) -> bool:  # noqa: N802
        """Whether this is the number of one of our accounts."""
        return any(account.number == number for account in self._accounts.all)

    @qt_property(float, notify=linkChanged)
    def retryAt(self) -> float:  # noqa: N802
        """When the next try is due, wall-clock seconds, 0 when none is planned."""
        account = self._speaking()
        row = self._model.find(account.id) if account else None
        return row.retry_at if row else 0.0

    @qt_property(str, notify=linkChanged)
    def ownNumber(self) -> str:  # noqa: N802
        """Our first number."""
        return self._accounts.all[0].number if self._accounts.all else ""

    @qt_property(str, notify=dndChanged)
    def dnd(self) -> str:
        """`off`, `on` or `pending`."""
        return self._dnd.state.value

    @qt_property(str, notify=clockChanged)
    def clock(self) -> str:
        """The time of day, to the minute."""
        return time.strftime("%H:%M", time.localtime(self._clock.now()))

    @qt_property(str, notify=clockChanged)
    def date(self) -> str:
        """Today, in the user's language."""
        today = time.localtime(self._clock.now())
        weekday = QLocale().standaloneDayName(today.tm_wday + 1, QLocale.FormatType.ShortFormat)
        month = QLocale().monthName(today.tm_mon, QLocale.FormatType.ShortFormat)
        return f"{weekday} {today.tm_mday} {month}"

    @qt_property(str, notify=credentialsChanged)
    def credentialsFor(self) -> str:  # noqa: N802
        """The account whose password is wanted, empty when none is."""
        return self._wanted or ""

    @qt_property(str, notify=credentialsChanged)
    def credentialsNumber(self) -> str:  # noqa: N802
        """That account's number."""
        row = self._model.find(self._wanted)
        return row.number if row else ""

    def add_problems(self, problems: Sequence[Said]) -> None:
        """More came to light that is wrong."""
        self._problems = [*self._problems, *problems]
        self.problemsChanged.emit()

    @qt_property(bool, notify=problemsChanged)
    def problemsOfFiles(self) -> bool:  # noqa: N802
        """Whether they are all about kept files, none about the configuration."""
        return all(isinstance(problem, KeptFileProblem) for problem in self._problems)

    @qt_property("QStringList", notify=problemsChanged)
    def problems(self) -> list[str]:
        """What is wrong in the configuration file."""
        return [problem.sentence() for problem in self._problems]

    # -- what she wants ----------------------------------------------------------------------------

    @intent()
    def toggleDnd(self) -> None:  # noqa: N802
        """Turn do-not-disturb the other way."""
        if self._dnd.state is not DndState.PENDING:
            self._dnd.toggle()

    @qt_slot()
    def retry(self) -> None:
        """Try to reach the PBX now."""
        self._declined.clear()
        self._accounts.retry()

    @qt_slot(str, str)
    def signIn(self, username: str, password: str) -> None:  # noqa: N802
        """Try the wanted account with another user name and password."""
        if self._wanted is not None:
            account, self._wanted = self._wanted, None
            self._accounts.provide_credentials(account, username, password)
            self.credentialsChanged.emit()

    @qt_slot()
    def declineCredentials(self) -> None:  # noqa: N802
        """Do not ask for this password again until `retry`."""
        if self._wanted is not None:
            self._declined.add(self._wanted)
            self._wanted = None
            self.credentialsChanged.emit()

    @qt_slot()
    def dismissProblems(self) -> None:  # noqa: N802
        """Take the configuration's problems off the screen."""
        self._problems = []
        self.problemsChanged.emit()

    def retranslate(self) -> None:
        """The language changed."""
        for account in self._accounts.all:
            self._model.update(self._describe(account))
        self.linkChanged.emit()
        self.clockChanged.emit()
        self.problemsChanged.emit()

    # -- inside ------------------------------------------------------------------------------------

    def _speaking(self) -> Account | None:
        """The account whose state stands for all: the best one."""
        accounts = self._accounts.all
        return max(accounts, key=lambda a: _WORST.index(a.state)) if accounts else None

    def _on_account(self, account: Account) -> None:
        self._told_at[account.id] = self._clock.now()
        self._model.update(self._describe(account))
        self._want_credentials(account)
        self.linkChanged.emit()

    def _want_credentials(self, account: Account) -> None:
        refused = account.state is RegistrationState.REFUSED
        if refused and self._wanted is None and account.id not in self._declined:
            self._wanted = account.id
            self.credentialsChanged.emit()
        elif not refused and self._wanted == account.id:
            self._wanted = None
            self.credentialsChanged.emit()

    def _describe(self, account: Account) -> AccountRow:
        told = self._told_at.get(account.id, self._clock.now())
        return AccountRow(
            account_id=account.id,
            number=account.number,
            name=account.name,
            phase=account.state.value,
            text=texts.registration(account),
            retry_at=told + account.retry_s if account.retry_s else 0.0,
        )

    def _turn(self) -> None:
        self.clockChanged.emit()
        self._minute.start(int((60 - self._clock.now() % 60) * 1000) + 20)
