# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads the configuration together with its PBX profile, without Qt.

Used by `--check-config` and by the bootstrap, which shows what is wrong on screen.
"""

from dataclasses import dataclass
from pathlib import Path

from atc.adapters.pbx.profiles import load_profile, load_profile_file, with_queue_tags
from atc.config.problems import ConfigError
from atc.domain.profile import PbxProfile
from atc.runtime.settings import Settings, SettingsError, load_settings


@dataclass(frozen=True, slots=True)
class Configuration:
    """All that the files say.

    Attributes:
        settings: the file's, or safe defaults when it is wrong.
        profile: the chosen one, or `generic` when that is wrong.
        errors: one for each file that is wrong, with all its problems.
    """

    path: Path
    settings: Settings
    profile: PbxProfile
    errors: tuple[ConfigError, ...] = ()


def load_configuration(path: Path) -> Configuration:
    """Load the configuration and its profile; never raises for what users can write there."""
    errors: list[ConfigError] = []
    try:
        settings = load_settings(path)
    except SettingsError as error:
        errors.append(error)
        settings = error.fallback
    try:
        profile = _profile(settings)
    except ConfigError as error:
        errors.append(error)
        profile = load_profile("generic")
    profile = with_queue_tags(profile, settings.pbx.queue_tags)
    return Configuration(path, settings, profile, tuple(errors))


def _profile(settings: Settings) -> PbxProfile:
    if settings.pbx.profile_file:
        return load_profile_file(Path(settings.pbx.profile_file))
    return load_profile(settings.pbx.profile)
