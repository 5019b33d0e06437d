# SPDX-License-Identifier: GPL-3.0-or-later
"""What the console knows, as frozen values. Standard library only."""
