# SPDX-License-Identifier: GPL-3.0-or-later
"""Checked TOML files: every mistake is found at once and named with its line. No Qt, no I/O."""
