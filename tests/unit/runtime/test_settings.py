# SPDX-License-Identifier: GPL-3.0-or-later
"""The configuration file, as an administrator meets it."""

import os
from pathlib import Path

import pytest

from atc.config.problems import ProblemCode
from atc.runtime import keyseq
from atc.runtime.schema import KeySettings, Settings
from atc.runtime.settings import (
    SettingsError,
    extensions_of,
    key_map,
    load_settings,
    parse_settings,
)

ACCOUNT = '[[accounts]]\nserver = "pbx"\nusername = "200"\n'


def wrong(text, path=Path("/nowhere/atc.toml")):
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, path)
    return caught.value


def told(text):
    return [(each.line, each.code, each.key) for each in wrong(text).problems]


def right(text):
    return parse_settings(text, Path("/nowhere/atc.toml"))


def test_the_least_file_fills_in_what_follows():
    account = right(ACCOUNT).default_account
    assert (account.id, account.port, account.domain) == ("200", 5060, "pbx")
    assert account.auth_username == "200"
    tls = right(ACCOUNT + 'transport = "tls"\n').default_account
    assert tls.port == 5061


def test_the_default_account_is_the_marked_one():
    text = ACCOUNT + '[[accounts]]\nserver = "pbx"\nusername = "201"\ndefault = true\n'
    assert right(text).default_account.username == "201"


def test_relative_paths_are_relative_to_the_file(tmp_path):
    (tmp_path / "ca.pem").write_text("x")
    (tmp_path / "voice.wav").write_text("x")
    (tmp_path / "own.toml").write_text("x")
    file = tmp_path / "atc.toml"
    file.write_text(
        ACCOUNT
        + 'transport = "tls"\nca_file = "ca.pem"\n[audio]\nmicrophone = "wav:voice.wav"\n'
        + '[pbx]\nprofile_file = "own.toml"\n[log]\njson_file = "log.jsonl"\n'
    )
    settings = load_settings(file)
    assert settings.accounts[0].ca_file == str(tmp_path / "ca.pem")
    assert settings.audio.microphone == f"wav:{tmp_path / 'voice.wav'}"
    assert settings.pbx.profile_file == str(tmp_path / "own.toml")
    assert settings.log.json_file == str(tmp_path / "log.jsonl")


def test_all_mistakes_are_told_at_once_with_their_lines():
    text = """\
[[accounts]]
sever = "pbx"
username = 200
transport = "tpc"
[sip]
codecs = ["opus",
  "alaw"]
dscp_voice = 99
lines = 4
[audoi]
x = 1
[ui]
text_scale = "1.5"
motion = "true"
favourites = "101"
[calls]
lines = 0
"""
    assert told(text) == [
        (2, ProblemCode.UNKNOWN_KEY, "accounts[1].sever"),
        (3, ProblemCode.WRONG_TYPE, "accounts[1].username"),
        (4, ProblemCode.NOT_ALLOWED, "accounts[1].transport"),
        (7, ProblemCode.NOT_ALLOWED, "sip.codecs[2]"),
        (8, ProblemCode.OUT_OF_RANGE, "sip.dscp_voice"),
        (9, ProblemCode.UNKNOWN_KEY, "sip.lines"),
        (10, ProblemCode.UNKNOWN_TABLE, "audoi"),
        (13, ProblemCode.WRONG_TYPE, "ui.text_scale"),
        (14, ProblemCode.WRONG_TYPE, "ui.motion"),
        (15, ProblemCode.WRONG_TYPE, "ui.favourites"),
        (17, ProblemCode.OUT_OF_RANGE, "calls.lines"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[accounts]]\nsever = "x"\nusername = "1"\n', "did you mean server?"),
        ("[[accounts]]\nserver = 'x'\nusername = 200\n", 'username = "200"'),
        (ACCOUNT + "register_interval_s = '60'\n", "register_interval_s = 60"),
        (ACCOUNT + 'transport = "tpc"\n', 'allowed: "tcp", "tls", "udp" (did you mean "tcp"?)'),
        (ACCOUNT + "[sip]\nlines = 4\n", "it belongs in [calls]"),
        (ACCOUNT + "[ui]\nfavourites = '101'\n", 'favourites = ["101"]'),
        (ACCOUNT + "[extensions]\nnumber = '1'\n", "[[extensions]]"),
        (ACCOUNT + "[calls]\nlines = 33\n", "“lines” is 33, but must be from 1 to 32"),
        ("[pbx]\nprofile = 'asterix'\n", 'did you mean "asterisk"?'),
        (ACCOUNT + "[keys]\nmute = 'M'\n", 'mute = "Ctrl+M"'),
        (ACCOUNT + "[api]\nenabled = true\n", 'add token = "'),
        ("", "add an [[accounts]] table"),
    ],
)
def test_sentences_say_how_to_mend_it(text, words):
    assert words in str(wrong(text))


