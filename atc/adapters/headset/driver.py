# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds, acquires and releases headsets, on a thread of its own called "headset"."""

import atexit
import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable

from atc.adapters.headset.choice import in_order
from atc.adapters.headset.hotplug import HotPlug
from atc.adapters.headset.session import HeadsetSession, Tape, may_be_headset
from atc.adapters.headset.transport import (
    HeadsetFailedError,
    HeadsetGoneError,
    HidInfo,
    HidTransport,
    NotAHeadsetError,
)
from atc.adapters.headset.trouble import WORKED_S, Trouble, TroubleBook, trouble_of
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

RECHECK_S = 10.0
"""How often a headset that does not work is looked at while no call needs it."""

_STOP_S = 2.0
_WRONG = frozenset({HeadsetLink.DENIED, HeadsetLink.BUSY, HeadsetLink.FAILED})

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
        self._state = self._latest = HeadsetState()
        self._keep = False
        self._found: tuple[HidInfo, ...] = ()
        self._ignored: set[str] = set()
        self._session: HeadsetSession | None = None
        self._idle_since = monotonic()
        self._opened_at = 0.0
        self._troubles = TroubleBook()
        self._search_error = ""
        self._recheck_at: float | None = None
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
        """See `HeadsetPort`. Of several that wait only the newest is shown."""
        self._latest = state
        self._actions.put(self._show_latest)

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
            self._guarded(self._plugged)
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
        now = self._now()
        if self._looks and now >= self._looks[0]:
            del self._looks[0]
            self._guarded(self._look)
        elif self._session is None and self._recheck_at is not None and now >= self._recheck_at:
            self._recheck_at = now + RECHECK_S
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
        if self._recheck_at is not None:
            times.append(self._recheck_at)
        if self._wanted():
            retry_at = self._troubles.next_at(info.key for info in self._candidates())
            times += [retry_at] if retry_at is not None else []
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
        if (
            self._session is not None
            and self._troubles
            and self._now() - self._opened_at >= WORKED_S
            and self._troubles.of(self._session.info.key)
        ):
            self._troubles.forget(self._session.info.key)
            self._tell_ready()

    def _show_latest(self) -> None:
        if self._latest != self._state:
            self._show(self._latest)

    def _show(self, state: HeadsetState) -> None:
        if state.idle and not self._state.idle:
            self._idle_since = self._now()
        if self._state.idle and not state.idle:
            self._troubles.forgive()
        self._state = state
        if self._session is not None:
            self._session.want(state)

    def _choose(self, key: str) -> None:
        self._prefer = key
        chosen = self._chosen()
        if self._session is not None and (chosen is None or chosen.key != self._session.info.key):
            self._session.want(HeadsetState())
            self._close()
        self._troubles.forgive()
        self._tell_ready()

    def _set_keep(self, held: bool) -> None:
        self._keep = held
        if self._session is not None:
            self._session.watch(held)
        self._idle_since = self._now()
        self._troubles.forgive()

    def _plugged(self) -> None:
        now = self._now()
        self._looks = [now + each for each in LOOK_AGAIN_S]
        self._look()

    def _look(self) -> None:
        """Note what is plugged; a session ends when its headset is gone."""
        before = self._found
        try:
            found = self._transport.find()
        except ServiceError as error:
            self._search_error = str(error)
            self._tell_ready()
            return
        self._search_error = ""
        self._ignored &= {info.key for info in found}
        usable = (info for info in found if info.key not in self._ignored)
        self._found = tuple(info for info in usable if may_be_headset(info))
        keys = {info.key for info in self._found}
        self._troubles.only(keys)
        if self._session is not None and self._session.info.key not in keys:
            raise HeadsetGoneError(f"{self._session.info.name}: the headset was unplugged")
        if {info.key for info in before} != keys:
            self._troubles.forgive()
        told = self._told
        if told is None or told.available != self._public() or told.link in _WRONG:
            self._tell_ready()  # the sound card may come a moment after the rest

    def _settle(self) -> None:
        """Acquire a headset if a call needs it, release it if none does."""
        wanted = self._wanted()
        if self._session is None:
            if wanted:
                self._acquire_one()
            elif self._troubles:  # only a call could have shown whether they are over
                self._troubles.only(())
                self._tell_ready()
        elif not wanted and self._now() - self._idle_since >= self._release_s:
            self._close()
            self._tell_ready()

    def _candidates(self) -> list[HidInfo]:
        return in_order(self._found, self._prefer)

    def _chosen(self) -> HidInfo | None:
        """The one to use if nothing is wrong with it."""
        return next(iter(self._candidates()), None)

    def _acquire_one(self) -> None:
        """Take the first one that works; one that does not is no reason to leave the others."""
        tried = False
        for info in self._candidates():
            if not self._troubles.due(info.key, self._now()):
                continue
            tried = True
            try:
                self._acquire(info)
            except ServiceError as error:
                self._blame(info, error)
            except Exception as error:
                log.exception("%s cannot be used", info.name)
                self._blame(info, HeadsetFailedError(str(error)))
            else:
                return
        if tried:
            self._tell_ready()

    def _acquire(self, info: HidInfo) -> None:
        device = self._transport.open(info)
        try:
            session = HeadsetSession(info, device, self._emit, self._now, self._tape)
            session.begin(self._state)
            session.watch(self._keep)
        except Exception:
            device.close()
            raise
        self._session, self._opened_at = session, self._now()
        if self._troubles.opened(info.key):
            self._tell(HeadsetLink.IN_USE, info)

    def _close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _failed(self, error: ServiceError) -> None:
        """Let the device go, say so, and try again later if it is still there."""
        session = self._session
        self._close()
        if session is not None:
            self._blame(session.info, error, broke=True)
            self._tell_ready()
        else:
            self._tell(HeadsetLink.FAILED, self._chosen(), str(error))

    def _blame(self, info: HidInfo, error: ServiceError, *, broke: bool = False) -> None:
        """Note what is wrong with a headset; one that is none, or gone, is out of the list."""
        if not isinstance(error, HeadsetGoneError | NotAHeadsetError):
            self._troubles.note(info.key, error, self._now(), broke=broke)
            return
        if isinstance(error, NotAHeadsetError):
            self._ignored.add(info.key)
        self._troubles.forget(info.key)
        self._found = tuple(each for each in self._found if each.key != info.key)

    def _tell_ready(self) -> None:
        """Tell which headset there is; one that we may not open is told now, not at a call."""
        if self._session is not None:
            key = self._session.info.key
            now = next((info for info in self._found if info.key == key), self._session.info)
            trouble = self._troubles.of(key)
            if trouble is None:
                self._tell(HeadsetLink.IN_USE, now)
            else:  # it has yet to show that it works again
                self._tell(trouble.link, now, trouble.detail)
            return
        wrong: tuple[HidInfo, Trouble] | None = None
        for info in self._candidates():
            trouble = self._troubles.of(info.key) or self._checked(info)
            if trouble is None and info in self._found:
                self._tell(HeadsetLink.READY, info)
                return
            if trouble is not None and wrong is None:
                wrong = info, trouble
        if wrong is not None:
            self._tell(wrong[1].link, wrong[0], wrong[1].detail)
        elif self._search_error:
            self._tell(HeadsetLink.FAILED, None, self._search_error)
        else:
            self._tell(HeadsetLink.ABSENT, None)

    def _checked(self, info: HidInfo) -> Trouble | None:
        """What would keep us from opening it; it is out of the list if it is gone."""
        try:
            self._transport.check(info)
        except HeadsetGoneError as error:
            self._blame(info, error)
        except ServiceError as error:
            return trouble_of(error)
        return None

    def _public(self) -> tuple[HeadsetInfo, ...]:
        return tuple(each.public for each in self._found)

    def _tell(self, link: HeadsetLink, info: HidInfo | None, detail: str = "") -> None:
        self._recheck_at = self._now() + RECHECK_S if link in _WRONG else None
        available = self._public()
        event = HeadsetLinkChanged(link, info.public if info else None, available, detail)
        if event != self._told:
            self._told = event
            (log.warning if detail else log.info)("headset: %s %s", link.value, detail)
            self._emit(event)
