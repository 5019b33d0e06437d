#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# build_wheel.sh TARBALL WORK_DIR PYTHON: compiles PJSIP and packs pjsua2 for that Python.
# The wheel ends up in WORK_DIR/wheel. PYTHON needs setuptools and wheel. WORK_DIR is emptied.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TARBALL=$(realpath -- "$1")
WORK=$(mkdir -p "$2" && cd "$2" && pwd)
PYTHON="$3"
JOBS=$(nproc)
# NDEBUG: an assertion must not end a switchboard's calls. PIC: the libraries go into a Python module.
FLAGS="-O2 -g0 -fPIC -DNDEBUG"

CONFIGURE=(
    --enable-epoll
    --disable-video --disable-libyuv --disable-upnp
    --disable-libwebrtc --enable-libwebrtc-aec3
    --enable-speex-resample --with-external-speex --with-external-gsm --with-external-srtp
    --disable-ilbc-codec --disable-g7221-codec --disable-opencore-amr --disable-silk --disable-lyra
)

info() { echo "pjsip build: $*"; }

unpack() {
    info "unpacking ${TARBALL##*/}"
    rm -rf "$WORK/source" "$WORK/wheel"
    mkdir -p "$WORK/source" "$WORK/wheel"
    tar -xf "$TARBALL" -C "$WORK/source" --strip-components=1 --no-same-owner
}

adapt() {
    info "adapting"
    cp "$HERE/config_site.h" pjlib/include/pj/config_site.h
    printf 'export CFLAGS += %s\nexport CXXFLAGS += %s\n' "$FLAGS" "$FLAGS" >user.mak
    # Debian's copy comes without the BdIMAD echo canceller's binary, and its driver does not build.
    sed -i 's/ bdimad_dev\.o//' pjmedia/build/Makefile
    # PJSIP compiles all of WebRTC AEC3 with -mfma, which then needs a CPU with AVX. WebRTC chooses
    # its *_avx2 files at run time, so only those may have it: small front-desk PCs lack AVX.
    sed -i 's/^\( *WEBRTC_AEC3_OTHER_CFLAGS += \)-mfma/\1/' third_party/build/os-auto.mak.in
    # shellcheck disable=SC2016  # these are make's variables
    sed -i '/^\$(OBJDIR)\/%\$(OBJEXT): \$(SRCDIR)\/%\.cc/,/^$/ s/\$(CXX) \$(\$(APP)_CXXFLAGS)/& $(if $(findstring _avx2,$@),-mfma)/' build/rules.mak
    if [ "$(uname -m)" = x86_64 ]; then
        grep -q 'findstring _avx2' build/rules.mak || { info "cannot adapt build/rules.mak"; return 1; }
    fi
}

compile() {
    info "configuring"
    ./configure "${CONFIGURE[@]}" CFLAGS="$FLAGS" CXXFLAGS="$FLAGS"
    info "compiling with $JOBS jobs"
    # PJSIP's makefiles have raced before with many jobs: a second, serial attempt costs only what is left.
    make -j"$JOBS" lib || { info "trying again with one job"; make lib; }
}

pack() {
    info "packing pjsua2"
    cd pjsip-apps/src/swig/python
    # -O1: the wrapper is 100,000 lines of glue; -O2 takes half as long again and gains nothing.
    make wheel PYTHON_EXE="$PYTHON" CFLAGS=-O1
    cp dist/pjsua2-*.whl "$WORK/wheel/"
}

unpack
cd "$WORK/source"
adapt
compile
pack
info "built $(ls "$WORK/wheel")"
