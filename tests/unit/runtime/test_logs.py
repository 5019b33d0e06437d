# SPDX-License-Identifier: GPL-3.0-or-later
"""The log: complete, readable by people and by programs, and silent about secrets."""

import io
import json
import logging
import sys
import threading
import warnings

import pytest
from PyQt6.QtCore import QCoreApplication, QLoggingCategory, QUrl, qCritical, qWarning
from PyQt6.QtQml import QQmlComponent, QQmlEngine

from atc.runtime import qtlog
from atc.runtime.logs import LogSystem, Redactor, install_exception_hooks

log = logging.getLogger("calls")


@pytest.fixture
def system(tmp_path, monkeypatch):
    console = io.StringIO()
    monkeypatch.setattr(sys, "stderr", console)
    made = LogSystem("debug", tmp_path / "log.jsonl", ["hunter2", "no"])
    monkeypatch.undo()
    made.console = console
    yield made
    made.stop()


@pytest.fixture
def written(system, tmp_path):
    """Stop logging, and give (console text, entries of the file)."""

    def end():
        system.stop()
        file = tmp_path / "log.jsonl"
        entries = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        return system.console.getvalue(), entries

    return end


@pytest.fixture
def hooks():
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    install_exception_hooks()
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def test_a_line_says_when_who_and_which_call(written):
    log.warning("%s is busy", "Anna", extra={"call_id": 7})
    text, entries = written()
    assert "WARNING calls [call 7] Anna is busy\n" in text
    (entry,) = entries
    assert entry["level"] == "warning"
    assert entry["logger"] == "calls"
    assert entry["message"] == "Anna is busy"
    assert entry["call_id"] == 7
    assert entry["thread"] == "MainThread"
    assert entry["time"].endswith("Z")


def test_an_entry_is_one_line_even_with_a_traceback(written):
    log.error("failed", exc_info=ValueError("line one\nline two"))
    text, (entry,) = written()
    assert "ValueError: line one" in entry["traceback"]
    assert "\n    ValueError: line one\n    line two\n" in text


def test_secrets_are_nowhere(written):
    log.info("login with %s", "hunter2")
    log.info({"password": "hunter2"})
    log.info('Authorization: Digest username="200", nonce="abc", response="deadbeef"')
    log.info("GET /v1/calls?token=abcdef Bearer xyz.123")
    log.info("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0\r\na=rtpmap:0")
    log.error("oh", exc_info=ValueError("cannot log in with hunter2"))
    text, entries = written()
    everything = text + json.dumps(entries)
    for secret in ("hunter2", "deadbeef", "abcdef", "xyz.123", "c2VjcmV0"):
        assert secret not in everything
    assert 'username="200", nonce="abc"' in text
    assert len(entries) == 6


def test_short_secrets_do_not_blank_the_log():
    assert Redactor(["no", ""])("no problem") == "no problem"


def test_secrets_can_be_added_later():
    redact = Redactor()
    redact.add(["from-the-keyring"])
    assert redact("got from-the-keyring") == "got ***"


def test_a_wrong_log_call_loses_nothing(system, written):
    system._entry.handle(  # pytest's own handlers would raise
        log.makeRecord("calls", logging.INFO, "", 0, "%d calls", ("many",), None)
    )
    _, (entry,) = written()
    assert "many" in entry["message"]


def test_a_file_that_cannot_be_written_is_said_and_survived(tmp_path, capfd):
    system = LogSystem("info", tmp_path / "no" / "such" / "log")
    log.info("still here")
    system.stop()
    text = capfd.readouterr().err
    assert "cannot write the log file" in text
    assert "still here" in text


def test_the_level_counts_and_is_put_back(capfd):
    root = logging.getLogger()
    before = root.level
    system = LogSystem("warning", None)
    log.info("quiet")
    log.warning("loud")
    system.stop()
    assert root.level == before
    text = capfd.readouterr().err
    assert "loud" in text
    assert "quiet" not in text


def test_python_warnings_are_logged(written):
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        warnings.warn("old thing", stacklevel=1)
        _, (entry,) = written()
    assert "old thing" in entry["message"]


@pytest.mark.usefixtures("hooks")
def test_errors_that_nobody_caught_are_logged(written):
    error = ValueError("in a slot")
    sys.excepthook(ValueError, error, None)

    def fail():
        raise ValueError("in a thread")

    thread = threading.Thread(target=fail, name="worker")
    thread.start()
    thread.join()

    class Bad:
        def __del__(self):
            raise ValueError("while being deleted")

    Bad()
    _, entries = written()
    assert [each["level"] for each in entries] == ["critical", "critical", "error"]
    for entry, words in zip(entries, ("in a slot", "in a thread", "being deleted"), strict=True):
        assert words in entry["traceback"]
    assert "worker" in entries[1]["message"]


@pytest.fixture
def qt_log():
    qtlog.install_qt_log()
    yield
    qtlog.remove_qt_log()


@pytest.mark.usefixtures("qapp", "qt_log")
def test_qt_messages_are_logged(caplog):
    qWarning("from Qt")
    qCritical("worse")
    assert [(each.name, each.levelname, each.message) for each in caplog.records] == [
        ("qt", "WARNING", "from Qt"),
        ("qt", "ERROR", "worse"),
    ]


@pytest.mark.usefixtures("qapp", "qt_log")
def test_qml_warnings_are_logged_as_qml_with_their_place(caplog):
    caplog.set_level(logging.DEBUG)
    QLoggingCategory.setFilterRules("qml.debug=true")
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    source = b"import QtQml\nQtObject {\n  property int n: missing.thing\n"
    source += b'  Component.onCompleted: console.log("hello")\n}\n'
    component.setData(source, QUrl("file:///Some.qml"))
    thing = component.create()
    assert thing is not None
    found = {each.levelname: each for each in caplog.records if each.name == "qml"}
    assert "Some.qml:3" in found["WARNING"].message
    assert "hello" in found["DEBUG"].message
    thing.deleteLater()
    engine.deleteLater()
    QCoreApplication.processEvents()
    QLoggingCategory.setFilterRules("")
