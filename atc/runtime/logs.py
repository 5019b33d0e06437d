# SPDX-License-Identifier: GPL-3.0-or-later
"""Logging: readable lines on the console, JSON lines in a file, never a secret in either.

Lines are written by a thread of their own, so that a slow disk never holds a call up.
"""

import copy
import datetime as dt
import json
import logging
import logging.handlers
import queue
import re
import sys
import threading
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

_log = logging.getLogger("runtime.logs")
_FILE_BYTES = 10_000_000
_FILE_COUNT = 5
_LEAST_SECRET = 4
"""Shorter ones would blank out innocent text all over the log; the patterns still catch them."""

_PATTERNS = (
    re.compile(r'(?i)\b(response)="[^"]*"'),
    re.compile(r"(?i)\b(password|passwd|secret|token|auth_token)(['\"]?\s*[=:]\s*)\S+"),
    re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]+"),
    re.compile(r"(?im)^(a=crypto:\d+ \S+ inline:)\S+"),
)
_REPLACEMENTS = (r'\1="***"', r"\1\2***", r"\1 ***", r"\1***")


class Redactor:
    """Takes secrets out of text: known ones wherever they stand, others by what precedes them."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._known: frozenset[str] = frozenset()
        self.add(secrets)

    def add(self, secrets: Iterable[str]) -> None:
        """Keep these out too. Any thread."""
        self._known |= {each for each in secrets if len(each) >= _LEAST_SECRET}

    def __call__(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._known:
            text = text.replace(secret, "***")
        for pattern, replacement in zip(_PATTERNS, _REPLACEMENTS, strict=True):
            text = pattern.sub(replacement, text)
        return text


class ConsoleFormatter(logging.Formatter):
    """`10:42:03.120 WARNING calls [call 7] the target is busy`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, further lines (tracebacks, SIP messages) indented."""
        at = dt.datetime.fromtimestamp(record.created).astimezone()
        call = getattr(record, "call_id", None)
        about = f" [call {call}]" if call is not None else ""
        text = f"{at:%H:%M:%S}.{at.microsecond // 1000:03d} {record.levelname:<7} {record.name}"
        text += f"{about} {record.getMessage()}"
        if record.exc_text:
            text += "\n" + record.exc_text
        return text.replace("\r\n", "\n").replace("\n", "\n    ")


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, thread, message, call, traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """A line without a line break in it."""
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        entry: dict[str, Any] = {
            "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "thread": record.threadName,
            "message": record.getMessage(),
        }
        call = getattr(record, "call_id", None)
        if call is not None:
            entry["call_id"] = call
        if record.exc_text:
            entry["traceback"] = record.exc_text
        return json.dumps(entry, ensure_ascii=False, default=str)


class _Entry(logging.handlers.QueueHandler):
    """Where every record comes in: makes its text final and free of secrets, then queues it."""

    def __init__(self, lines: "queue.SimpleQueue[Any]", redact: Redactor) -> None:
        super().__init__(lines)
        self._redact = redact

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """A copy whose message and traceback are plain, clean text."""
        clean = copy.copy(record)
        try:
            text = record.getMessage()
        except (TypeError, ValueError) as error:  # a wrong format must not lose the rest
            text = f"{record.msg!s} {record.args!r} (bad log format: {error})"
        clean.msg, clean.args = self._redact(text), None
        if record.exc_info and record.exc_info[0] is not None:
            trace = "".join(traceback.format_exception(*record.exc_info)).rstrip()
            clean.exc_text = self._redact(trace)
        clean.exc_info = None
        return clean


class LogSystem:
    """The logging of the whole process, until `stop`."""

    def __init__(self, level: str, json_file: Path | None, secrets: Iterable[str] = ()) -> None:
        self.redact = Redactor(secrets)
        """Add secrets that become known later to it."""
        handlers: list[logging.Handler] = [_console()]
        failure: OSError | None = None
        if json_file is not None:
            try:
                handlers.append(_file(json_file))
            except OSError as error:
                failure = error
        lines: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._listener = logging.handlers.QueueListener(lines, *handlers)
        self._handlers = handlers
        self._entry = _Entry(lines, self.redact)
        root = logging.getLogger()
        self._stopped = False
        self._level_before = root.level
        root.addHandler(self._entry)
        root.setLevel(level.upper())
        logging.captureWarnings(capture=True)
        self._listener.start()
        if failure is not None:
            reason = failure.strerror or failure
            _log.warning("cannot write the log file %s: %s", json_file, reason)

    def stop(self) -> None:
        """Write what waits and close the file. Harmless when it was stopped already."""
        if self._stopped:
            return
        self._stopped = True
        root = logging.getLogger()
        root.removeHandler(self._entry)
        root.setLevel(self._level_before)
        logging.captureWarnings(capture=False)
        self._listener.stop()
        for handler in self._handlers:
            handler.close()


def _console() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(ConsoleFormatter())
    return handler


def _file(path: Path) -> logging.Handler:
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=_FILE_BYTES, backupCount=_FILE_COUNT, encoding="utf-8"
    )
    handler.setFormatter(JsonFormatter())
    return handler


def install_exception_hooks() -> None:
    """Log what nobody caught, on every thread.

    PyQt aborts the process on an exception in a slot unless `sys.excepthook` is replaced; a
    switchboard goes on.
    """
    sys.excepthook = _main_hook
    threading.excepthook = _thread_hook
    sys.unraisablehook = _unraisable_hook


def asyncio_exception_handler(
    loop: "asyncio.AbstractEventLoop",  # noqa: ARG001 - asyncio's signature
    context: dict[str, Any],
) -> None:
    """Log what an asyncio loop complains about."""
    logging.getLogger("asyncio").error(
        "%s", context.get("message", "error in the loop"), exc_info=context.get("exception")
    )


def _main_hook(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.critical("an error was not handled", exc_info=(kind, error, trace))


def _thread_hook(details: threading.ExceptHookArgs) -> None:
    if details.exc_type is SystemExit:
        return
    name = details.thread.name if details.thread else "?"
    value = details.exc_value or details.exc_type()
    _log.critical(
        "an error ended the thread %s",
        name,
        exc_info=(details.exc_type, value, value.__traceback__),
    )


def _unraisable_hook(details: "sys.UnraisableHookArgs") -> None:
    value = details.exc_value
    exc = (details.exc_type, value, details.exc_traceback) if value is not None else None
    _log.error("%s: %r", details.err_msg or "ignored error in", details.object, exc_info=exc)
