# SPDX-License-Identifier: GPL-3.0-or-later
"""The least that these libraries can do: what the console's figures are compared with."""
