# SPDX-License-Identifier: GPL-3.0-or-later
"""`TelephonyPort` on PJSIP: the part that other threads may touch.

The library, and every object of it, lives on the worker's thread alone; here is only a queue,
a number counter and the socket that wakes the worker.
"""

import atexit
import contextlib
import itertools
import logging
import os
import threading
from collections.abc import Callable
from importlib import import_module

from atc.adapters.pjsip.config import PjsipConfig
from atc.adapters.pjsip.mailbox import Mailbox
from atc.domain.accounts import RegistrationState
from atc.domain.calls import CallId
from atc.domain.events import CommandFailed, Event, RegistrationChanged
from atc.ports.telephony import Command

log = logging.getLogger("atc.pjsip")

_NICENESS = -10


class PjsipTelephony:
    """SIP by PJSIP on a thread of its own.

    `emit` is called on that thread and must not block. `start` returns at once; what goes wrong
    is told as events. One instance at a time: the library is a singleton.
    """

    def __init__(self, config: PjsipConfig, emit: Callable[[Event], None]) -> None:
        self._config = config
        self._emit = emit
        self._mailbox = Mailbox()
        self._numbers = itertools.count(1)
        self._thread: threading.Thread | None = None

    def start(self, config: PjsipConfig | None = None) -> None:
        """Start the worker. Any thread, once.

        Args:
            config: instead of the first one, when passwords came to be known only now.
        """
        self._config = config or self._config
        self._thread = threading.Thread(target=self._run, name="pjsip", daemon=True)
        self._thread.start()
        # Python ends daemon threads in the middle of C++ code, which aborts the process.
        atexit.register(self.stop)

    def stop(self, timeout_s: float = 5.0) -> None:
        """Hang up, sign off and end the worker; returns when it is over or after `timeout_s`."""
        thread = self._thread
        if thread is None:
            self._mailbox.release()  # never started, or ended already
            return
        atexit.unregister(self.stop)
        self._mailbox.close()
        thread.join(timeout_s)
        if thread.is_alive():
            log.error("the SIP worker did not end within %.0f s", timeout_s)
        self._thread = None

    def new_call_id(self) -> CallId:
        """A number that no call of this run had before. Any thread."""
        return CallId(next(self._numbers))

    def submit(self, command: Command) -> None:
        """Queue a command and wake the worker. Any thread; never blocks, never raises."""
        self._mailbox.put(command)

    def _run(self) -> None:
        _come_first()
        try:
            # The library takes a while to load: here, not on the thread that starts us.
            worker = import_module("atc.adapters.pjsip.worker")
            worker.run(self._config, self._mailbox, self._emit, self.new_call_id)
        except Exception as error:
            log.exception("the SIP worker failed")
            self._report(f"{type(error).__name__}: {error}")
        finally:
            self._mailbox.close()
            for command in self._mailbox.take():
                self._emit(CommandFailed(command, "the SIP side is not running"))
            self._mailbox.release()

    def _report(self, reason: str) -> None:
        for account in self._config.accounts:
            self._emit(
                RegistrationChanged(account.id, RegistrationState.UNREACHABLE, reason=reason)
            )


def _come_first() -> None:
    """Have this thread, and the voice threads that it starts, run before the machine's other work.

    It works little and often, and a caller or a voice packet waits for it each time. Ordinary
    users may not ask for this; then it has its turn like everybody.
    """
    with contextlib.suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
