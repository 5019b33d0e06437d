# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys of the configuration file about queues."""

from typing import Annotated

from msgspec import Meta

from atc.runtime.schema_base import Table, doc


class QueueSettings(Table, frozen=True, kw_only=True):
    """Queues: pauses and what the console may do with agents.

    Who waits and what the PBX counts comes through `[pbx.ami]`. Without it the console can pause
    with the profile's codes, if it has any.
    """

    reasons: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=40)], ...],
        doc("Reasons for a pause that can be chosen on screen.", ["Lunch", "Back office"]),
    ] = ()
    pause_while_talking: Annotated[
        bool, doc("Pause in all queues from the answer of a queue's call until it ends.")
    ] = False
    wrap_up_s: Annotated[
        int, doc("Seconds of pause after a queue's call; 0: none.", 15, ge=0, le=3600)
    ] = 0
    pause_on_quit: Annotated[
        bool, doc("Pause when the console is left, and go on when it is started again.")
    ] = False
    supervisor: Annotated[
        bool, doc("Offer the supervisor's page: all agents, pausing, adding and removing them.")
    ] = True
