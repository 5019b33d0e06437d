# SPDX-License-Identifier: GPL-3.0-or-later
"""Mistakes in the configuration, in the user's language.

`atc.config.problems` keeps the English sentences, which the command line uses too; they are
translated here in the context `Problems`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from atc.config.problems import HINTS, MESSAGES, ConfigError, Problem
from atc.controllers.qt import tr


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
