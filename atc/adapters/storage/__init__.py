# SPDX-License-Identifier: GPL-3.0-or-later
"""What the console keeps: the contact cache, and what is the receptionist's own.

Import nothing of this package before the window is up but `thread`: the rest brings SQLAlchemy.
"""
