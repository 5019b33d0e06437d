# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034  # the lists are for the scripts that source this
# Operating system packages for Debian 12+ and Ubuntu 24.04+. Sourced after console.sh.
#
# Every package is named, also those that most machines have. "a|b" means whichever of them this
# system knows (Ubuntu 24.04 renamed some for 64-bit time); "?a" means: only if it exists here.

PACKAGES_BUILD=(
    gcc g++ libc6-dev make swig binutils pkg-config
    python3 python3-dev python3-venv
    ca-certificates tar gzip bzip2 xz-utils
    libssl-dev libasound2-dev libopus-dev libspeex-dev libspeexdsp-dev libgsm1-dev
    libsrtp2-dev uuid-dev "?libbcg729-dev"
    "libldap-dev|libldap2-dev" libsasl2-dev
)
# What Qt's libraries and its xcb, wayland, offscreen and egl plugins load at run time.
PACKAGES_QT=(
    "libglib2.0-0t64|libglib2.0-0" libdbus-1-3 libfontconfig1 libfreetype6 fontconfig-config
    fonts-dejavu-core libegl1 libgl1 libglx0 libopengl0 libgl1-mesa-dri libx11-6 libx11-xcb1 libsm6 libice6
    libxkbcommon0 libxkbcommon-x11-0 libxcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4
    libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0
    libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1
    libwayland-client0 libwayland-cursor0 libwayland-egl1 libgssapi-krb5-2 libbrotli1 libzstd1 zlib1g
)
# What pyusb and pyudev load to reach a headset's buttons and to notice plugging.
PACKAGES_HEADSET=(libusb-1.0-0 libudev1)
# What the lab PBX needs to check and unpack its private Asterisk and to make test certificates.
PACKAGES_LAB=(debian-archive-keyring gpgv openssl util-linux)
PACKAGES_HEADLESS=(xvfb xauth)
# The tests run slapd, PostgreSQL and Prosody themselves, as children: see _keep_servers_off.
PACKAGES_TESTS=(sip-tester slapd postgresql prosody)
PACKAGES_LINT=(shellcheck)

# as_root COMMAND…: directly, or by sudo, or a message that says what to do.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n -- "$@"
    fi
}

# Asks for the password once, on the terminal, before a heartbeat hides the prompt.
_require_root() {
    [ "$(id -u)" -ne 0 ] || return 0
    local list="$*"
    command -v sudo >/dev/null ||
        fail "these packages are missing and this user is neither root nor has sudo: $list" \
            "run as root: apt-get update && apt-get install -y $list"
    if ! sudo -n true 2>/dev/null; then
        note "sudo is needed to install: $list"
        sudo -v || fail "sudo refused." "run as root: apt-get update && apt-get install -y $list"
    fi
}

_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

_has_candidate() {
    local policy
    policy=$(apt-cache policy "$1" 2>/dev/null)
    [[ "$policy" == *Candidate:* && "$policy" != *"Candidate: (none)"* ]]
}

# Prints "present", "absent", the name to install, or "unknown" for one entry of a list.
_resolve_package() {
    local entry="${1#\?}" name
    local names=()
    IFS='|' read -r -a names <<<"$entry"
    for name in "${names[@]}"; do
        if _installed "$name"; then echo present; return; fi
    done
    for name in "${names[@]}"; do
        if _has_candidate "$name"; then echo "$name"; return; fi
    done
    case "$1" in
        \?*) echo absent ;;
        *) echo "unknown ${names[0]}" ;;
    esac
}

# Sets MISSING (names to install) and UNKNOWN (required, but the package lists do not know them).
_find_missing() {
    local entry found
    MISSING=() UNKNOWN=()
    for entry in "$@"; do
        found=$(_resolve_package "$entry")
        case "$found" in
            present | absent) ;;
            unknown*) UNKNOWN+=("${found#unknown }") ;;
            *) MISSING+=("$found") ;;
        esac
    done
}

