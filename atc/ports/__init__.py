# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services need from the world, as Protocols."""
