# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds and boots the guest: python -m tests.kernel.guest [--fetch]

Debian's kernel and udev are fetched once, with apt's own tools and without installing them, into
the user's cache; only with `--fetch`, because they are 70 MB. The guest sees this machine's files
read-only and runs `tests.kernel.inside` with this Python. The processor is emulated: that takes
some seconds more than KVM, and works on machines that are guests themselves.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "atc" / "kernel"
QEMU = "qemu-system-x86_64"
_PACKAGES = ("busybox-static", "udev", "kmod")
_MODULES = (
    "9p",
    "9pnet_virtio",
    "virtio_pci",
    "vhci-hcd",
    "usbhid",
    "hid-generic",
    "hid-jabra",
    "hid-plantronics",
)
_BOOT_S = 280

_INIT = """#!/bin/busybox sh
b=/bin/busybox
$b mount -t proc proc /proc
$b mount -t sysfs sys /sys
for m in $($b cat /modules/order); do $b insmod /modules/$m; done
$b mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144,cache=loose host /host
$b mount -t proc proc /host/proc
$b mount -t sysfs sys /host/sys
$b mount -t devtmpfs dev /host/dev
$b mount -t tmpfs run /host/run
$b mkdir -p /host/run/work
$b chmod 1777 /host/run/work
$b ip link set lo up
$b mkdir -p /host/run/udev/rules.d
$b cp {udev}/lib/udev/rules.d/50-udev-default.rules /host/run/udev/rules.d/
$b cp {root}/deploy/udev/70-atc-headset.rules /host/run/udev/rules.d/
$b chroot /host {bash} -c '
exec -a systemd-udevd {udevadm} --daemon'
$b chroot /host {bash} -c '
cd {code}
export UDEVADM={udevadm} SYSTEMD_IGNORE_CHROOT=1
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH={code} HOME=/run/work TMPDIR=/run/work
{python} -m tests.kernel.inside /run/work/headset' 2>&1
$b poweroff -f
"""


class NoGuestError(Exception):
    """The guest cannot run here; its text says why."""


def missing() -> str:
    """Why no guest can run here; empty when one can."""
    if shutil.which(QEMU) is None:
        return f"{QEMU} is not installed (Debian: qemu-system-x86)"
    if not (CACHE / "initramfs").exists():
        return "no kernel for the guest: python -m tests.kernel.guest --fetch gets one (70 MB)"
    hidden = [path for path in (ROOT, CACHE, Path(sys.prefix)) if path.is_relative_to("/run")]
    if hidden:
        return f"{hidden[0]} cannot be seen in the guest: it has a /run of its own"
    return ""


def fetch() -> None:
    """Get Debian's kernel and tools, and pack what the guest starts from.

    Raises:
        NoGuestError: they cannot be had.
    """
    folder = CACHE / "packages"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        told = _out("apt-cache", "depends", "linux-image-amd64")
        image = next(w for line in told.splitlines() for w in line.split() if "linux-image-6" in w)
        subprocess.run(["apt-get", "download", image, *_PACKAGES], cwd=folder, check=True)
        for package in folder.glob("*.deb"):
            subprocess.run(["dpkg", "-x", package, CACHE], check=True)
    except (OSError, StopIteration, subprocess.CalledProcessError) as error:
        raise NoGuestError(f"Debian's packages cannot be had: {error}") from error
    shutil.rmtree(folder)
    pack()


def pack() -> None:
    """Write the first file system: a shell, the modules in order, the script."""
    stage = CACHE / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    for name in ("bin", "proc", "sys", "dev", "host", "modules"):
        (stage / name).mkdir(parents=True)
    shutil.copy(CACHE / "bin" / "busybox", stage / "bin" / "busybox")
    order = _modules()
    for path in order:
        shutil.copy(path, stage / "modules" / path.name)
    (stage / "modules" / "order").write_text("\n".join(path.name for path in order))
    host = lambda path: f"/host{path}"  # noqa: E731
    bash, udevadm = shutil.which("bash"), CACHE / "bin" / "udevadm"
    script = _INIT.format(
        udev=host(CACHE),
        root=host(ROOT),
        code=ROOT,
        bash=bash,
        udevadm=udevadm,
        python=Path(sys.executable),
    )
    init = stage / "init"
    init.write_text(script)
    init.chmod(0o755)
    names = "\n".join(str(p.relative_to(stage)) for p in sorted(stage.rglob("*")))
    with (CACHE / "initramfs").open("wb") as file:
        cpio = [CACHE / "bin" / "busybox", "cpio", "-o", "-H", "newc"]
        subprocess.run(cpio, input=names.encode(), stdout=file, cwd=stage, check=True)


def boot() -> str:
    """Run the guest to its end.

    Returns:
        What it said.
    """
    pack()  # the code may lie elsewhere than last time
    kernel = next((CACHE / "boot").glob("vmlinuz-*"))
    command = [
        *(QEMU, "-accel", "tcg", "-cpu", "max", "-m", "512", "-smp", "1"),
        *("-nodefaults", "-no-user-config", "-display", "none", "-serial", "stdio", "-no-reboot"),
        *("-kernel", str(kernel), "-initrd", str(CACHE / "initramfs")),
        *("-append", "console=ttyS0 quiet panic=-1"),
        "-fsdev",
        "local,id=host,path=/,security_model=none,readonly=on,multidevs=remap",
        *("-device", "virtio-9p-pci,fsdev=host,mount_tag=host"),
    ]
    log = CACHE / "boot.log"
    with log.open("wb") as file, contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            timeout=_BOOT_S,
        )
    return log.read_text(encoding="utf-8", errors="replace")


def _modules() -> list[Path]:
    """The modules to load, each after those that it needs."""
    tree = next((CACHE / "lib" / "modules").iterdir())
    subprocess.run([CACHE / "bin" / "kmod", "--version"], check=True, stdout=subprocess.DEVNULL)
    depmod = ["bash", "-c", 'exec -a depmod "$@"', "_", CACHE / "bin" / "kmod"]
    subprocess.run([*depmod, "-b", CACHE, tree.name], check=True)
    needs: dict[str, list[str]] = {}
    for line in (tree / "modules.dep").read_text().splitlines():
        name, _, others = line.partition(":")
        needs[name] = others.split()
    by_name = {Path(name).stem.replace("-", "_"): name for name in needs}
    order: list[str] = []

    def add(name: str) -> None:
        for other in needs[name]:
            add(other)
        if name not in order:
            order.append(name)

    for module in _MODULES:
        if (name := by_name.get(module.replace("-", "_"))) is not None:  # else it is built in
            add(name)
    return [tree / name for name in order]


def _out(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    try:
        if "--fetch" in sys.argv[1:]:
            fetch()
    except NoGuestError as error:
        print(error)
        return 1
    why = missing()
    print(why or boot())
    return 1 if why else 0


if __name__ == "__main__":
    sys.exit(main())
