# SPDX-License-Identifier: GPL-3.0-or-later
"""What the screen shows and asks for: Qt objects over the services. Main thread only."""
