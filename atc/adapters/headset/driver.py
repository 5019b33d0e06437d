# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds, acquires and releases headsets, on a thread of its own called "headset"."""

import atexit
import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable

from atc.adapters.headset.hotplug import HotPlug
from atc.adapters.headset.session import HeadsetSession, Tape, may_be_headset
from atc.adapters.headset.transport import (
    HeadsetBusyError,
    HeadsetDeniedError,
    HeadsetFailedError,
    HeadsetGoneError,
    HidInfo,
    HidTransport,
    NotAHeadsetError,
)
from atc.domain.errors import ServiceError
from atc.domain.headset import (
    HeadsetEvent,
    HeadsetInfo,
    HeadsetLink,
    HeadsetLinkChanged,
    HeadsetState,
)

log = logging.getLogger(__name__)

READ_S = 0.016
"""How long a wish of the console may wait behind a read: a frame."""

RELEASE_S = 3.0
"""How long after the last call the headset is kept, so that the next one finds it ready."""

LOOK_AGAIN_S = (0.5, 2.0)
"""How long after a plug is told of it is looked for again: the USB library hears of it by a way of
its own, which may be slower, and a sound card needs its time."""

RETRY_S = (0.5, 1.0, 2.0, 5.0)
_STOP_S = 2.0

Action = Callable[[], None]


