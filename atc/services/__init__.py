# SPDX-License-Identifier: GPL-3.0-or-later
"""What the console can do: no Qt, no drivers. Everything here runs on the main thread."""
