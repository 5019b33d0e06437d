# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries one group of a pjsua2 build's abilities; run as a process of its own by check_wheel.py.

A build that lacks something may abort instead of answering, so each group has its own process.
Arguments: the directory that holds pjsua2, the group's name, the file to write the answer to. The
answer is a JSON object {"what was tried": "" or what is wrong}. stdout is the library's log.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Findings = dict[str, str]

WANTED_VERSION = (2, 16)
WANTED_CALLS = 32
WANTED_BUDDIES = 4096
CODECS = {
    "opus": "opus/",
    "G.722": "G722/",
    "G.711 µ-law": "PCMU/",
    "G.711 A-law": "PCMA/",
    "GSM": "GSM/",
}
ECHO_WEBRTC_AEC3 = 4  # PJMEDIA_ECHO_WEBRTC_AEC3 of pjmedia/echo.h
CALL_TIMEOUT_S = 30.0

# What must outlive its probe: destroyed in Python's order, a running library crashes.
KEPT: list[object] = []

# A sound card that needs no hardware: ALSA's own null device, listed by name.
ALSA_CONFIG = """
pcm.atcprobe { type null hint { show on description "probe" } }
pcm.!default { type null }
ctl.!default { type hw card 0 }
"""


class Log:
    """Collects what the library logs; built by ``lines`` because LogWriter needs pjsua2."""

    def __init__(self, pj: Any) -> None:
        self.text: list[str] = []
        text = self.text

        class Writer(pj.LogWriter):  # type: ignore[misc]
            def write(self, entry: Any) -> None:
                text.append(entry.msg)

        self.writer = Writer()

    def __contains__(self, words: str) -> bool:
        return any(words in line for line in self.text)


class Library:
    """A running pjsua2 endpoint on loopback without sound, torn down by ``close``."""

    def __init__(self, pj: Any) -> None:
        self.pj = pj
        self.log = Log(pj)
        self.endpoint = pj.Endpoint()
        self.endpoint.libCreate()
        config = pj.EpConfig()
        config.uaConfig.threadCnt = 0
        config.uaConfig.mainThreadOnly = True
        config.logConfig.level = 5
        config.logConfig.consoleLevel = 5  # the writer stands in for the console
        config.logConfig.writer = self.log.writer
        config.medConfig.noVad = True
        self.max_calls = int(config.uaConfig.maxCalls)
        self.endpoint.libInit(config)

    def start(self) -> int:
        """Opens a UDP transport on a free loopback port, which it returns."""
        transport = self.pj.TransportConfig()
        transport.boundAddress = "127.0.0.1"
        number = self.endpoint.transportCreate(self.pj.PJSIP_TRANSPORT_UDP, transport)
        self.endpoint.libStart()
        self.endpoint.audDevManager().setNullDev()
        return int(self.endpoint.transportGetInfo(number).localName.rpartition(":")[2])

    def native(self) -> ctypes.CDLL:
        """The module's C functions, for what pjsua2 does not wrap."""
        import _pjsua2  # noqa: PLC0415 - only there once the wheel's directory is on the path

        return ctypes.CDLL(_pjsua2.__file__)

    def close(self) -> None:
        """Ends the library, so that its destructor has nothing to complain about."""
        self.endpoint.libDestroy()


def probe_api(pj: Any) -> Findings:
    """The version, and the classes that dialog events need."""
    endpoint = pj.Endpoint()
    endpoint.libCreate()
    version = endpoint.libVersion()
    endpoint.libDestroy()
    found = (version.major, version.minor)
    events = hasattr(pj.BuddyConfig(), "subscribe_dlg_event") and hasattr(
        pj.Buddy, "onBuddyEvSubDlgEventState"
    )
    return {
        "version 2.16 or later": "" if found >= WANTED_VERSION else f"it is {version.full}",
        "dialog events (RFC 4235)": "" if events else "BuddyConfig and Buddy do not offer them",
    }