def test_syntax_errors_do_not_hide_the_others():
    text = ACCOUNT + "[ui]\ntheme = dark\nlanguge = 'it'\n[calls]\nlines = 99\n"
    assert [line for line, _, _ in told(text)] == [5, 6, 8]


def test_what_a_lost_line_might_have_said_is_not_complained_about():
    text = '[[accounts]]\nserver = pbx.example.com\nusername = "200"\n'
    assert told(text) == [(2, ProblemCode.SYNTAX_VALUE, "")]


@pytest.mark.parametrize(
    ("extra", "line", "code"),
    [
        ('ca_file = "none.pem"\ntransport = "tls"\n', 4, ProblemCode.FILE_MISSING),
        ('srtp = "mandatory"\n', 4, ProblemCode.NEEDS_OTHER),
        ('password = "x"\npassword_keyring = true\n', 5, ProblemCode.BOTH_GIVEN),
        (ACCOUNT, 6, ProblemCode.TWICE),
        ('[sip]\nbind = "lan"\n', 5, ProblemCode.BAD_FORMAT),
        ('[sip]\nrtp_ports = "20000-19000"\n', 5, ProblemCode.BAD_FORMAT),
        ('[sip]\nrtp_ports = "20000-20010"\n', 5, ProblemCode.BAD_FORMAT),
        ('[sip]\nrtp_ports = "20000"\n', 5, ProblemCode.BAD_FORMAT),
        ("[sip]\ncodecs = []\n", 5, ProblemCode.BAD_FORMAT),
        ('[sip]\ncodecs = ["opus", "opus"]\n', 5, ProblemCode.TWICE),
        ('[audio]\nmicrophone = "wav:none.wav"\n', 5, ProblemCode.FILE_MISSING),
        ('[audio]\nspeaker = "wav:no/such/dir.wav"\n', 5, ProblemCode.FILE_MISSING),
        ('[pbx]\nprofile_file = "none.toml"\n', 5, ProblemCode.FILE_MISSING),
        ('[pbx.ami]\nenabled = true\nusername = "x"\n', 5, ProblemCode.NEEDS_OTHER),
        ('[[extensions]]\nname = "x"\n', 4, ProblemCode.ONE_OF),
        ('[[extensions]]\nnumber = "1"\nrange = "1-2"\n', 6, ProblemCode.BOTH_GIVEN),
        ('[[extensions]]\nrange = "159-100"\n', 5, ProblemCode.BAD_FORMAT),
        ('[[extensions]]\nrange = "a-b"\n', 5, ProblemCode.BAD_FORMAT),
        ('[[extensions]]\nrange = "1-9"\nnames = { 10 = "x" }\n', 6, ProblemCode.NOT_IN_RANGE),
        ('[api]\nhost = "0.0.0.0"\n', 5, ProblemCode.NOT_LOOPBACK),
        ('[api]\nhost = "example.com"\n', 5, ProblemCode.NOT_LOOPBACK),
        ('[api]\ntoken = "short"\n', 5, ProblemCode.TOO_SHORT),
        ('[log]\njson_file = "no/such/dir/x"\n', 5, ProblemCode.FILE_MISSING),
        ('[keys]\nhold = "F6"\n', 5, ProblemCode.KEY_CONFLICT),
        ('[keys]\nhold = "Hyper+F6"\n', 5, ProblemCode.KEY_SEQUENCE),
        ('[keys]\nhold = "Space"\n', 5, ProblemCode.KEY_TYPES_TEXT),
    ],
)
def test_what_does_not_fit_together_is_told(extra, line, code):
    assert [each[:2] for each in told(ACCOUNT + extra)] == [(line, code)]


def test_overlapping_ranges_are_one_problem_that_names_the_other_line():
    text = ACCOUNT + '[[extensions]]\nrange = "100-159"\n[[extensions]]\nrange = "150-170"\n'
    found = wrong(text).problems
    assert [str(each) for each in found] == [
        "line 7: “range” 150-159 is used twice, first in line 5"
    ]


