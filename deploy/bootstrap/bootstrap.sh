# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# From a fresh machine to a usable checkout. Sourced with ROOT set by deploy/run, tests/run,
# tests/lint and tests/bench, which differ only in what they ask for.

# shellcheck source=deploy/bootstrap/console.sh
. "$ROOT/deploy/bootstrap/console.sh"
# shellcheck source=deploy/bootstrap/os_packages.sh
. "$ROOT/deploy/bootstrap/os_packages.sh"
# shellcheck source=deploy/bootstrap/python_env.sh
. "$ROOT/deploy/bootstrap/python_env.sh"
# shellcheck source=deploy/bootstrap/pjsua2.sh
. "$ROOT/deploy/bootstrap/pjsua2.sh"

# One bootstrap at a time in a checkout. Daemons must not inherit the lock: see _end_bootstrap.
_begin_bootstrap() {
    mkdir -p "$ROOT/build" "$LOG_DIR"
    exec 9>"$ROOT/build/.bootstrap.lock"
    if ! flock -n 9; then
        note "another bootstrap is running in this checkout; waiting for it"
        flock 9
    fi
    : >"$LOG_FILE"
}

_end_bootstrap() { exec 9>&-; }

# bootstrap "PACKAGE…" "EXTRA…": OS packages beside those of the console, extras of pyproject.toml.
bootstrap() {
    local packages extras
    read -r -a packages <<<"$1"
    read -r -a extras <<<"$2"
    _begin_bootstrap
    install_os_packages "${PACKAGES_BUILD[@]}" "${PACKAGES_QT[@]}" "${PACKAGES_HEADSET[@]}" "${PACKAGES_LAB[@]}" "${packages[@]}"
    install_python_packages "${extras[@]}"
    install_pjsua2
    _end_bootstrap
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; }

# lab ARGUMENT…: the lab PBX's command, with the Python that is known to be new enough.
lab() {
    [ -f "$ROOT/deploy/lab/lab" ] || fail "deploy/lab/lab is not there." "get a complete checkout of ATC"
    "$VENV/bin/python" "$ROOT/deploy/lab/lab" "$@"
}

# Gets the lab PBX's parts without starting it.
provision_lab() {
    begin_step "Lab PBX"
    lab provision >&2 ||
        fail "the lab PBX could not be provisioned." "the lines above say why; then run this again"
}
