# SPDX-License-Identifier: GPL-3.0-or-later
"""Mistakes in the configuration and trouble with files, in the user's language.

`atc.config.problems` keeps the English sentences, which the command line uses too; they are
translated here in the context `Problems`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from atc.config.problems import HINTS, MESSAGES, ConfigError, Problem
from atc.controllers.qt import tr
from atc.domain.storage import StorageProblem, StorageTrouble


class Said(Protocol):
    """What the line of problems shows."""

    def sentence(self) -> str:
        """It in the user's language."""


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One mistake and the name of the file that it is in."""

    file: str
    problem: Problem

    def sentence(self) -> str:
        """`atc.toml:3: …`, with how to mend it behind."""
        problem = self.problem
        place = f"{self.file}:{problem.line}" if problem.line else self.file
        message = tr("Problems", MESSAGES[problem.code]).format_map(dict(problem.params))
        hint = HINTS[problem.hint_code]
        if not hint:
            return f"{place}: {message}"
        said = tr("Problems", hint).format_map(dict(problem.hint_params))
        return f"{place}: {message} ({said})"


def problems_of(errors: Iterable[ConfigError]) -> list[FileProblem]:
    """All mistakes of several files."""
    return [FileProblem(Path(e.path).name, problem) for e in errors for problem in e.problems]


@dataclass(frozen=True, slots=True)
class KeptFileProblem:
    """Trouble with the contacts' or the desk's file."""

    problem: StorageProblem

    def sentence(self) -> str:
        """What happened, and where the old file is."""
        problem = self.problem
        texts = {
            StorageTrouble.CACHE_DAMAGED: tr(
                "Problems",
                "The contacts' file was damaged. It is kept as {aside}; "
                "the phonebooks fill a new one.",
            ),
            StorageTrouble.CACHE_NEWER: tr(
                "Problems",
                "The contacts' file is from a newer version. It is kept as {aside}; "
                "the phonebooks fill a new one.",
            ),
            StorageTrouble.DESK_DAMAGED: tr(
                "Problems",
                "The desk's file was damaged. It is kept as {aside}; "
                "everything that could be read of it is here.",
            ),
            StorageTrouble.DESK_NEWER: tr(
                "Problems",
                "The desk's file is from a newer version. It is kept as {aside}; "
                "everything that is known here was taken over.",
            ),
            StorageTrouble.FAILED: tr(
                "Problems", "Contacts and the call log cannot be kept: {reason}"
            ),
        }
        return texts[problem.trouble].format(aside=problem.aside, reason=problem.reason)
