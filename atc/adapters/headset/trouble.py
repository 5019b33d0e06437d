# SPDX-License-Identifier: GPL-3.0-or-later
"""Which headsets would not work, why, and when each is worth another try."""

from collections.abc import Iterable
from dataclasses import dataclass

from atc.adapters.headset.transport import HeadsetBusyError, HeadsetDeniedError
from atc.domain.errors import ServiceError
from atc.domain.headset import HeadsetLink

RETRY_S = (0.5, 1.0, 2.0, 5.0)

WORKED_S = 3.0
"""A headset that failed once it was open works again when it did so for this long."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one headset.

    Attributes:
        tries: how often it failed in a row.
        retry_at: when it may be tried again.
        broke: whether it failed after it had been opened.
    """

    link: HeadsetLink
    detail: str
    tries: int
    retry_at: float
    broke: bool = False


def trouble_of(error: ServiceError) -> Trouble:
    """An error as what is told of it; to be tried at once."""
    link = HeadsetLink.FAILED
    if isinstance(error, HeadsetDeniedError):
        link = HeadsetLink.DENIED
    elif isinstance(error, HeadsetBusyError):
        link = HeadsetLink.BUSY
    return Trouble(link, str(error), 0, 0.0)


class TroubleBook:
    """The troubles by headset key. Owner thread: "headset"; seconds from the caller's clock."""

    def __init__(self) -> None:
        self._by_key: dict[str, Trouble] = {}

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def of(self, key: str) -> Trouble | None:
        """What is wrong with a headset, None when nothing is known to be."""
        return self._by_key.get(key)

    def note(self, key: str, error: ServiceError, now: float, *, broke: bool) -> None:
        """It failed: it is tried again later, each time a little later."""
        before, new = self._by_key.get(key), trouble_of(error)
        tries = before.tries + 1 if before is not None else 1
        pause = RETRY_S[min(tries, len(RETRY_S)) - 1]
        broke = broke or (before is not None and before.broke)
        self._by_key[key] = Trouble(new.link, new.detail, tries, now + pause, broke)

    def due(self, key: str, now: float) -> bool:
        """Whether it may be tried."""
        trouble = self._by_key.get(key)
        return trouble is None or now >= trouble.retry_at

    def next_at(self, keys: Iterable[str]) -> float | None:
        """When the first of these may be tried."""
        times = [self._by_key[key].retry_at for key in keys if key in self._by_key]
        return min(times, default=None)

    def forgive(self) -> None:
        """Something changed: each may be tried at once."""
        for key, each in self._by_key.items():
            self._by_key[key] = Trouble(each.link, each.detail, 0, 0.0, each.broke)

    def opened(self, key: str) -> bool:
        """It could be opened.

        Returns:
            Whether nothing is wrong with it any more; else it has yet to show that it works.
        """
        trouble = self._by_key.get(key)
        if trouble is not None and trouble.broke:
            return False
        self.forget(key)
        return True

    def forget(self, key: str) -> None:
        """It works, or is gone."""
        self._by_key.pop(key, None)

    def only(self, keys: Iterable[str]) -> None:
        """Forget the headsets that are not among these."""
        kept = set(keys)
        self._by_key = {key: each for key, each in self._by_key.items() if key in kept}
