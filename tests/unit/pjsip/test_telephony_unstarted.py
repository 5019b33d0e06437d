# SPDX-License-Identifier: GPL-3.0-or-later
"""A SIP side that is ended before it began."""

import gc

from atc.adapters.pjsip.config import PjsipConfig
from atc.adapters.pjsip.telephony import PjsipTelephony


def test_it_leaves_no_socket_open():
    telephony = PjsipTelephony(PjsipConfig(()), lambda _: None)
    telephony.stop()
    telephony.stop()
    del telephony
    gc.collect()  # a socket left open is a warning, and a warning fails the test
