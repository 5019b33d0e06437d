# SPDX-License-Identifier: GPL-3.0-or-later
"""ATC, the Attendant Touch Console: a switchboard for the front desk on any SIP PBX."""

__version__ = "0.1.0"
