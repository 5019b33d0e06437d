# SPDX-License-Identifier: GPL-3.0-or-later
"""A console that crashes gives the headset back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import atexit, sys, threading
from pathlib import Path
from atc.domain.headset import HeadsetLink
from tests.unit.headset.rig import TALKING, Rig

rig = Rig(Path(sys.argv[1]))
device = rig.plug(rig.headset())
atexit.register(lambda: print("with the kernel:", device.kernel_driver, "lamps:",
                              any(device.model.lamps.values()), flush=True))
rig.start()
rig.driver.show(TALKING)
rig.link(HeadsetLink.IN_USE)
print("with the kernel:", device.kernel_driver, flush=True)
{end}
"""


@pytest.mark.parametrize(
    "end", ["raise RuntimeError('crash')", "sys.exit(3)", "threading.Thread(target=1/0).start()"]
)
def test_a_crash_gives_the_headset_back(tmp_path, end):
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(end=end), str(tmp_path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert done.stdout.splitlines() == [
        "with the kernel: False",
        "with the kernel: True lamps: False",
    ], done.stderr
    assert not (tmp_path / "headset.json").exists()
