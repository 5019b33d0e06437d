# SPDX-License-Identifier: GPL-3.0-or-later
"""Find an Asterisk that is new enough, or unpack Debian sid's into the user's cache.

The private one is made of Debian packages that apt downloads with its own package
lists (an empty dpkg status makes it fetch every library, libc included) and whose
signatures apt checks against Debian's archive keys. They are unpacked, never
installed: no maintainer script runs, no daemon starts, no root is needed, and the
program runs through the unpacked dynamic loader, so it mixes with nothing of the host.
"""

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from atclab.errors import LabError
from atclab.instance import lab_home

MIN_MAJOR = 18
PACKAGES = ("asterisk", "asterisk-core-sounds-en-gsm")
_KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_NEEDED = ("chan_pjsip", "res_parking", "app_queue", "app_voicemail", "app_mixmonitor")
Say = Callable[[str], None]


@dataclass(frozen=True)
class Asterisk:
    """How to run one Asterisk.

    Attributes:
        command: what to put before Asterisk's own arguments.
        version: what ``asterisk -V`` says.
        modules: the directory of its modules.
        data: the directory of its documentation and sounds.
    """

    command: tuple[str, ...]
    version: str
    modules: Path
    data: Path

    @property
    def major(self) -> int:
        """The major version: 18, 20, 22."""
        return _major(self.version)

    def has(self, module: str) -> bool:
        """Tell whether this build has a module (name without ``.so``)."""
        return (self.modules / f"{module}.so").exists()

    def env(self) -> dict[str, str]:
        """Return the environment to run it in: the host's OpenSSL settings stay out."""
        return {**os.environ, "OPENSSL_CONF": "/dev/null", "LC_ALL": "C.UTF-8"}


def _major(version: str) -> int:
    found = re.search(r"Asterisk (?:certified[-/])?(\d+)", version)
    return int(found.group(1)) if found else 0


