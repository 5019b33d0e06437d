#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# fetch_source.sh DIRECTORY: gets a verified PJSIP source tarball. Its path, where it came from and
# its SHA-256 are written to DIRECTORY/source.env. Progress goes to stderr.
#
# Tried in this order: the tarball given by ATC_PJSIP_SOURCE (its digest by ATC_PJSIP_SHA256 or in
# FILE.sha256), Debian's source package, PJSIP's release. A given tarball is never replaced by
# another source: somebody wanted that one.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/pjsip/sources.env
. "$HERE/sources.env"
DIR=$(mkdir -p "$1" && cd "$1" && pwd)

info() { echo "pjsip source: $*" >&2; }

digest_of() { sha256sum -- "$1" | cut -d' ' -f1; }

# record FILE ORIGIN
record() {
    {
        printf 'SOURCE_FILE=%q\n' "$1"
        printf 'SOURCE_ORIGIN=%q\n' "$2"
        printf 'SOURCE_SHA256=%s\n' "$(digest_of "$1")"
    } >"$DIR/source.env"
    info "using ${1##*/} from $2"
}

# verify FILE DIGEST
verify() {
    local digest
    digest=$(digest_of "$1")
    [ "$digest" = "${2,,}" ] && return 0
    info "REFUSED: $1 has SHA-256 $digest, expected ${2,,}"
    return 1
}

from_given_file() {
    local file="$ATC_PJSIP_SOURCE" expected="${ATC_PJSIP_SHA256:-}"
    [ -r "$file" ] || { info "cannot read $file"; return 1; }
    if [ -z "$expected" ] && [ -r "$file.sha256" ]; then
        expected=$(cut -d' ' -f1 "$file.sha256")
    fi
    if [ -z "$expected" ]; then
        info "REFUSED: no digest for $file; give it with --pjsip-sha256 or in $file.sha256"
        return 1
    fi
    verify "$file" "$expected" && record "$(realpath -- "$file")" "the given tarball"
}

# A private apt: its own sources and lists, the system's transport settings (proxies), no root.
write_apt_config() {
    local keyring=/usr/share/keyrings/debian-archive-keyring.gpg apt="$DIR/apt"
    [ -r "$keyring" ] || { info "no $keyring: install debian-archive-keyring"; return 1; }
    mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial"
    : >"$apt/status"
    echo "deb-src [signed-by=$keyring] $PJSIP_DEBIAN_MIRROR $PJSIP_DEBIAN_SUITE main" >"$apt/sources.list"
    cat >"$apt/apt.conf" <<APT
Dir::State "$apt/state";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
APT::Sandbox::User "root";
APT::Get::AllowUnauthenticated "false";
Acquire::AllowInsecureRepositories "false";
Acquire::Languages "none";
Acquire::Retries "3";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
APT
}

from_debian() {
    local file
    command -v apt-get >/dev/null || { info "no apt-get here"; return 1; }
    write_apt_config || return 1
    info "reading Debian's package list ($PJSIP_DEBIAN_MIRROR $PJSIP_DEBIAN_SUITE)"
    apt-get -q -c "$DIR/apt/apt.conf" -o APT::Update::Error-Mode=any update >&2 || return 1
    info "downloading Debian's source package $PJSIP_DEBIAN_PACKAGE"
    (cd "$DIR" && apt-get -q -c "$DIR/apt/apt.conf" source --download-only --only-source "$PJSIP_DEBIAN_PACKAGE" >&2) || return 1
    for file in "$DIR/$PJSIP_DEBIAN_PACKAGE"_*."$PJSIP_DEBIAN_COMPONENT".tar.*; do
        [ -e "$file" ] || { info "that package has no component $PJSIP_DEBIAN_COMPONENT any more"; return 1; }
        record "$file" "Debian $PJSIP_DEBIAN_SUITE ${file##*/}"
        return
    done
}

from_upstream() {
    local file="$DIR/pjproject.tar.gz"
    info "downloading PJSIP's release $PJSIP_UPSTREAM_URL"
    python3 - "$PJSIP_UPSTREAM_URL" "$file" >&2 <<'PY' || return 1
import shutil, sys, urllib.request
try:
    with urllib.request.urlopen(sys.argv[1], timeout=60) as reply, open(sys.argv[2], "wb") as file:
        shutil.copyfileobj(reply, file)
except OSError as error:
    sys.exit(f"pjsip source: {sys.argv[1]}: {error}")
PY
    verify "$file" "$PJSIP_UPSTREAM_SHA256" && record "$file" "PJSIP's release $PJSIP_UPSTREAM_URL"
}

rm -f "$DIR/source.env"
if [ -n "${ATC_PJSIP_SOURCE:-}" ]; then
    from_given_file
else
    from_debian || { info "Debian's source package is not to be had; trying PJSIP's release"; from_upstream; }
fi
