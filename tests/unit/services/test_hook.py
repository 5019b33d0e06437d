# SPDX-License-Identifier: GPL-3.0-or-later
"""Listeners hear values in the order in which they were emitted."""

from atc.services.hook import Hook


def test_what_a_listener_emits_is_told_after_the_value_it_heard():
    hook: Hook[int] = Hook()
    heard: list[int] = []
    hook.connect(lambda value: hook.emit(2) if value == 1 else None)
    hook.connect(heard.append)
    hook.emit(1)
    assert heard == [1, 2]


def test_a_listener_that_was_removed_hears_no_more():
    hook: Hook[int] = Hook()
    heard: list[int] = []
    remove = hook.connect(heard.append)
    remove()
    hook.emit(1)
    assert heard == []
