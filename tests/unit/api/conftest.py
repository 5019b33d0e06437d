# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

import pytest

from tests.unit.api.harness import Api


@pytest.fixture
def api() -> Iterator[Api]:
    found = Api()
    yield found
    found.close()
