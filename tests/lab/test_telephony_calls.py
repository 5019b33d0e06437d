# SPDX-License-Identifier: GPL-3.0-or-later
"""The SIP side alone against the lab PBX: who hears whom, and what is told."""

import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from atc.adapters.pjsip.config import Dtmf, Srtp, Transport
from atc.domain.calls import CallId
from atc.domain.events import (
    AudioDeviceFailed,
    AudioLevels,
    CallArrived,
    CallEnded,
    CallMediaChanged,
    CallProgressed,
    CommandFailed,
    ReferProgressed,
)
from atc.ports.telephony import (
    Answer,
    Deflect,
    Hold,
    PlayCue,
    Refer,
    ReferReplaces,
    Reject,
    RingTone,
    SendDtmf,
    SetMute,
    SetRefuseAll,
    SetVolume,
    StartRing,
    StopRing,
    WatchLevels,
)
from tests.lab.consolephone import NO_SOUND, ConsolePhone, account, wav_audio
from tests.labpbx import Call, Lab, process, wait_tone
from tests.tones import tones_of

pytestmark = pytest.mark.lab

USER = "204"
OUR_HZ, CALLER_HZ = 1000.0, 1800.0


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    lab = Lab()
    ran = process.pid_of(lab.instance, "pbx") is not None
    lab.ensure_running()
    yield lab
    lab.close() if ran else lab.stop()


@pytest.fixture(autouse=True)
def quiet(lab: Lab) -> Iterator[None]:
    lab.hang_up_all()
    yield
    lab.hang_up_all()


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("voice") / "voice.wav"
    samples = 8000 * np.sin(2 * np.pi * OUR_HZ * np.arange(16000) / 16000)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
        file.writeframes(samples.astype("<i2").tobytes())
    return path


@pytest.fixture
def desk(lab: Lab, tmp_path: Path, voice: Path) -> Iterator[ConsolePhone]:
    settings = account(lab.port(), USER, lab.password(USER))
    with ConsolePhone(
        settings, audio=wav_audio(tmp_path, voice), queue_header="X-Queue-Name"
    ) as desk:
        desk.registered()
        yield desk


def answered(lab: Lab, desk: ConsolePhone, name: str = "ACME SpA") -> tuple[Call, CallId]:
    since, mark = desk.mark(), lab.pbx.mark()
    caller = lab.call_in(USER, "0612345001", name, tone_hz=round(CALLER_HZ))
    call = desk.arrived(since=since).call_id
    desk.submit(Answer(call))
    desk.connected(call)
    caller.wait_up()
    lab.pbx.wait(
        lambda e: e.get("Event") == "BridgeEnter" and e["Channel"].startswith(f"PJSIP/{USER}-"),
        since=mark,
    )
    return caller, call


def test_a_caller_is_shown_answered_and_heard(lab: Lab, desk: ConsolePhone, tmp_path: Path) -> None:
    caller = lab.call_in(USER, "0612345001", "ACME SpA - Mario Rossi", tone_hz=round(CALLER_HZ))
    arrived = desk.arrived()
    assert (arrived.remote.number, arrived.remote.name) == ("0612345001", "ACME SpA - Mario Rossi")
    caller.wait_ringing()
    desk.submit(StartRing(RingTone.EXTERNAL))
    wait_tone(tmp_path / "ring.wav", 440)
    desk.submit(StopRing())
    desk.submit(Answer(arrived.call_id))
    desk.connected(arrived.call_id)
    caller.wait_up()
    wait_tone(tmp_path / "speaker.wav", CALLER_HZ)
    wait_tone(caller.heard, OUR_HZ)
    ended = desk.hang_up(arrived.call_id)
    assert ended.by_us
    assert caller.wait_ended() == 16


def test_hold_cuts_the_voice_and_resume_brings_it_back(
    lab: Lab, desk: ConsolePhone, tmp_path: Path
) -> None:
    caller, call = answered(lab, desk)
    wait_tone(caller.heard, OUR_HZ)
    desk.hold(call)
    wait_tone(caller.heard, 330)
    assert tones_of(caller.heard, -0.2, 0) == pytest.approx([330], abs=8)
    desk.resume(call)
    wait_tone(caller.heard, OUR_HZ)
    wait_tone(tmp_path / "speaker.wav", CALLER_HZ)


def wait_silence(path: Path) -> None:
    deadline = time.monotonic() + 10
    while tones_of(path, -0.3, 0):
        assert time.monotonic() < deadline, "it never became silent"
        time.sleep(0.05)  # a file has no event to wait for


