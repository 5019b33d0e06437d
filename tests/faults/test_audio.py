# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound that does not work never takes a call with it, and the screen says so."""

import pytest

from atc.domain.calls import CallState

pytestmark = pytest.mark.usefixtures("calm")


def talk(desk, fake):
    dialog = fake.invite()
    call = desk.wait_call(CallState.RINGING)
    desk.tap(f"call-{call.id}-answer")
    desk.wait(lambda: dialog.final == 200, "answered")
    desk.wait_call(CallState.ACTIVE)
    return call, dialog


@pytest.mark.parametrize(
    ("microphone", "speaker", "named"),
    [
        ("No such headset", "No such headset", "No such headset"),
        ("wav:{tmp}/voice.wav", "null", "voice.wav"),
        ("null", "wav:{tmp}/a-folder", "a-folder"),
    ],
)
def test_a_device_that_cannot_be_used_is_named_and_the_call_works(
    front_desk, fake, tmp_path, microphone, speaker, named
):
    (tmp_path / "voice.wav").write_bytes(b"this is no sound" * 100)
    (tmp_path / "a-folder").mkdir()
    desk = front_desk(
        fake, microphone=microphone.format(tmp=tmp_path), speaker=speaker.format(tmp=tmp_path)
    )
    call, dialog = talk(desk, fake)
    desk.wait(lambda: desk.machine.controllers.audio.problem, "the failure is known")
    desk.says("message", named)
    desk.tap(f"call-{call.id}-hangup")
    desk.wait(lambda: not desk.calls, "the call is over")
    desk.wait(lambda: fake.got("BYE"), "the other end knows")
    assert dialog.final == 200


def test_a_machine_without_any_sound_card_still_calls(front_desk, fake, tmp_path, monkeypatch):
    # An ALSA configuration without a default device is what a machine without a card has.
    (tmp_path / "asound.conf").write_text("", encoding="utf-8")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "asound.conf"))
    desk = front_desk(fake, microphone="default", speaker="default")
    call, _ = talk(desk, fake)
    desk.wait(lambda: desk.machine.controllers.audio.problem, "the failure is known")
    assert desk.hands.sees("message")
    assert desk.services.calls.get(call.id).state is CallState.ACTIVE
    desk.tap(f"call-{call.id}-hangup")
    desk.wait(lambda: not desk.calls, "the call is over")