def probe_codecs(pj: Any) -> Findings:
    """The codecs the library registers."""
    library = Library(pj)
    codecs = [codec.codecId for codec in library.endpoint.codecEnum2()]
    library.close()
    return {
        f"codec {name}": "" if any(c.startswith(prefix) for c in codecs) else "not registered"
        for name, prefix in CODECS.items()
    }


def probe_tls(pj: Any) -> Findings:
    """A TLS transport that listens, by the system's OpenSSL 3."""
    library = Library(pj)
    config = pj.TransportConfig()
    config.boundAddress = "127.0.0.1"
    problem = ""
    try:
        library.endpoint.transportCreate(pj.PJSIP_TRANSPORT_TLS, config)
    except pj.Error as error:
        problem = f"no TLS transport: {error.reason}"
    openssl = _openssl_problem()
    library.close()
    return {"SIP over TLS": problem, "the system's OpenSSL 3": openssl}


def _openssl_problem() -> str:
    """What is wrong with the libssl in this process: packed in the wheel, or not version 3."""
    mapped = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines()}
    paths = [path for path in mapped if Path(path).name.startswith("libssl")]
    packed = str(Path(sys.argv[1]).resolve())
    outside = [path for path in paths if not path.startswith(packed)]
    if not paths:
        return "no OpenSSL is loaded with it"
    if not outside:
        return f"it brings its own {paths[0]}"
    ssl = ctypes.CDLL(outside[0])
    ssl.OPENSSL_version_major.restype = ctypes.c_uint
    major = int(ssl.OPENSSL_version_major())
    return "" if major >= 3 else f"{outside[0]} is version {major}"


