# SPDX-License-Identifier: GPL-3.0-or-later
"""Chat and presence against a real Prosody."""
