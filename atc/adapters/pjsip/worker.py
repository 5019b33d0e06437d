# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: N802  (callbacks are named by pjsua2)
"""The SIP worker: the one thread that touches PJSIP.

It sleeps in PJSIP's poll. Packets, timers and the mailbox wake it; callbacks run inside the
poll, only read and emit, and leave what they want done to `later`, which runs next.
"""

import gc
import logging
import threading
import time
from collections import deque
from collections.abc import Callable

import pjsua2 as pj

from atc.adapters.pjsip import endpoint as setup
from atc.adapters.pjsip.account import SipAccount
from atc.adapters.pjsip.call import SipCall
from atc.adapters.pjsip.commands import Commands
from atc.adapters.pjsip.config import PjsipConfig, Transport
from atc.adapters.pjsip.incoming import Reception
from atc.adapters.pjsip.mailbox import Mailbox
from atc.adapters.pjsip.media import MediaHub
from atc.adapters.pjsip.timers import Timers
from atc.domain.accounts import RegistrationState
from atc.domain.calls import AccountId, CallId
from atc.domain.events import Event, RegistrationChanged

log = logging.getLogger("atc.pjsip")

_IDLE_MS = 1_000
_IN_CALL_MS = 40
"""What PJSIP's media threads report waits for the next turn, so turns come sooner in calls."""

_GOODBYE_S = 0.8
_LINGER_S = 0.3
"""How long a connection stays open for the answers to the ends of the subscriptions: a PBX that
is cut off in the midst of hundreds of them is put to a hard test."""

LIBRARY_WAIT_S = 10.0
"""How long a worker waits for the one before it to end."""

_library = threading.Lock()
"""PJSIP is a singleton of the process: one worker at a time."""


class Worker:
    """Everything that lives on the `pjsip` thread."""

    def __init__(
        self,
        config: PjsipConfig,
        mailbox: Mailbox,
        emit: Callable[[Event], None],
        new_call_id: Callable[[], CallId],
    ) -> None:
        self.config = config
        self.mailbox = mailbox
        self.emit = emit
        self.new_call_id = new_call_id
        self.timers = Timers()
        self.endpoint = Endpoint(self)
        self.accounts: dict[AccountId, SipAccount] = {}
        self.calls: dict[CallId, SipCall] = {}
        self.reception = Reception(self)
        self.media: MediaHub
        self.commands = Commands(self)
        self._graveyard: list[SipCall] = []
        self._later: deque[Callable[[], None]] = deque()

    def later(self, run: Callable[[], None]) -> None:
        """Run something once PJSIP's poll has returned."""
        self._later.append(run)

    def bury(self, call: SipCall) -> None:
        """Take a call that is over out of the registry; its object goes after this turn."""
        if self.calls.pop(call.id, None) is not None:
            self._graveyard.append(call)

    def empty_graveyard(self) -> None:
        """Delete the objects of dead calls.

        Before PJSIP can use their numbers again: `~Call` hangs up by number. Not inside one of
        their own callbacks.
        """
        self._graveyard.clear()

    def start(self) -> None:
        """Bring the library and the accounts up."""
        setup.start(self.endpoint, self.config)
        self.mailbox.listen_at(*setup.open_wake_transport(self.endpoint))
        setup.set_codecs(self.endpoint, self.config.codecs)
        self.media = MediaHub(self)
        transports = setup.Transports(self.endpoint, self.config)
        for account_config in self.config.accounts:
            try:
                account = SipAccount(self, account_config, transports.for_account(account_config))
            except pj.Error as error:
                log.warning("account %s is not set up: %s", account_config.id, error.reason)
                self.emit(
                    RegistrationChanged(
                        account_config.id, RegistrationState.UNREACHABLE, reason=error.reason
                    )
                )
                continue
            self.accounts[account_config.id] = account
            account.start()

    def loop(self) -> None:
        """Work until the mailbox is closed."""
        handle_events = self.endpoint.libHandleEvents
        while not self.mailbox.closed:
            longest = _IN_CALL_MS if self.calls else _IDLE_MS
            handle_events(0 if self._later else self.timers.wait_ms(longest))
            self.turn()

    def turn(self) -> None:
        """What is done between two polls."""
        self.empty_graveyard()
        for command in self.mailbox.take():
            self.commands.run(command)
            self.empty_graveyard()
        for _ in range(len(self._later)):
            self._safely(self._later.popleft())
        for run in self.timers.due():
            self._safely(run)

    def _safely(self, run: Callable[[], None]) -> None:
        try:
            run()
        except pj.Error as error:
            log.warning("PJSIP refused: %s", error.reason)
        except Exception:
            log.exception("a step of the SIP worker failed")

    def stop(self) -> None:
        """Hang up, sign off, and take everything apart on this thread."""
        for call in list(self.calls.values()):
            self._safely(call.end)
        for account in self.accounts.values():
            self._safely(account.lamps.close)
            self._safely(account.sign_off)
        self._say_goodbye()
        self.calls.clear()
        self.empty_graveyard()
        self._later.clear()
        if hasattr(self, "media"):
            self.media.close()
        for account in self.accounts.values():
            self._safely(account.shutdown)
        self.accounts.clear()
        gc.collect()
        self.endpoint.libDestroy(pj.PJSUA_DESTROY_NO_NETWORK)
        # The library allows one endpoint and aborts the process at a second: it must be gone now,
        # not when the last reference to its Python side is.
        self.endpoint.this.own(False)
        pj.Endpoint.__swig_destroy__(self.endpoint)

    def _say_goodbye(self) -> None:
        """Wait for the last answers, in bounded time."""
        accounts = self.accounts.values()
        connected = any(account.config.transport is not Transport.UDP for account in accounts)
        now = time.monotonic()
        least, most = now + (_LINGER_S if connected else 0.0), now + _GOODBYE_S
        while (now := time.monotonic()) < most and (
            now < least or any(account.signing_off for account in accounts)
        ):
            self.endpoint.libHandleEvents(20)


