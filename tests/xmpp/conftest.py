# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

import pytest

from tests.servers.prosody import Prosody


@pytest.fixture(scope="module")
def server() -> Iterator[Prosody]:
    with Prosody() as running:
        yield running
