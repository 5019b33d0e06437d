# SPDX-License-Identifier: GPL-3.0-or-later
"""The headset's page and its mark: what is read, tapped and reached by keys (J01-J03, U03)."""

import pytest
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtTest import QTest

from atc.controllers.preferences import Preferences
from atc.domain.headset import (
    Button,
    HeadsetButtons,
    HeadsetDigit,
    HeadsetLink,
    HeadsetLinkChanged,
    HeadsetMuteRefused,
    HeadsetPressed,
    HeadsetTouched,
    Press,
)
from atc.ports.telephony import SetVolume, StartRing, StopRing, UseAudioDevices
from tests.qml.pointers import Mouse
from tests.qml.scenes import ENGAGE, VOYAGER

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(make_stage):
    return make_stage()


def plugged(stage, used=ENGAGE, *available, link=HeadsetLink.READY):
    stage.desk.tell(HeadsetLinkChanged(link, used, available or ((used,) if used else ())))
    stage.settle()


def tap(stage, name):
    Mouse(stage).tap(stage.centre(name))
    stage.settle()


@pytest.mark.parametrize(
    ("link", "word"),
    [
        (HeadsetLink.ABSENT, "No headset"),
        (HeadsetLink.READY, "Headset"),
        (HeadsetLink.IN_USE, "Headset in use"),
        (HeadsetLink.DENIED, "Headset not usable"),
        (HeadsetLink.BUSY, "Headset not usable"),
        (HeadsetLink.FAILED, "Headset not usable"),
    ],
)
def test_the_status_bar_tells_how_the_headset_is(stage, link, word):
    plugged(stage, None if link is HeadsetLink.ABSENT else ENGAGE, link=link)
    mark = stage.item("headset")
    assert mark.property("text") == word
    if link is HeadsetLink.DENIED:
        assert "udev" in mark.property("hint")


def test_its_page_opens_by_tap_and_by_key_and_from_the_settings(stage):
    tap(stage, "headset")
    assert stage.find("headset-sheet")
    QTest.keyClick(stage.window, Qt.Key.Key_H, CTRL)
    stage.settle()
    assert stage.find("headset-sheet") is None
    QTest.keyClick(stage.window, Qt.Key.Key_H, CTRL)
    assert stage.item("headset-sheet")
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)
    stage.window.setProperty("sheet", "settings")
    stage.item("headset-page").tapped.emit()
    assert stage.item("headset-sheet")


def test_one_of_several_is_chosen_and_the_choice_is_kept(stage):
    saved = []
    stage.controllers.settings._save = saved.append
    plugged(stage, ENGAGE, VOYAGER, ENGAGE)
    tap(stage, "headset")
    tap(stage, "headset-0")
    assert stage.desk.headset.chosen == VOYAGER.key
    stage.controllers.settings.flush()
    assert saved[-1].headset == VOYAGER.key


def test_what_was_chosen_before_counts_from_the_start(make_stage):
    chosen = Preferences(language="en", headset=ENGAGE.key, ring_headset=False)
    stage = make_stage(preferences=chosen)
    assert stage.desk.headset.chosen == ENGAGE.key
    stage.desk.ring()
    assert not stage.desk.headset.state.alert


def test_what_rings_is_chosen_on_its_page(stage):
    plugged(stage)
    tap(stage, "headset")
    tap(stage, "ring-headset")
    assert not stage.controllers.settings.preferences.ring_headset
    tap(stage, "ring-headset")
    tap(stage, "ring-speaker")
    stage.desk.ring()
    assert stage.desk.headset.state.alert
    assert stage.desk.telephony.sent(StartRing) == []


def test_every_button_lights_when_it_is_pressed_and_keeps_its_tick(stage):
    plugged(stage)
    tap(stage, "headset")
    tap(stage, "headset-test")
    assert stage.desk.headset.kept
    stage.desk.tell(HeadsetButtons((Button.HOOK, Button.MUTE, Button.KEY_1)))
    for button in (Button.HOOK, Button.MUTE, Button.KEY_1):
        light = stage.item(f"light-{button.value}")
        assert not light.property("lit")
        stage.desk.tell(HeadsetTouched(button, down=True))
        assert light.property("lit")
    stage.desk.tell(HeadsetDigit("1"))
    stage.wait(lambda: not stage.item("light-mute").property("lit"))
    assert stage.item("light-mute").property("tried")
    tap(stage, "headset")  # closes the page
    assert not stage.desk.headset.kept
    assert not stage.controllers.headset.testing


def test_a_headset_that_is_unplugged_ends_the_trial(stage):
    plugged(stage)
    tap(stage, "headset")
    tap(stage, "headset-test")
    plugged(stage, None, link=HeadsetLink.ABSENT)
    assert not stage.controllers.headset.testing
    assert not stage.desk.headset.kept