class Endpoint(pj.Endpoint):  # type: ignore[misc]
    """PJSIP's endpoint, passing its callbacks on."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self._worker = worker

    def onSelectAccount(self, prm: pj.OnSelectAccountParam) -> None:
        """Say for which of our accounts a request is."""
        try:
            self._worker.reception.select(prm)
        except Exception:
            log.exception("an incoming request could not be assigned")

    def onTransportState(self, prm: pj.OnTransportStateParam) -> None:
        """A connection to the PBX came up or broke."""
        try:
            for account in self._worker.accounts.values():
                account.transport_changed(prm)
        except Exception:
            log.exception("a transport event was lost")

    def onMediaEvent(self, prm: pj.OnMediaEventParam) -> None:
        """A sound device failed."""
        try:
            if prm.ev.type == pj.PJMEDIA_EVENT_AUD_DEV_ERROR:
                self._worker.later(self._worker.media.device_lost)
        except Exception:
            log.exception("a media event was lost")


def run(
    config: PjsipConfig,
    mailbox: Mailbox,
    emit: Callable[[Event], None],
    new_call_id: Callable[[], CallId],
) -> None:
    """Be the `pjsip` thread until the mailbox is closed.

    Raises:
        RuntimeError: the library does not start, or another worker of this process has it.
    """
    if not _library.acquire(timeout=LIBRARY_WAIT_S):
        raise RuntimeError("PJSIP is still in use by another worker of this process")
    try:
        _run(Worker(config, mailbox, emit, new_call_id))
    finally:
        gc.collect()
        _library.release()


def _run(worker: Worker) -> None:
    try:
        worker.start()
        worker.loop()
    except pj.Error as error:
        raise RuntimeError(f"PJSIP: {error.reason}") from None
    finally:
        worker.stop()