def probe_sound(pj: Any) -> Findings:
    """ALSA with a null card that the probe configures itself, and WebRTC's echo canceller."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf", encoding="utf-8") as config:
        config.write(ALSA_CONFIG)
        config.flush()
        os.environ["ALSA_CONFIG_PATH"] = config.name
        library = Library(pj)
        devices = list(library.endpoint.audDevManager().enumDev2())
    alsa = any(device.driver == "ALSA" for device in devices)
    echo = _echo_canceller_problem(library)
    library.close()
    return {
        "ALSA sound": "" if alsa else "a configured ALSA device is not listed",
        "WebRTC AEC3 echo cancellation": echo,
    }


def _echo_canceller_problem(library: Library) -> str:
    native = library.native()
    native.pjsua_pool_create.restype = ctypes.c_void_p
    pool = native.pjsua_pool_create(b"probe", 4000, 4000)
    canceller = ctypes.c_void_p()
    status = native.pjmedia_echo_create2(
        ctypes.c_void_p(pool), 16000, 1, 320, 200, 0, ECHO_WEBRTC_AEC3, ctypes.byref(canceller)
    )
    if status != 0:
        return f"it cannot be created (status {status})"
    native.pjmedia_echo_destroy(canceller)
    native.pj_pool_release(ctypes.c_void_p(pool))
    return "" if "WebRTC AEC3" in library.log else "another canceller was created in its place"


def probe_build(pj: Any) -> Findings:
    """What the library says of its own build: assertions off, epoll, all log levels."""
    library = Library(pj)
    library.native().pj_dump_config()
    settings = {}
    for line in library.log.text:
        name, separator, value = line.partition(" : ")
        if separator:
            settings[name.split()[-1]] = value.strip()
    library.close()
    return {
        "NDEBUG": "" if settings.get("PJ_DEBUG") == "0" else "assertions can end the process",
        "epoll": "" if settings.get("type", "").startswith("epoll") else "it polls with select",
        "log level 5": "" if settings.get("PJ_LOG_MAX_LEVEL") == "5" else "levels are cut off",
    }


def probe_buddies(pj: Any) -> Findings:
    """As many watched extensions as the largest site has."""
    library = Library(pj)
    port = library.start()
    account_config = pj.AccountConfig()
    account_config.idUri = f"sip:probe@127.0.0.1:{port}"
    account = pj.Account()
    account.create(account_config)
    buddies = []
    problem = ""
    config = pj.BuddyConfig()
    for number in range(WANTED_BUDDIES):
        config.uri = f"sip:{number}@127.0.0.1:{port}"
        buddy = pj.Buddy()
        try:
            buddy.create(account, config)
        except pj.Error as error:
            problem = f"number {number + 1} is refused: {error.reason}"
            break
        buddies.append(buddy)
    KEPT.append((library, account, buddies))
    return {f"{WANTED_BUDDIES} buddies": problem}


def probe_calls(pj: Any) -> Findings:
    """The library calls itself until every slot is talking; SRTP is demanded at both ends."""
    library = Library(pj)
    port = library.start()
    account, calls = _self_calling_account(pj, port)
    crypto = list(library.endpoint.srtpCryptoEnum())
    wanted = min(library.max_calls, WANTED_CALLS)
    problem = ""
    for _ in range(wanted // 2):
        call = pj.Call(account)
        call.makeCall(f"sip:probe@127.0.0.1:{port}", pj.CallOpParam(True))
        calls.append(call)
    deadline = time.monotonic() + CALL_TIMEOUT_S
    talking = 0
    while talking < wanted and time.monotonic() < deadline:
        library.endpoint.libHandleEvents(10)
        talking = sum(1 for call in calls if _is_secure_and_talking(pj, call))
    if library.max_calls < WANTED_CALLS or talking < wanted:
        problem = f"built for {library.max_calls}, and {talking} of them talk"
    secure = "" if crypto and talking else "no call can be set up with SRTP"
    KEPT.append((library, account, calls))
    return {f"{WANTED_CALLS} calls at once": problem, "SRTP": secure}


def _self_calling_account(pj: Any, port: int) -> tuple[Any, list[Any]]:
    calls: list[Any] = []

    class Account(pj.Account):  # type: ignore[misc]
        def onIncomingCall(self, prm: Any) -> None:  # noqa: N802 - pjsua2's name
            call = pj.Call(self, prm.callId)
            calls.append(call)
            answer = pj.CallOpParam(True)
            answer.statusCode = 200
            call.answer(answer)

    config = pj.AccountConfig()
    config.idUri = f"sip:probe@127.0.0.1:{port}"
    config.mediaConfig.srtpUse = pj.PJMEDIA_SRTP_MANDATORY
    config.mediaConfig.srtpSecureSignaling = 0
    config.mediaConfig.transportConfig.boundAddress = "127.0.0.1"
    account = Account()
    account.create(config)
    return account, calls


def _is_secure_and_talking(pj: Any, call: Any) -> bool:
    info = call.getInfo()
    if info.state != pj.PJSIP_INV_STATE_CONFIRMED or not len(info.media):
        return False
    if info.media[0].status != pj.PJSUA_CALL_MEDIA_ACTIVE:
        return False
    return bool(call.getStreamInfo(0).proto == pj.PJMEDIA_TP_PROTO_RTP_SAVP)


PROBES: dict[str, Callable[[Any], Findings]] = {
    "api": probe_api,
    "codecs": probe_codecs,
    "tls": probe_tls,
    "sound": probe_sound,
    "build": probe_build,
    "buddies": probe_buddies,
    "calls": probe_calls,
}


def main() -> None:
    """Tries the group that the arguments name."""
    sys.path.insert(0, sys.argv[1])
    import pjsua2  # noqa: PLC0415 - only there once the wheel's directory is on the path

    findings = PROBES[sys.argv[2]](pjsua2)
    Path(sys.argv[3]).write_text(json.dumps(findings), encoding="utf-8")
    os._exit(0)  # taking thousands of buddies and calls down again proves nothing


if __name__ == "__main__":
    main()
