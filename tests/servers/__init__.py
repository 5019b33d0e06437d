# SPDX-License-Identifier: GPL-3.0-or-later
"""Real servers for the tests: PostgreSQL, slapd and Radicale as private children on loopback.

Each has its own free port and its own folder, runs as root and as a normal user, and ends with the
test process, however that ends.
"""
