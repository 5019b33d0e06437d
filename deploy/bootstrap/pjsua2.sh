# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Gets pjsua2 into .venv: from the user's cache, else built from PJSIP's source. Sourced after
# console.sh and python_env.sh.
#
# A cached wheel is found by what it was made for (Python's ABI, architecture, OS release) and by
# what it was made with (the build recipe); a source given by hand has a place of its own.

CACHE_DIR="${XDG_CACHE_HOME:-$HOME/.cache}/atc"
PJSIP_DIR="$ROOT/deploy/pjsip"
PJSIP_RECIPE=("$PJSIP_DIR/build_wheel.sh" "$PJSIP_DIR/config_site.h")
CHECKED_WHEEL=""
PJSIP_CHECK=("$PJSIP_DIR/check_wheel.py" "$PJSIP_DIR/wheel_probe.py")

_wheel_key() {
    local abi os given=""
    abi=$("$VENV/bin/python" -c 'import sysconfig; print(sysconfig.get_config_var("SOABI"))')
    # shellcheck source=/dev/null
    os=$(. /etc/os-release && echo "${ID:-linux}-${VERSION_ID:-rolling}")
    [ -z "${ATC_PJSIP_SOURCE:-}" ] || given="-$(hash_of "$ATC_PJSIP_SOURCE")"
    echo "$abi-$os-$(hash_of "${PJSIP_RECIPE[@]}")$given"
}

# The newest wheel of a directory, or nothing.
_wheel_in() {
    [ ! -d "$1" ] || find "$1" -maxdepth 1 -name 'pjsua2-*.whl' | sort -V | tail -n 1
}

# Once per run: a wheel that was just built has been tried.
_check_wheel() {
    [ "$1" != "$CHECKED_WHEEL" ] || return 0
    run_logged "trying what ${1##*/} can do" \
        "the line 'REFUSED' above names what the build lacks; install that library's -dev package
or give another source: deploy/run --pjsip-source FILE --pjsip-sha256 DIGEST" \
        "$VENV/bin/python" "$PJSIP_DIR/check_wheel.py" "$1"
    CHECKED_WHEEL="$1"
}

_fetch_and_build() {
    local work="$1" shelf="$2" wheel
    run_logged "fetching PJSIP's source" \
        "check the network, or give a tarball: deploy/run --pjsip-source FILE --pjsip-sha256 DIGEST" \
        "$PJSIP_DIR/fetch_source.sh" "$work/fetched"
    # shellcheck source=/dev/null
    . "$work/fetched/source.env"
    note "source: $SOURCE_ORIGIN"
    run_logged "making the packing environment" "check free disk space" \
        "$VENV/bin/python" -m venv "$work/packing"
    run_logged "pip install of the packing tools" "check the network; then run this again" \
        _pip "$work/packing" -r "$ROOT/deploy/constraints-build.txt"
    run_logged "compiling PJSIP and pjsua2 (3 minutes on two cores)" \
        "the log above names the file or library; if memory ran out, close programs and try again" \
        "$PJSIP_DIR/build_wheel.sh" "$SOURCE_FILE" "$work/build" "$work/packing/bin/python"
    wheel=$(_wheel_in "$work/build/wheel")
    _check_wheel "$wheel"
    mkdir -p "$shelf"
    printf 'wheel: %s\nsource: %s\nsource sha256: %s\n' "${wheel##*/}" "$SOURCE_ORIGIN" "$SOURCE_SHA256" >"$shelf/origin.txt"
    mv "$wheel" "$shelf/"
    CHECKED_WHEEL="$shelf/${wheel##*/}"
    rm -rf "$work"
}

# install_pjsua2: builds only if no wheel fits; installs only if it is not the one already there.
install_pjsua2() {
    local shelf wheel key stamp="$STAMPS/pjsua2"
    begin_step "pjsua2 (PJSIP for Python)"
    [ -z "${ATC_PJSIP_SOURCE:-}" ] || [ -r "$ATC_PJSIP_SOURCE" ] ||
        fail "cannot read the PJSIP source $ATC_PJSIP_SOURCE." "give the path of a PJSIP tarball, or leave the option out"
    shelf="$CACHE_DIR/pjsua2/$(_wheel_key)"
    wheel=$(_wheel_in "$shelf")
    if [ -z "$wheel" ]; then
        # Two checkouts share the cache; the second waits and then finds the wheel.
        mkdir -p "$CACHE_DIR"
        exec 8>"$CACHE_DIR/pjsua2.lock"
        flock 8
        wheel=$(_wheel_in "$shelf")
        [ -n "$wheel" ] || _fetch_and_build "$CACHE_DIR/work-pjsua2" "$shelf"
        exec 8>&-
        wheel=$(_wheel_in "$shelf")
    fi
    key="${wheel##*/} $(hash_of "$wheel" "${PJSIP_CHECK[@]}")"
    if [ "$(cat "$stamp" 2>/dev/null)" = "$key" ]; then
        note "up to date"
        return
    fi
    note "wheel: $wheel"
    _check_wheel "$wheel"
    run_logged "pip install ${wheel##*/}" "remove $shelf and run this again" \
        _pip "$VENV" --no-deps --no-index --force-reinstall "$wheel"
    echo "$key" >"$stamp"
}
