# SPDX-License-Identifier: GPL-3.0-or-later
"""The mute key: a toggle on most headsets, which must always end where the call is.

A press that we do not act on has still toggled the headset's own mute, so after every press the
lamp is written again, and headset, screen and call agree.
"""

from collections.abc import Iterable

from atc.domain.headset import HeadsetEvent, HeadsetMuteAsked, HeadsetMuteRefused, HeadsetState

REFUSAL_S = 0.7
"""A mute that follows our un-mute so soon is the boom arm's: the headset stays muted."""

OWN_ECHO_S = 0.1
"""No hand presses twice so fast; an echo of our answer to a press may."""

ANSWER_S = 0.2
"""How long the console may take to answer a press before the lamp is written again."""


class MuteKey:
    """What a press of mute means. Pure; seconds from the clock of the caller.

    Attributes:
        due: when `settle` has something to do.
    """

    def __init__(self, echo_s: float, *, switch: bool) -> None:
        self.due: float | None = None
        self._echo_s = echo_s
        self._switch = switch
        self._muted = False
        self._asked: bool | None = None
        self._echo_until = -1e9
        self._refusal_until = -1e9
        self._written_at = -1e9
        self._echoes = False
        self._by_key = False
        self._put_back = False

    def wanted(self, muted: bool, now: float, *, talking: bool, before: HeadsetState) -> None:
        """The call is muted or not, whoever wished so."""
        changed, self._muted = muted != before.muted, muted
        if talking != before.off_hook:
            self._put_back = False
        answered = self._asked is not None and self._asked == muted
        if answered:
            self._asked = None
        if not (changed and talking and before.off_hook):
            return
        self._written_at = now
        self._echo_until = now + (OWN_ECHO_S if answered else self._echo_s)
        self._refusal_until = -1e9 if muted else now + REFUSAL_S
        self._by_key = answered

    def pressed(self, value: int, now: float, *, talking: bool) -> Iterable[HeadsetEvent]:
        """The key's bit changed."""
        if not value and not self._switch:
            return
        if talking or not self._put_back:  # once: a boom arm would answer each time
            self.due = now + ANSWER_S
            self._put_back = not talking
        base = self._muted if self._asked is None else self._asked
        wish = bool(value) if self._switch else not base
        if not talking or wish == base:
            return
        if now < self._echo_until or (wish and now < self._refusal_until):
            yield from self._echo(wish, now)
        else:
            self._asked = wish
            yield HeadsetMuteAsked(wish)

    def _echo(self, wish: bool, now: float) -> Iterable[HeadsetEvent]:
        """It answers what we wrote: by an echo, or by refusing to open the microphone."""
        if self._muted and now - self._written_at < OWN_ECHO_S:
            self._echoes = True
        if wish and now < self._refusal_until and not self._echoes:
            self._refusal_until = -1e9
            self._asked = True
            # Opened by its own key, it may as well be her who closes it again: no word then.
            yield HeadsetMuteAsked(muted=True) if self._by_key else HeadsetMuteRefused()

    def settle(self, now: float) -> bool:
        """Whether the lamp is to be written again now."""
        if self.due is None or now < self.due:
            return False
        self.due = None
        self._asked = None
        self._echo_until = max(self._echo_until, now + OWN_ECHO_S)
        return True
