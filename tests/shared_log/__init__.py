# SPDX-License-Identifier: GPL-3.0-or-later
"""Desks that share their log through a real PostgreSQL."""