def test_more_numbers_than_can_be_watched():
    text = ACCOUNT + "".join(
        f'[[extensions]]\nrange = "{start}000-{start + 2}999"\n' for start in (1, 4)
    )
    assert told(text) == [(4, ProblemCode.TOO_MANY, "extensions")]


def test_a_key_can_move_when_its_old_owner_lets_it_go():
    keys = right(ACCOUNT + '[keys]\nblind = ""\nhold = "f6"\n').keys
    assert key_map(keys)["hold"] == "f6"
    assert "blind" not in key_map(keys)


def test_default_keys_are_valid_and_no_two_alike():
    keys = key_map(KeySettings())
    normal = [keyseq.normal(each) for each in keys.values()]
    assert normal == list(keys.values())
    assert len(set(normal)) == len(normal)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("ctrl + shift + k", "Ctrl+Shift+K"),
        ("shift+CTRL+f12", "Ctrl+Shift+F12"),
        ("Ctrl++", "Ctrl++"),
        ("escape", "Esc"),
        ("Ctrl+Ctrl+K", None),
        ("Ctrl+", None),
        ("F36", None),
        ("KK", None),
        ("", None),
    ],
)
def test_key_names(text, normal):
    assert keyseq.normal(text) == normal


def test_ranges_become_extensions_with_their_names():
    text = ACCOUNT + (
        '[[extensions]]\nrange = "099-100, 120"\nname = "Room {number}"\n'
        'names = { "100" = "Anna" }\ngroups = ["Rooms"]\n'
        '[[extensions]]\nnumber = "*600"\nemail = "x@example.com"\n'
    )
    found = extensions_of(
        right(
            text.replace("099-100", "0099-0100").replace("120", "0120").replace('"100"', '"0100"')
        )
    )
    assert [(each.number, each.name, each.groups) for each in found] == [
        ("0099", "Room 0099", ("Rooms",)),
        ("0100", "Anna", ("Rooms",)),
        ("0120", "Room 0120", ("Rooms",)),
        ("*600", "", ()),
    ]
    assert found[3].email == "x@example.com"


def test_a_slip_somewhere_does_not_keep_callers_waiting():
    text = ACCOUNT + (
        '[[accounts]]\nserver = "pbx"\nusername = 201\n'
        '[ui]\nlanguage = "it"\n[log]\nlevel = "loud"\n[calls]\nlines = 3\n'
        '[[extensions]]\nnumber = "101"\n[[extensions]]\nnumbr = "102"\n'
        '[[extensions]]\nnumber = "103"\n[[extensions]]\nnumber = "101"\n'
        '[keys]\nhold = "F6"\n[api]\nenabled = true\n'
    )
    fallback = wrong(text).fallback
    assert [each.id for each in fallback.accounts] == ["200"]
    assert [each.number for each in extensions_of(fallback)] == ["101", "103"]
    assert fallback.ui.language == "it"
    assert fallback.calls.lines == 3
    assert fallback.log == Settings().log
    assert fallback.keys == Settings().keys
    assert not fallback.api.enabled


def test_after_a_syntax_error_nothing_of_the_file_is_used():
    """The lost line may be the one that asks for encryption."""
    text = ACCOUNT + "transport = tls\n"
    assert wrong(text).fallback == Settings()


def test_files_that_cannot_be_read(tmp_path):
    def code(path):
        with pytest.raises(SettingsError) as caught:
            load_settings(path)
        return [(each.line, each.code) for each in caught.value.problems]

    assert code(tmp_path / "none.toml") == [(0, ProblemCode.NO_FILE)]
    assert code(tmp_path) == [(0, ProblemCode.UNREADABLE)]
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"# a\n# b\nname = '\xe8'\n")
    assert code(latin) == [(3, ProblemCode.NOT_UTF8)]
    if os.geteuid():
        latin.chmod(0)
        assert code(latin) == [(0, ProblemCode.UNREADABLE)]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    file = tmp_path / "atc.toml"
    file.write_bytes(
        b"\xef\xbb\xbf" + (ACCOUNT + "[ui]\ntheme = 3\n").replace("\n", "\r\n").encode()
    )
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert [each.line for each in caught.value.problems] == [5]


def test_settings_never_show_their_secrets():
    text = ACCOUNT + (
        'password = "pw-one"\n[pbx.ami]\nsecret = "pw-two"\n[api]\ntoken = "pw-three-0123456789"\n'
    )
    shown = repr(right(text))
    assert "pw-" not in shown
    assert "***" in shown