@pytest.mark.parametrize("yes", [True, False])
@pytest.mark.parametrize("by", ["tap", "key"])
def test_the_question_in_mid_call_is_answered_by_tap_and_by_key(stage, yes, by):
    stage.desk.talking()
    plugged(stage)
    assert stage.item("headset-question")
    if by == "tap":
        tap(stage, "headset-yes" if yes else "headset-no")
    elif yes:
        QTest.keyClick(stage.window, Qt.Key.Key_H, CTRL)
    else:
        QTest.keyClick(stage.window, Qt.Key.Key_Escape)
    stage.settle()
    assert stage.find("headset-question") is None
    assert bool(stage.desk.telephony.sent(UseAudioDevices)) is yes


def test_volume_keys_move_the_speaker_within_its_bounds(stage):
    plugged(stage)
    for _ in range(15):
        stage.desk.tell(HeadsetPressed(Press.VOLUME_UP))
    assert stage.desk.telephony.last(SetVolume).speaker == pytest.approx(2.0)
    stage.desk.tell(HeadsetPressed(Press.VOLUME_DOWN))
    assert stage.desk.telephony.last(SetVolume).speaker == pytest.approx(1.9)


def test_what_happens_to_it_is_said_in_words(stage):
    said = stage.controllers.messages
    plugged(stage)
    assert said.text == "Jabra Engage 75 is ready"
    stage.desk.talking()
    stage.desk.tell(HeadsetMuteRefused())
    assert "still muted" in said.text
    plugged(stage, None, link=HeadsetLink.ABSENT)
    assert said.text == "Jabra Engage 75 was unplugged: your call goes on without it"
    plugged(stage)
    assert "is back" in said.text


def test_the_notice_names_the_one_that_was_unplugged_and_the_one_that_takes_over(stage):
    plugged(stage, ENGAGE, ENGAGE, VOYAGER)
    plugged(stage, VOYAGER)
    said = stage.controllers.messages.text
    assert said == f"{ENGAGE.name} was unplugged: {VOYAGER.name} is used now"


@pytest.mark.parametrize("language", ["en", "it", "es"])
def test_when_no_headset_can_be_used_the_page_says_what_to_do_in_her_language(make_stage, language):
    stage = make_stage(preferences=Preferences(language=language, motion=False))
    told = "libusb is missing: install the system's package libusb-1.0-0"
    stage.desk.tell(HeadsetLinkChanged(HeadsetLink.FAILED, detail=told))
    tap(stage, "headset")
    page = " ".join(stage.item(n).property("text") for n in ("headset-name", "headset-state"))
    assert "libusb-1.0-0" in page
    assert "is missing" not in page + stage.controllers.messages.text
    assert "{" not in stage.controllers.messages.text
    if language == "en":
        assert "cannot be used" in page
        assert "Plug in" not in page


def test_a_chosen_headset_can_be_left_to_chance_again(stage):
    plugged(stage, ENGAGE, ENGAGE, VOYAGER)
    tap(stage, "headset")
    assert stage.item("headset-automatic").property("checked")
    tap(stage, "headset-1")
    assert not stage.item("headset-automatic").property("checked")
    assert stage.desk.headset.chosen == VOYAGER.key
    tap(stage, "headset-automatic")
    assert stage.desk.headset.chosen == ""
    assert stage.item("headset-automatic").property("checked")
    assert stage.controllers.settings.preferences.headset == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_on_the_page_is_reached_by_tab_and_comes_into_sight(make_stage, scale):
    chosen = Preferences(language="it", text_scale=scale, motion=False)
    stage = make_stage(preferences=chosen)
    plugged(stage, ENGAGE, VOYAGER, ENGAGE)
    stage.window.setProperty("sheet", "headset")
    stage.settle()
    sheet = stage.item("headset-sheet")
    seen = set()
    for _ in range(7):
        QTest.keyClick(stage.window, Qt.Key.Key_Tab)
        stage.settle()
        item = stage.window.activeFocusItem()
        name = item.objectName()
        if name in {"headset-0", "headset-1", "ring-headset", "ring-speaker", "headset-test"}:
            seen.add(name)
            at = item.mapToItem(sheet, QPointF(0, 0))
            assert at.y() >= 0, name
            assert at.y() + item.height() <= sheet.height(), name
    assert seen == {"headset-0", "headset-1", "ring-headset", "ring-speaker", "headset-test"}


@pytest.mark.parametrize("by", ["tap", "key"])
def test_the_ringing_is_silenced_on_speaker_and_headset_and_the_call_waits_on(stage, by):
    plugged(stage)
    call = stage.desk.ring()
    stage.settle()
    assert stage.desk.headset.state.alert
    if by == "tap":
        tap(stage, f"call-{call}-refuse")
        tap(stage, f"call-{call}-silence")
    else:
        QTest.keyClick(stage.window, Qt.Key.Key_F2, CTRL)
        stage.settle()
    assert not stage.desk.headset.state.alert
    assert stage.desk.headset.state.ringing
    assert stage.desk.telephony.sent(StopRing)
    assert stage.desk.call(call).waiting
