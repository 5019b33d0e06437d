# SPDX-License-Identifier: GPL-3.0-or-later
"""Call control by USB headsets: report map, telephony state machine, quirks, transports."""
