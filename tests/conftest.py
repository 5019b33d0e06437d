# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test needs: a screen, even on a machine without one."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
