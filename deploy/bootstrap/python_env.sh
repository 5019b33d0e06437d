# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Virtual environments with pinned packages. Sourced after console.sh.

VENV="$ROOT/.venv"
VENV_QML="$ROOT/.venv-lint-qml"
STAMPS="$VENV/.stamps"

# A Python will do if it is new enough, can make environments and can compile extensions.
_python_is_usable() {
    "$1" - <<'PY' 2>/dev/null
import ensurepip, pathlib, sqlite3, ssl, sys, sysconfig, venv
ok = sys.version_info >= (3, 11) and (pathlib.Path(sysconfig.get_path("include")) / "Python.h").exists()
sys.exit(not ok)
PY
}

# Prints the interpreter to use: $ATC_PYTHON, else the first usable one.
find_python() {
    local candidate
    if [ -n "${ATC_PYTHON:-}" ]; then
        _python_is_usable "$ATC_PYTHON" && echo "$ATC_PYTHON"
        return
    fi
    for candidate in python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null && _python_is_usable "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
}

_pip() {
    local env="$1"
    shift
    retry "$env/bin/python" -m pip --disable-pip-version-check --no-input install \
        --progress-bar off --retries 5 --timeout 60 "$@"
}

# make_venv DIR: creates it, or makes it anew when its Python is gone or too old.
make_venv() {
    local dir="$1" python
    if [ -x "$dir/bin/python" ] && _python_is_usable "$dir/bin/python"; then
        return
    fi
    python=$(find_python)
    [ -n "$python" ] ||
        fail "no usable Python: need 3.11 or later with venv, ssl, sqlite3 and its headers${ATC_PYTHON:+ (ATC_PYTHON is $ATC_PYTHON)}." \
            "install python3 python3-venv python3-dev, or name one: ATC_PYTHON=/path/to/python3 $0"
    rm -rf "$dir"
    run_logged "making ${dir##*/} with $("$python" -V 2>&1)" "check free disk space" \
        "$python" -m venv "$dir"
}

# Compiles the console's modules ahead: a start that has to is a quarter of a second slower, each
# time, where Python may not keep what it compiled (a read-only checkout, PYTHONDONTWRITEBYTECODE).
_compile_console() { "$VENV/bin/python" -m compileall -q "$ROOT/atc" || true; }

# install_python_packages EXTRA…: the dependencies of pyproject.toml, and those of the extras.
install_python_packages() {
    local key name stamp
    begin_step "Python packages${*:+ (with: $*)}"
    make_venv "$VENV"
    mkdir -p "$STAMPS"
    name=$(IFS=-; echo "packages${*:+-$*}")
    stamp="$STAMPS/$name"
    "$VENV/bin/python" "$ROOT/deploy/bootstrap/requirements.py" "$@" >"$stamp.in" ||
        fail "pyproject.toml cannot be read." "mend it: the line above says what is wrong"
    key=$(hash_of "$stamp.in" "$ROOT/deploy/constraints.txt")
    _compile_console
    if [ "$(cat "$stamp" 2>/dev/null)" = "$key" ]; then
        note "up to date"
        return
    fi
    run_logged "pip install ($(wc -l <"$stamp.in") requirements and what they need)" \
        "check the network (PyPI must be reachable; PIP_INDEX_URL is honoured); then run this again" \
        _pip "$VENV" -c "$ROOT/deploy/constraints.txt" -r "$stamp.in"
    # So that .venv's Python finds the atc package from every directory.
    echo "$ROOT" >"$("$VENV/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/atc-checkout.pth"
    printf '#!%s\nfrom atc.__main__ import main\n\nraise SystemExit(main())\n' "$VENV/bin/python" >"$VENV/bin/atc"
    chmod +x "$VENV/bin/atc"
    echo "$key" >"$stamp"
}

# Qt's own tools (qmllint, qmlformat, lupdate) come with PySide6; beside PyQt6 two Qts would clash.
install_qt_tools() {
    local key stamp="$VENV_QML/.stamp"
    key=$(hash_of "$ROOT/deploy/constraints-qt-tools.txt")
    if [ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && [ -x "$VENV_QML/bin/pyside6-qmllint" ]; then
        note "Qt's tools: up to date"
        return
    fi
    make_venv "$VENV_QML"
    run_logged "pip install of Qt's tools" "check the network; then run this again" \
        _pip "$VENV_QML" -r "$ROOT/deploy/constraints-qt-tools.txt"
    echo "$key" >"$stamp"
}
