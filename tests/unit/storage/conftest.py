# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from tests.unit.storage.shelf import Shelf


@pytest.fixture
def shelf(tmp_path):
    with Shelf(tmp_path) as opened:
        yield opened
        assert not opened.failures
