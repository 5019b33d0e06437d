# SPDX-License-Identifier: GPL-3.0-or-later
"""What the console can do, without Qt and without drivers. Everything here runs on the main thread."""
