# SPDX-License-Identifier: GPL-3.0-or-later
"""Benchmarks of the whole console, driven from outside. `tests/bench` runs them."""