def test_mute_is_silence_for_the_caller_only(lab: Lab, desk: ConsolePhone, tmp_path: Path) -> None:
    caller, call = answered(lab, desk)
    wait_tone(caller.heard, OUR_HZ)
    desk.submit(SetMute(call, True))
    wait_silence(caller.heard)
    wait_tone(tmp_path / "speaker.wav", CALLER_HZ)
    desk.hold(call)
    desk.resume(call)
    wait_silence(caller.heard)
    desk.submit(SetMute(call, False))
    wait_tone(caller.heard, OUR_HZ)


def test_volumes_and_levels_of_both_directions(
    lab: Lab, desk: ConsolePhone, tmp_path: Path
) -> None:
    caller, call = answered(lab, desk)
    since = desk.submit(WatchLevels(call))
    usual = desk.wait(AudioLevels, lambda e: e.microphone > 0.1 and e.speaker > 0.1, since=since)
    since = desk.submit(SetVolume(0.0, 1.0))
    desk.wait(AudioLevels, lambda e: e.microphone == 0.0 and e.speaker > 0.1, since=since)
    wait_silence(caller.heard)
    since = desk.submit(SetVolume(1.0, 0.1))
    quieter = usual.speaker * 0.8
    desk.wait(AudioLevels, lambda e: 0.0 < e.speaker < quieter < e.microphone, since=since)
    wait_tone(caller.heard, OUR_HZ)
    desk.submit(SetVolume(1.0, 0.0))
    wait_silence(tmp_path / "speaker.wav")
    since = desk.submit(WatchLevels(None))
    desk.hang_up(call)
    told = [event for event in desk.events[since:] if isinstance(event, AudioLevels)]
    assert len(told) <= 1


def test_the_caller_who_hangs_up_ends_the_call(lab: Lab, desk: ConsolePhone) -> None:
    caller = lab.call_in(USER, "0612345001", "ACME", talk_seconds=0.5)
    call = desk.arrived().call_id
    desk.submit(Answer(call))
    ended = desk.ended(call)
    assert not ended.by_us
    caller.wait_ended()


@pytest.mark.parametrize("code", [486, 603])
def test_rejecting(lab: Lab, desk: ConsolePhone, code: int) -> None:
    caller = lab.robot_call("101", USER)
    call = desk.arrived().call_id
    desk.submit(Reject(call, code))
    ended = desk.ended(call)
    assert (ended.code, ended.by_us) == (code, True)
    caller.wait_ended(30)


def test_deflecting_sends_the_caller_on(lab: Lab, desk: ConsolePhone) -> None:
    mark = lab.robots.mark()
    lab.call_in(USER, "0612345001", "ACME", tone_hz=round(CALLER_HZ))
    call = desk.arrived().call_id
    desk.submit(Deflect(call, "105"))
    desk.ended(call)
    wait_tone(lab.wait_robot_answered("105", since=mark), CALLER_HZ)


def test_local_do_not_disturb_refuses_by_itself(lab: Lab, desk: ConsolePhone) -> None:
    desk.submit(SetRefuseAll(True))
    lab.robot_call("101", USER).wait_ended(30)
    assert not any(isinstance(event, CallArrived) for event in desk.events)
    since = desk.submit(SetRefuseAll(False))
    lab.robot_call("101", USER)
    desk.arrived(since=since)


def test_an_outgoing_call_rings_back_and_is_answered(
    lab: Lab, desk: ConsolePhone, tmp_path: Path
) -> None:
    mark = lab.robots.mark()
    call = desk.dial("101")
    progress = desk.wait(CallProgressed)
    assert (progress.code, progress.early_media) == (180, False)
    wait_tone(tmp_path / "speaker.wav", 425)
    desk.connected(call)
    wait_tone(tmp_path / "speaker.wav", lab.robot("101").tone)
    wait_tone(lab.wait_robot_answered("101", since=mark), OUR_HZ)


@pytest.mark.parametrize(("number", "code"), [("981", 486), ("983", 404), ("999999", 404)])
def test_a_call_that_fails_says_why(desk: ConsolePhone, number: str, code: int) -> None:
    ended = desk.ended(desk.dial(number))
    assert ended.code == code
    assert not ended.by_us


def test_early_media_is_heard(lab: Lab, desk: ConsolePhone, tmp_path: Path) -> None:
    desk.dial("111")
    desk.wait(CallProgressed, lambda event: event.early_media)
    wait_tone(tmp_path / "speaker.wav", lab.robot("111").tone)


def test_commands_for_a_call_that_is_over_fail(desk: ConsolePhone) -> None:
    call = desk.talk_to("105")
    desk.hang_up(call)
    since = desk.submit(Hold(call))
    assert desk.wait(CommandFailed, since=since).command == Hold(call)


