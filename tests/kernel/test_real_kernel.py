# SPDX-License-Identifier: GPL-3.0-or-later
"""Detach, attach, udev access, hot-plug and a kill, on a real kernel; optional."""

import pytest

from tests.kernel import guest


@pytest.mark.timeout(300)
def test_the_driver_on_a_real_kernel():
    why = guest.missing()
    if why:
        pytest.skip(why)
    said = guest.boot()
    lines = said.replace("\r", "").splitlines()
    assert "DONE" in lines, said[-4000:]
    failed = [line for line in lines if line.startswith("FAIL")]
    assert not failed, "\n".join(failed) + "\n" + said[-6000:]
    assert sum(line.startswith("PASS") for line in lines) >= 33
