# SPDX-License-Identifier: GPL-3.0-or-later
"""What phone numbers mean, by Google's libphonenumber data."""
