# SPDX-License-Identifier: GPL-3.0-or-later
"""What the console remembers between runs."""

import os
import threading

import pytest

from atc.domain.favourites import Favourite, FavouriteBoard
from atc.runtime import stores
from atc.runtime.stores import JsonFavouritesStore, StateFiles, UiState, UiStateStore


@pytest.fixture
def files(tmp_path):
    made = StateFiles(tmp_path / "state")
    yield made
    made.close()


def board(*numbers):
    return FavouriteBoard(entries=tuple(map(Favourite, numbers)))


def reopened(files):
    files.close()
    return StateFiles(files.folder)


def test_favourites_are_kept_in_their_order(files):
    store = JsonFavouritesStore(files)
    assert store.load() == FavouriteBoard()
    store.save(board("103", "101", "102"))
    assert JsonFavouritesStore(reopened(files)).load() == board("103", "101", "102")


def test_groups_and_names_of_favourites_are_kept(files):
    kept = FavouriteBoard(
        ("Suppliers", "Night"),
        (Favourite("101"), Favourite("+39 0461 123456", "Mario Bianchi", "Suppliers")),
    )
    JsonFavouritesStore(files).save(kept)
    assert JsonFavouritesStore(reopened(files)).load() == kept


def test_favourites_of_an_earlier_version_are_read(files):
    files.folder.mkdir()
    (files.folder / "favourites.json").write_text('{"favourites": ["101", "102", "101"]}')
    assert JsonFavouritesStore(files).load() == board("101", "102")


def test_the_configured_favourites_count_until_there_are_own_ones(files):
    store = JsonFavouritesStore(files, ("101", "102", "101"))
    assert store.load() == board("101", "102")
    store.save(board())
    assert JsonFavouritesStore(reopened(files), ("101",)).load() == board()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"favourites": 5}', b'{"favourites": [1]}', b"null"],
)
def test_a_corrupt_file_is_set_aside_and_told(tmp_path, content):
    told = []
    files = StateFiles(tmp_path, told.append)
    (tmp_path / "favourites.json").write_bytes(content)
    store = JsonFavouritesStore(files)
    assert store.load() == board()
    store.save(board("101"))
    files.close()
    (aside,) = tmp_path.glob("favourites.json.broken-*")
    assert aside.read_bytes() == content
    assert len(told) == 1
    assert aside.name in told[0]
    assert store.load() == board("101")


def test_saving_does_not_wait_for_the_disk_and_the_last_save_counts(files, monkeypatch):
    gate, entered, writes = threading.Event(), threading.Event(), []

    def slow(_, data):
        entered.set()
        gate.wait(30)
        writes.append(data)

    monkeypatch.setattr(stores, "replace_file", slow)
    store = JsonFavouritesStore(files)
    store.save(board("1"))
    assert entered.wait(30)
    for number in range(2, 100):
        store.save(board(str(number)))
    assert writes == []
    gate.set()
    files.close()
    assert [b'"1"' in writes[0], b'"99"' in writes[1], len(writes)] == [True, True, 2]


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(files, monkeypatch, caplog):
    store = JsonFavouritesStore(files)
    store.save(board("101"))
    files.close()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    again = StateFiles(files.folder)
    store = JsonFavouritesStore(again)
    store.save(board("102"))
    again.close()
    store.save(board("103"))
    assert store.load() == board("101")
    assert [each.name for each in files.folder.iterdir()] == ["favourites.json"]
    assert caplog.text.count("No space left") == 1


def test_a_folder_that_cannot_be_made_is_survived(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    files = StateFiles(tmp_path / "file" / "state")
    store = JsonFavouritesStore(files)
    assert store.load() == board()
    store.save(board("1"))
    files.close()
    assert "cannot write" in caplog.text


def test_choices_on_screen_are_kept(files):
    store = UiStateStore(files)
    assert store.state == UiState()
    store.update(theme="dark", window=(0, 0, 1280, 800))
    store.update(language="it")
    state = UiStateStore(reopened(files)).state
    assert state == UiState(language="it", theme="dark", window=(0, 0, 1280, 800))


def test_an_unknown_choice_is_a_mistake_of_the_program(files):
    with pytest.raises(TypeError):
        UiStateStore(files).update(colour="red")