def _version(command: tuple[str, ...]) -> str:
    try:
        done = subprocess.run(
            [*command, "-V"], capture_output=True, text=True, timeout=20, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip()


def _system() -> Asterisk | None:
    path = shutil.which("asterisk") or shutil.which("asterisk", path="/usr/sbin:/usr/local/sbin")
    if path is None or _major(version := _version((path,))) < MIN_MAJOR:
        return None
    places = [
        *Path("/usr/lib").glob("*/asterisk/modules"),
        Path("/usr/lib/asterisk/modules"),
        Path("/usr/local/lib/asterisk/modules"),
    ]
    for modules in places:
        if all((modules / f"{name}.so").exists() for name in _NEEDED):
            data = Path("/usr/share/asterisk")
            return Asterisk((path,), version, modules, data)
    return None


def _private(root: Path) -> Asterisk | None:
    loader = next(
        iter(
            sorted(root.glob("usr/lib64/ld-linux-*.so.2"))
            or sorted(root.glob("usr/lib/ld-linux-*.so.*"))
        ),
        None,
    )
    modules = next(iter(root.glob("usr/lib/*/asterisk/modules")), None)
    if loader is None or modules is None:
        return None
    libs = modules.parent.parent
    command = (
        str(loader),
        "--inhibit-cache",
        "--library-path",
        f"{libs}:{modules.parent}",
        str(root / "usr/sbin/asterisk"),
    )
    version = _version(command)
    if _major(version) < MIN_MAJOR:
        return None
    return Asterisk(command, version, modules, root / "usr/share/asterisk")


def find() -> Asterisk | None:
    """Return the system's Asterisk if it is 18 or newer, else the private one, else None.

    ``ATC_LAB_ASTERISK=private`` passes the system's over.
    """
    if os.environ.get("ATC_LAB_ASTERISK") != "private" and (found := _system()):
        return found
    return _private(lab_home() / "asterisk")


def find_or_install(say: Say) -> Asterisk:
    """Return an Asterisk, unpacking a private one first where there is none.

    Raises:
        LabError: when the packages cannot be had.
    """
    if found := find():
        return found
    lab_home().mkdir(parents=True, exist_ok=True)
    with (lab_home() / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two labs may be provisioned at once
        if found := find():
            return found
        _install(say)
    if found := find():
        return found
    raise LabError(
        f"the unpacked Asterisk in {lab_home() / 'asterisk'} does not start: "
        "remove that directory and run `provision` again"
    )


def _mirror() -> str:
    if chosen := os.environ.get("ATC_DEBIAN_MIRROR"):
        return chosen
    sources = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")]
    for source in sources:
        if source.suffix not in {".list", ".sources"} or not source.is_file():
            continue
        text = "\n".join(line.split("#")[0] for line in source.read_text().splitlines())
        if found := re.search(r"(https?://\S+/debian)/?(?:\s|$)", text):
            return found.group(1)
    return "http://deb.debian.org/debian"


def _install(say: Say) -> None:
    for tool in ("apt-get", "dpkg-deb"):
        if shutil.which(tool) is None:
            raise LabError(f"{tool} is missing: install Asterisk {MIN_MAJOR} or newer by hand")
    _ensure_keyring(say)
    work = lab_home() / "asterisk.part"
    shutil.rmtree(work, ignore_errors=True)
    for sub in ("state/lists/partial", "cache/archives/partial", "root"):
        (work / sub).mkdir(parents=True)
    (work / "status").touch()
    mirror = _mirror()
    (work / "sources.list").write_text(f"deb [signed-by={_KEYRING}] {mirror} sid main\n")
    apt = ["apt-get", "-q", *_apt_options(work)]
    log = lab_home() / "install.log"
    log.write_text("")
    say(f"reading Debian sid's package list from {mirror}")
    _run([*apt, "update"], log)
    say("downloading Asterisk and its libraries (about 80 MB), checked by apt's signatures")
    _run([*apt, "install", "-y", "--download-only", *PACKAGES], log)
    debs = sorted((work / "cache/archives").glob("*.deb"))
    say(f"unpacking {len(debs)} packages")
    for deb in debs:
        _run(["dpkg-deb", "-x", str(deb), str(work / "root")], log)
    target = lab_home() / "asterisk"
    shutil.rmtree(target, ignore_errors=True)
    (work / "root").rename(target)
    shutil.rmtree(work)


def _apt_options(work: Path) -> list[str]:
    options = {
        "Dir::State": work / "state",
        "Dir::State::status": work / "status",
        "Dir::Cache": work / "cache",
        "Dir::Etc::sourcelist": work / "sources.list",
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::Etc::preferences": "/dev/null",
        "Dir::Etc::preferencesparts": "/dev/null",
        "APT::Install-Recommends": "false",
        "APT::Get::AllowUnauthenticated": "false",
        "Acquire::AllowInsecureRepositories": "false",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
        # apt drops to a user who may not be allowed to write into a home directory
        "APT::Sandbox::User": "root",
    }
    return [part for key, value in options.items() for part in ("-o", f"{key}={value}")]


def _ensure_keyring(say: Say) -> None:
    if _KEYRING.exists():
        return
    install = ["apt-get", "install", "-y", "debian-archive-keyring"]
    if os.getuid() != 0:
        raise LabError(f"{_KEYRING} is missing: run `sudo {' '.join(install)}`")
    say("installing Debian's archive keys, which apt needs to check Asterisk's packages")
    _run(install, lab_home() / "install.log")


def _run(command: list[str], log: Path) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    with log.open("a") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, env=env, check=False)
    if done.returncode:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-6:])
        raise LabError(
            f"`{' '.join(command[:1] + command[-2:])}` failed:\n{tail}\n"
            f"The whole output is in {log}. Check the network, or name another mirror with "
            "ATC_DEBIAN_MIRROR=http://…/debian, or install Asterisk "
            f"{MIN_MAJOR} or newer by hand; then run it again."
        )