class HeadsetDriver:
    """Implements `HeadsetPort`. Its methods may be called on any thread and return at once.

    `emit` is called on the driver's thread and must not block.
    """

    def __init__(
        self,
        transport: HidTransport,
        emit: Callable[[HeadsetEvent], None],
        hot_plug: HotPlug,
        *,
        prefer: str = "",
        release_s: float = RELEASE_S,
        monotonic: Callable[[], float] = time.monotonic,
        tape: Tape | None = None,
    ) -> None:
        """Make the driver; nothing happens before `start`.

        Args:
            transport: the way to devices.
            emit: takes the events.
            hot_plug: tells when to look for devices again.
            prefer: which headset to use when there are several: its key, `vendor:product` (hex) or
                a part of its name.
            release_s: how long to keep an idle headset.
            monotonic: seconds.
            tape: sees all that passes, for recordings.
        """
        self._transport = transport
        self._emit = emit
        self._hot_plug = hot_plug
        self._prefer = prefer
        self._release_s = release_s
        self._now = monotonic
        self._tape = tape
        self._actions: queue.SimpleQueue[Action] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="headset", daemon=True)
        self._ending = False
        # The rest belongs to the thread.
        self._state = HeadsetState()
        self._keep = False
        self._found: tuple[HidInfo, ...] = ()
        self._ignored: set[str] = set()
        self._session: HeadsetSession | None = None
        self._idle_since = monotonic()
        self._tries = 0
        self._retry_at: float | None = None
        self._told: HeadsetLinkChanged | None = None
        self._looks: list[float] = []

    # -- from any thread -----------------------------------------------------------------------

    def start(self) -> None:
        """Begin to look for headsets."""
        atexit.register(self.stop)
        self._thread.start()
        self._hot_plug.start(self.look_again)

    def stop(self) -> None:
        """Give the headset back to the system and end the thread, in bounded time."""
        atexit.unregister(self.stop)
        if self._thread.is_alive():
            self._hot_plug.stop()
            self._actions.put(self._end)
            self._thread.join(_STOP_S)

    def show(self, state: HeadsetState) -> None:
        """See `HeadsetPort`."""
        self._actions.put(lambda: self._show(state))

    def choose(self, key: str) -> None:
        """See `HeadsetPort`."""
        self._actions.put(lambda: self._choose(key))

    def keep(self, held: bool) -> None:
        """See `HeadsetPort`."""
        self._actions.put(lambda: self._set_keep(held))

    def look_again(self) -> None:
        """Look which headsets are plugged."""
        self._actions.put(self._plugged)

    # -- on the thread -------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._guarded(self._transport.recover)
            self._guarded(self._look)
            while not self._ending:
                self._turn()
        finally:
            if self._session is not None:
                with contextlib.suppress(ServiceError):
                    self._session.want(HeadsetState())
            self._close()

    def _turn(self) -> None:
        if self._session is None:
            self._take_one(self._wait_s())
        else:
            self._guarded(self._listen)
        if self._looks and self._now() >= self._looks[0]:
            del self._looks[0]
            self._guarded(self._look)
        self._guarded(self._settle)

    def _guarded(self, action: Action) -> None:
        """Whatever fails, the thread goes on: the next plug or call is a new chance."""
        try:
            action()
        except ServiceError as error:
            self._failed(error)
        except Exception as error:
            log.exception("the headset's driver failed")
            self._failed(HeadsetFailedError(str(error)))

    def _take_one(self, timeout_s: float | None) -> None:
        try:
            action = self._actions.get(timeout=timeout_s)
        except queue.Empty:
            return
        self._guarded(action)
        self._take_all()

    def _take_all(self) -> None:
        while not self._actions.empty():
            self._guarded(self._actions.get())

    def _wait_s(self) -> float | None:
        """How long nothing is to be done without an action; None: for ever."""
        times = self._looks[:1]
        if self._retry_at is not None and self._wanted() and self._chosen() is not None:
            times.append(self._retry_at)
        return max(0.0, min(times) - self._now()) if times else None

    def _wanted(self) -> bool:
        return self._keep or not self._state.idle

    def _end(self) -> None:
        self._ending = True

    def _listen(self) -> None:
        """Read; after a gesture wait for the console's answer, so that the lamps follow at once."""
        if self._session is not None and self._session.listen(READ_S):
            self._take_one(READ_S)
        else:
            self._take_all()

    def _show(self, state: HeadsetState) -> None:
        if state.idle and not self._state.idle:
            self._idle_since = self._now()
        if self._state.idle and not state.idle:
            self._tries, self._retry_at = 0, None
        self._state = state
        if self._session is not None:
            self._session.want(state)

    def _choose(self, key: str) -> None:
        self._prefer = key
        chosen = self._chosen()
        if self._session is not None and (chosen is None or chosen.key != self._session.info.key):
            self._session.want(HeadsetState())
            self._close()
        self._tries, self._retry_at = 0, None
        self._tell_ready()

    def _set_keep(self, held: bool) -> None:
        self._keep = held
        if self._session is not None:
            self._session.watch(held)
        self._idle_since = self._now()
        self._tries, self._retry_at = 0, None

    def _plugged(self) -> None:
        now = self._now()
        self._looks = [now + each for each in LOOK_AGAIN_S]
        self._look()

    def _look(self) -> None:
        """Note what is plugged; a session ends when its headset is gone."""
        before = self._found
        found = self._transport.find()
        self._ignored &= {info.key for info in found}
        usable = (info for info in found if info.key not in self._ignored)
        self._found = tuple(info for info in usable if may_be_headset(info))
        keys = {info.key for info in self._found}
        if self._session is not None and self._session.info.key not in keys:
            raise HeadsetGoneError(f"{self._session.info.name}: the headset was unplugged")
        if {info.key for info in before} != keys:
            self._tries, self._retry_at = 0, None
        if self._told is None or self._told.available != self._public():
            self._tell_ready()  # the sound card may come a moment after the rest

    def _settle(self) -> None:
        """Acquire the headset if a call needs it, release it if none does."""
        wanted = self._wanted()
        if self._session is None and wanted:
            due = self._tries == 0 or (self._retry_at is not None and self._now() >= self._retry_at)
            chosen = self._chosen()
            if due and chosen is not None:
                self._acquire(chosen)
        elif (
            self._session is not None
            and not wanted
            and self._now() - self._idle_since >= self._release_s
        ):
            self._close()
            self._tell_ready()

    def _chosen(self) -> HidInfo | None:
        """The preferred one, in its socket or another; else the first one."""
        found = sorted(self._found, key=lambda info: -_likeness(info, self._prefer))
        return found[0] if found else None

    def _acquire(self, info: HidInfo) -> None:
        self._tries += 1
        device = self._transport.open(info)
        try:
            self._session = HeadsetSession(info, device, self._emit, self._now, self._tape)
        except Exception:
            device.close()
            raise
        self._session.begin(self._state)
        self._session.watch(self._keep)
        self._tries, self._retry_at = 0, None
        self._tell(HeadsetLink.IN_USE, info)

    def _close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _failed(self, error: ServiceError) -> None:
        """Let the device go, say so, and try again later if it is still there."""
        chosen = self._session.info if self._session is not None else self._chosen()
        self._close()
        if isinstance(error, HeadsetGoneError | NotAHeadsetError):
            if isinstance(error, NotAHeadsetError) and chosen is not None:
                self._ignored.add(chosen.key)
            self._tries = 0
            self._found = tuple(i for i in self._found if chosen is None or i.key != chosen.key)
            self._tell_ready()
            return
        self._tries = max(self._tries, 1)
        pause = RETRY_S[min(self._tries, len(RETRY_S)) - 1]
        self._retry_at = self._now() + pause
        link = HeadsetLink.FAILED
        if isinstance(error, HeadsetDeniedError):
            link = HeadsetLink.DENIED
        elif isinstance(error, HeadsetBusyError):
            link = HeadsetLink.BUSY
        self._tell(link, chosen, str(error))

    def _tell_ready(self) -> None:
        """Tell which headset there is; one that we may not open is told now, not at a call."""
        chosen = self._chosen()
        if self._session is not None:
            key = self._session.info.key
            now = (info for info in self._found if info.key == key)
            self._tell(HeadsetLink.IN_USE, next(now, self._session.info))
        elif chosen is None:
            self._tell(HeadsetLink.ABSENT, None)
        else:
            try:
                self._transport.check(chosen)
            except HeadsetDeniedError as error:
                self._tell(HeadsetLink.DENIED, chosen, str(error))
            except ServiceError as error:
                log.debug("%s", error)
            else:
                self._tell(HeadsetLink.READY, chosen)

    def _public(self) -> tuple[HeadsetInfo, ...]:
        return tuple(each.public for each in self._found)

    def _tell(self, link: HeadsetLink, info: HidInfo | None, detail: str = "") -> None:
        available = self._public()
        event = HeadsetLinkChanged(link, info.public if info else None, available, detail)
        if event != self._told:
            self._told = event
            (log.warning if detail else log.info)("headset: %s %s", link.value, detail)
            self._emit(event)


def _likeness(info: HidInfo, wanted: str) -> int:
    """How well a headset fits what is preferred: a key, `vendor:product`, or a part of its name."""
    if not wanted:
        return 0
    if info.key == wanted:
        return 3
    model = f"{info.vendor:04x}:{info.product:04x}"
    if wanted.lower().partition("@")[0] == model:
        return 2
    return 1 if wanted.lower() in info.name.lower() else 0
