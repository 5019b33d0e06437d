# SPDX-License-Identifier: GPL-3.0-or-later
"""The one error that the lab's commands show to a person."""


class LabError(Exception):
    """Something a person has to mend; the message says what and how."""