def test_a_blind_transfer_connects_the_two(lab: Lab, desk: ConsolePhone) -> None:
    caller, call = answered(lab, desk)
    since = desk.submit(Refer(call, "105"))
    final = desk.wait(ReferProgressed, lambda event: event.final, since=since)
    assert 200 <= final.code < 300
    desk.ended(call)
    wait_tone(caller.heard, lab.robot("105").tone)


def test_an_attended_transfer_connects_the_two(lab: Lab, desk: ConsolePhone) -> None:
    caller, call = answered(lab, desk)
    desk.hold(call)
    consultation = desk.talk_to("105")
    since = desk.submit(ReferReplaces(call, consultation))
    final = desk.wait(ReferProgressed, lambda event: event.final, since=since)
    assert 200 <= final.code < 300
    desk.ended(call)
    desk.ended(consultation)
    wait_tone(caller.heard, lab.robot("105").tone)


def test_a_refused_transfer_leaves_the_call_where_it_is(lab: Lab, desk: ConsolePhone) -> None:
    caller, call = answered(lab, desk)
    since = desk.submit(Refer(call, "nobody"))
    final = desk.wait(ReferProgressed, lambda event: event.final, since=since)
    assert final.code >= 400
    wait_tone(caller.heard, OUR_HZ)
    assert not any(isinstance(event, CallEnded) for event in desk.events)


@pytest.mark.parametrize("method", [Dtmf.RFC4733, Dtmf.INFO])
def test_keys_reach_the_pbx(lab: Lab, method: Dtmf) -> None:
    settings = account(lab.port(), USER, lab.password(USER), dtmf=method)
    with ConsolePhone(settings) as desk:
        desk.registered()
        mark = lab.pbx.mark()
        _, call = answered(lab, desk)
        desk.submit(SendDtmf(call, "5"))
        event = lab.wait_for_event("DTMFEnd", since=mark, Digit="5")
        assert event["Channel"].startswith(f"PJSIP/{USER}-")


def test_keys_are_heard_in_the_voice(lab: Lab) -> None:
    settings = account(lab.port(), USER, lab.password(USER), dtmf=Dtmf.INBAND)
    with ConsolePhone(settings, codecs=("PCMU",)) as desk:
        desk.registered()
        caller, call = answered(lab, desk)
        desk.submit(SendDtmf(call, "5" * 10))
        wait_tone(caller.heard, 770, length=0.3)


def test_cues_come_from_the_speaker(desk: ConsolePhone, tmp_path: Path) -> None:
    desk.submit(PlayCue(RingTone.CALL_WAITING))
    wait_tone(tmp_path / "speaker.wav", 620, length=0.1)


@pytest.mark.parametrize("codec", ["opus", "G722", "PCMA", "PCMU", "GSM"])
def test_codecs(lab: Lab, codec: str) -> None:
    user = "208" if codec == "opus" else USER
    settings = account(lab.port(), user, lab.password(user))
    with ConsolePhone(settings, codecs=(codec,)) as desk:
        desk.registered()
        call = desk.dial("105")
        media = desk.wait(CallMediaChanged)
        assert media.codec.lower() == codec.lower()
        desk.hang_up(call)


@pytest.mark.parametrize("transport", [Transport.TCP, Transport.TLS])
@pytest.mark.parametrize("srtp", list(Srtp))
def test_transports_and_encryption(
    lab: Lab, tmp_path: Path, voice: Path, transport: Transport, srtp: Srtp
) -> None:
    user = "205" if srtp is Srtp.MANDATORY else USER
    settings = account(
        lab.port(transport.value),
        user,
        lab.password(user),
        transport=transport,
        srtp=srtp,
        ca_file=str(lab.instance.ca_dir / "ca.pem") if transport is Transport.TLS else "",
    )
    with ConsolePhone(settings, audio=wav_audio(tmp_path, voice)) as desk:
        desk.registered()
        mark = lab.robots.mark()
        call = desk.talk_to("105")
        media = desk.wait(CallMediaChanged)
        assert media.secure is (srtp is not Srtp.OFF)
        wait_tone(tmp_path / "speaker.wav", lab.robot("105").tone)
        wait_tone(lab.wait_robot_answered("105", since=mark), OUR_HZ)
        desk.hold(call)
        desk.resume(call)
        wait_tone(tmp_path / "speaker.wav", lab.robot("105").tone)


def test_a_missing_sound_device_does_not_cost_the_call(lab: Lab) -> None:
    audio = type(NO_SOUND)("no such microphone", "no such speaker", "null")
    settings = account(lab.port(), USER, lab.password(USER))
    with ConsolePhone(settings, audio=audio) as desk:
        desk.registered()
        call = desk.talk_to("105")
        assert desk.wait(AudioDeviceFailed).device in {"no such microphone", "no such speaker"}
        desk.hold(call)
        desk.resume(call)
        desk.hang_up(call)
