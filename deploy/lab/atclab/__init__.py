# SPDX-License-Identifier: GPL-3.0-or-later
"""The lab PBX: a real Asterisk on loopback, its robots and its demo callers.

Standard library only: it has to run before any virtual environment exists.
"""
