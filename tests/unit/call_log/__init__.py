# SPDX-License-Identifier: GPL-3.0-or-later
"""The call log: stories, the store, retention."""
