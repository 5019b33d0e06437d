# SPDX-License-Identifier: GPL-3.0-or-later
"""SIP and voice by PJSIP (pjsua2): one thread owns the library, commands go in, events come out."""
