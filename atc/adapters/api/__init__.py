# SPDX-License-Identifier: GPL-3.0-or-later
"""The local HTTP API: other programs on this machine can see calls and handle them."""
