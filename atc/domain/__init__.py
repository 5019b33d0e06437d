# SPDX-License-Identifier: GPL-3.0-or-later
"""What the console knows, as frozen values: calls, extensions, slots, rules. Standard library only."""
