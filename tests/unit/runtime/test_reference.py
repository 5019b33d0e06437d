# SPDX-License-Identifier: GPL-3.0-or-later
"""The documentation of the configuration says what the schema says."""

import re
from pathlib import Path

import pytest

from atc.runtime import reference
from atc.runtime.schema import Settings
from atc.runtime.settings import SettingsError, parse_settings

README = Path(__file__).parents[3] / "README.md"


def test_every_key_is_explained_and_has_an_example():
    keys = [(table.header, key) for table in reference.tables() for key in table.keys]
    assert len(keys) > 80
    for header, key in keys:
        assert key.meaning.endswith("."), (header, key.name)
        assert key.example, (header, key.name)
    assert all(table.intro.endswith(".") for table in reference.tables())


def test_the_sample_file_has_only_a_missing_account():
    with pytest.raises(SettingsError) as caught:
        parse_settings(reference.commented_config(), Path("/nowhere/atc.toml"))
    assert [each.code.value for each in caught.value.problems] == ["no_account"]


def test_the_sample_file_is_right_when_its_keys_are_uncommented(tmp_path):
    for name in ("ca.pem", "our-pbx.toml"):
        (tmp_path / name).write_text("")
    text = re.sub(r"(?m)^#(?=\S)", "", reference.commented_config())
    # One or the other: these stand in the sample to be chosen from.
    text = re.sub(r"(?m)^range = .*\n|^names = .*\n", "", text)
    settings = parse_settings(text, tmp_path / "atc.toml")
    assert settings.accounts[0].username == "200"
    assert settings.sip == Settings().sip
    assert settings.calls == Settings().calls
    assert settings.keys == Settings().keys


def test_the_readme_is_up_to_date():
    text = README.read_text(encoding="utf-8") if README.exists() else ""
    if reference.README_START not in text:
        pytest.skip("the README has no config reference")
    start = text.index(reference.README_START)
    end = text.index(reference.README_END) + len(reference.README_END)
    assert text[start:end] == reference.readme_section()
