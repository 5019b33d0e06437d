# SPDX-License-Identifier: GPL-3.0-or-later
"""Migrations of the shared database."""
