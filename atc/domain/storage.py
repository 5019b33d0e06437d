# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with the files that the console keeps."""

from dataclasses import dataclass
from enum import Enum


class StorageTrouble(Enum):
    """Kinds of trouble."""

    CACHE_DAMAGED = "cache_damaged"
    CACHE_NEWER = "cache_newer"
    DESK_DAMAGED = "desk_damaged"
    DESK_NEWER = "desk_newer"
    FAILED = "failed"
    """Something cannot be read or written: a full disk, missing rights."""


@dataclass(frozen=True, slots=True)
class StorageProblem:
    """One trouble.

    Attributes:
        aside: the name under which the file was set aside.
        reason: what the system says, in its words.
    """

    trouble: StorageTrouble
    aside: str = ""
    reason: str = ""
