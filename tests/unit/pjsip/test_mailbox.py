# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands reach the worker in order, and wake it."""

import socket
import threading
from collections.abc import Iterator

import pytest

from atc.adapters.pjsip.mailbox import Mailbox
from atc.domain.calls import CallId
from atc.ports.telephony import HangUp


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    made = Mailbox()
    yield made
    made.release()


@pytest.fixture
def bed() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sleeper:
        sleeper.bind(("127.0.0.1", 0))
        sleeper.settimeout(5)
        yield sleeper


def test_commands_keep_their_order_from_any_thread(mailbox: Mailbox) -> None:
    def put(first: int) -> None:
        for number in range(first, first + 100):
            mailbox.put(HangUp(CallId(number)))

    threads = [threading.Thread(target=put, args=(first,)) for first in (0, 1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = [command.call_id for command in mailbox.take() if isinstance(command, HangUp)]
    assert sorted(taken) == [*range(100), *range(1000, 1100)]
    assert [number for number in taken if number < 1000] == list(range(100))
    assert mailbox.take() == []


def test_a_command_wakes_the_sleeper(mailbox: Mailbox, bed: socket.socket) -> None:
    mailbox.listen_at(*bed.getsockname())
    mailbox.put(HangUp(CallId(1)))
    # Only line ends: what SIP takes for a keep-alive and throws away.
    assert bed.recv(100).strip() == b""


def test_the_end_wakes_the_sleeper(mailbox: Mailbox, bed: socket.socket) -> None:
    mailbox.listen_at(*bed.getsockname())
    mailbox.close()
    bed.recv(100)
    assert mailbox.closed


def test_commands_after_the_end_harm_nobody(mailbox: Mailbox) -> None:
    mailbox.release()
    mailbox.put(HangUp(CallId(1)))
    assert len(mailbox.take()) == 1