# The quick answer for a second run: one dpkg call for all plain names.
_all_installed() {
    local entry plain=()
    for entry in "$@"; do
        case "$entry" in
            \?*) ;;
            *\|*) _installed "${entry%%|*}" || _installed "${entry##*|}" || return 1 ;;
            *) plain+=("$entry") ;;
        esac
    done
    dpkg-query -W -f '${db:Status-Status}\n' "${plain[@]}" >/dev/null 2>&1 || return 1
    ! dpkg-query -W -f '${db:Status-Status}\n' "${plain[@]}" | grep -qvx installed
}

_apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 "$@"
}

# An update that fails for one foreign repository is no reason to stop: the install decides.
_apt_update() { _apt_get update || echo "apt-get update reported errors; going on with what it got"; }

_lists_are_old() {
    [ -z "$(find /var/lib/apt/lists -maxdepth 1 -name '*Packages*' -mtime -1 -print -quit 2>/dev/null)" ]
}

# These servers' packages would make a directory and a cluster and run them, and a chat server, on
# this machine's ports from now on. Nobody asked for that: the programs are enough. What is installed
# already, with its data, stays as it is.
_NO_CLUSTER=/etc/postgresql-common/createcluster.d/zz-programs-only.conf
_POLICY=/usr/sbin/policy-rc.d
_PROSODY_AT_BOOT=/etc/systemd/system/multi-user.target.wants/prosody.service

_keep_servers_off() {
    _installed slapd ||
        echo "slapd slapd/no_configuration boolean true" | as_root debconf-set-selections
    _installed prosody || PROSODY_IS_NEW=yes
    if ! _installed postgresql-common; then
        as_root mkdir -p "${_NO_CLUSTER%/*}"
        echo "create_main_cluster = false" | as_root tee "$_NO_CLUSTER" >/dev/null
    fi
    if [ ! -e "$_POLICY" ]; then
        printf '#!/bin/sh\n# atc-bootstrap: start nothing\nexit 101\n' | as_root tee "$_POLICY" >/dev/null
        as_root chmod 755 "$_POLICY"
    fi
}

# Runs also when the install fails or is interrupted; takes away only what is its own.
_allow_servers_again() {
    as_root rm -f "$_NO_CLUSTER"
    [ -z "${PROSODY_IS_NEW:-}" ] || as_root rm -f "$_PROSODY_AT_BOOT"
    ! grep -qs "atc-bootstrap" "$_POLICY" || as_root rm -f "$_POLICY"
}

_apt_install() (
    case " $* " in
        *" slapd "* | *" postgresql "* | *" prosody "*)
            trap _allow_servers_again EXIT
            trap 'exit 1' INT TERM HUP
            _keep_servers_off
            ;;
    esac
    _apt_get install -y --no-install-recommends "$@" && exit 0
    _apt_update
    _apt_get install -y --no-install-recommends "$@"
)

# install_os_packages ENTRY…: installs what is missing; a no-op in a tenth of a second if nothing is.
install_os_packages() {
    begin_step "Operating system packages"
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
        fail "this is not a Debian or Ubuntu system (no apt-get)." \
            "use Debian 12 or later, or Ubuntu 24.04 or later"
    if _all_installed "$@"; then
        note "all present"
        return
    fi
    _find_missing "$@"
    if [ ${#UNKNOWN[@]} -gt 0 ] || { [ ${#MISSING[@]} -gt 0 ] && _lists_are_old; }; then
        _require_root "${MISSING[@]}" "${UNKNOWN[@]}"
        run_logged "apt-get update" "check the network and /etc/apt/sources.list*" _apt_update
        _find_missing "$@"
    fi
    [ ${#UNKNOWN[@]} -eq 0 ] ||
        fail "no repository of this system has: ${UNKNOWN[*]}" \
            "on Ubuntu enable 'universe' (add-apt-repository universe); then run this again"
    [ ${#MISSING[@]} -gt 0 ] || return 0
    _require_root "${MISSING[@]}"
    note "installing ${#MISSING[@]}: ${MISSING[*]}"
    run_logged "apt-get install" \
        "read the lines above; often 'apt-get -f install' or 'dpkg --configure -a' as root helps" \
        _apt_install "${MISSING[@]}"
}
