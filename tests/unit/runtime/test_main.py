# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, as a shell sees it."""

import subprocess
import sys
import types
from pathlib import Path

import pytest

import atc
from atc.__main__ import main
from atc.runtime.options import Options

ACCOUNT = '[[accounts]]\nserver = "pbx"\nusername = "200"\n'


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "atc", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_version_and_help():
    assert run("--version").stdout == f"atc {atc.__version__}\n"
    text = run("--help").stdout
    for option in ("--config", "--log-level", "--log-json", "--check-config", "--print-config"):
        assert option in text


@pytest.mark.parametrize(
    "arguments", [["--no-such"], ["--log-level", "loud"], ["extra"], ["--config"]]
)
def test_bad_usage_is_2(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert "usage: atc" in done.stderr


def test_check_config(tmp_path):
    file = tmp_path / "atc.toml"
    file.write_text(ACCOUNT)
    good = run("--check-config", "--config", file)
    assert (good.returncode, good.stderr) == (0, "")
    file.write_text(ACCOUNT + "[calls]\nlinse = 4\n")
    bad = run("--check-config", "--config", file)
    assert bad.returncode == 1
    assert f"{file}: line 5: “linse” is not a key of [calls] (did you mean lines?)" in bad.stderr
    assert run("--check-config", "--config", tmp_path / "none").returncode == 1


def test_check_config_checks_the_profile_too(tmp_path):
    file, profile = tmp_path / "atc.toml", tmp_path / "own.toml"
    file.write_text(ACCOUNT + '[pbx]\nprofile_file = "own.toml"\n')
    profile.write_text('name = "own"\n[pickup]\ndirected = "**"\n')
    bad = run("--check-config", "--config", file)
    assert bad.returncode == 1
    assert f"{profile}: line 3:" in bad.stderr


def test_print_config_into_a_pipe_that_closes():
    with subprocess.Popen(
        [sys.executable, "-m", "atc", "--print-config"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        error = process.stderr.read()
    assert b"Traceback" not in error


@pytest.mark.parametrize("option", ["--version", "--help", "--check-config", "--print-config"])
def test_quick_answers_do_not_load_qt(option):
    code = (
        "import sys; from atc.__main__ import main\n"
        f"try: main([{option!r}])\n"
        "except SystemExit: pass\n"
        "bad = [m for m in sys.modules if m.startswith('PyQt6') or m == 'keyring']\n"
        "sys.exit(f'loaded {bad}' if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "loaded" not in done.stderr
    assert done.returncode == 0


def test_options_reach_the_bootstrap(monkeypatch, tmp_path):
    seen = []
    fake = types.ModuleType("atc.bootstrap")
    fake.run = lambda options: seen.append(options) or 7
    monkeypatch.setitem(sys.modules, "atc.bootstrap", fake)
    monkeypatch.setattr(atc, "bootstrap", fake, raising=False)
    arguments = ["--config", "a.toml", "--log-level", "debug", "--log-json", str(tmp_path / "l")]
    assert main(arguments) == 7
    assert seen == [Options(Path("a.toml"), "debug", tmp_path / "l")]
