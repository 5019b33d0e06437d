# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of the configuration file: type, default, limits and meaning in one place.

The reference in the README and `atc --print-config` are made from this, so a description is a
sentence for an administrator. A struct's docstring introduces its table.
"""

from typing import Annotated, Literal

from msgspec import Meta, field

from atc.runtime.schema_base import Table as _Table
from atc.runtime.schema_base import doc as _doc
from atc.runtime.schema_directory import DirectorySettings, NumbersSettings
from atc.runtime.schema_log import CallLogSettings, SharedSettings
from atc.runtime.schema_queues import QueueSettings
from atc.runtime.schema_xmpp import ADDRESS, XmppSettings

Port = Annotated[int, Meta(ge=1, le=65535)]
Codec = Literal["opus", "g722", "pcma", "pcmu", "g729", "gsm"]
Transport = Literal["udp", "tcp", "tls"]
Srtp = Literal["off", "optional", "mandatory"]
Dtmf = Literal["rfc4733", "info", "inband"]
LogLevel = Literal["debug", "info", "warning", "error"]


class AccountSettings(_Table, frozen=True, kw_only=True):
    """A SIP account: one number of the switchboard at the PBX.

    Repeat the table for each; at least one is needed.
    """

    server: Annotated[
        str, _doc("Host name or address of the PBX.", "pbx.example.com", min_length=1)
    ]
    username: Annotated[str, _doc("SIP user, usually the extension's number.", "200", min_length=1)]
    password: Annotated[str, _doc("Its password.", "secret")] = ""
    password_keyring: Annotated[
        bool,
        _doc("Read the password from the system's keyring: service `atc`, user = the `id`."),
    ] = False
    id: Annotated[
        str,
        _doc(
            "Name of the account in the log and the API; when empty, the user name.",
            "reception",
            form="letters, digits, dot, - and _",
            pattern=r"^[A-Za-z0-9._-]{0,40}$",
        ),
    ] = ""
    port: Annotated[
        int, _doc("Port of the PBX; 0: 5060, or 5061 with tls.", 5060, ge=0, le=65535)
    ] = 0
    domain: Annotated[str, _doc("SIP domain, when it is not the server's name.", "example.com")] = (
        ""
    )
    auth_username: Annotated[
        str, _doc("User for authentication, when it is not `username`.", "200-auth")
    ] = ""
    display_name: Annotated[str, _doc("Name that called people see.", "Reception")] = ""
    transport: Annotated[Transport, _doc("How SIP travels.", "tls")] = "udp"
    ca_file: Annotated[
        str,
        _doc("PEM file with the authority that signed the PBX's certificate (tls).", "ca.pem"),
    ] = ""
    verify_server: Annotated[
        bool,
        _doc("Refuse a PBX whose certificate is not valid for its name (tls). Leave it on."),
    ] = True
    srtp: Annotated[Srtp, _doc("Encryption of the voice; `mandatory` needs tls.", "mandatory")] = (
        "off"
    )
    register_interval_s: Annotated[
        int, _doc("Seconds a registration lasts before it is renewed.", ge=30, le=86400)
    ] = 300
    dtmf: Annotated[Dtmf, _doc("How keypad tones are sent.", "info")] = "rfc4733"
    outbound_proxy: Annotated[
        str, _doc("SIP proxy that all requests go through.", "sip:proxy.example.com;lr")
    ] = ""
    default: Annotated[
        bool,
        _doc("Use this account for outgoing calls and lamps; else the first one is used."),
    ] = False

    @property
    def uses_tls(self) -> bool:
        """Whether SIP travels encrypted."""
        return self.transport == "tls"


class SipSettings(_Table, frozen=True, kw_only=True):
    """SIP as a whole."""

    bind: Annotated[
        str, _doc("Local address to use; empty: whichever leads to the PBX.", "192.0.2.20")
    ] = ""
    port: Annotated[int, _doc("Local SIP port; 0: any free one.", 5060, ge=0, le=65535)] = 0
    rtp_ports: Annotated[
        str,
        _doc(
            "Local ports for the voice, first and last; four for each line at least.",
            "20000-20199",
            form='first and last port, as "20000-20199"',
            pattern=r"^\d{4,5}-\d{4,5}$",
        ),
    ] = "16384-16583"
    codecs: Annotated[
        tuple[Codec, ...], _doc("Codecs to offer, best first.", ["opus", "pcma"], min_length=1)
    ] = ("opus", "g722", "pcma", "pcmu", "g729", "gsm")
    dscp_voice: Annotated[
        int, _doc("DSCP mark of voice packets; 46 is the usual choice elsewhere.", ge=0, le=63)
    ] = 56
    dscp_signalling: Annotated[int, _doc("DSCP mark of SIP packets.", ge=0, le=63)] = 40
    keepalive_s: Annotated[
        int,
        _doc("Seconds between packets that keep NAT doors open; 0: none.", ge=0, le=600),
    ] = 15
    probe_s: Annotated[
        int,
        _doc(
            "Seconds between checks that the PBX still answers; 0: none. A lost PBX is noticed "
            "within about twice this time.",
            ge=0,
            le=300,
        ),
    ] = 5


_DEVICE = "`default`, `null` (none), a device's name or a part of it, or `wav:FILE`"


class AudioSettings(_Table, frozen=True, kw_only=True):
    """Microphone, speaker and bell."""

    microphone: Annotated[
        str, _doc(f"Where your voice comes from: {_DEVICE}.", "Jabra Engage 65", min_length=1)
    ] = "default"
    speaker: Annotated[
        str, _doc(f"Where callers are heard: {_DEVICE} to record.", "default", min_length=1)
    ] = "default"
    ring: Annotated[str, _doc(f"Where it rings: {_DEVICE} to record.", "HDMI", min_length=1)] = (
        "default"
    )
    echo_cancellation: Annotated[
        bool, _doc("Take the speaker's sound out of the microphone's.")
    ] = True
    microphone_volume: Annotated[
        float, _doc("Gain of the microphone, 1.0 is unchanged.", ge=0, le=2)
    ] = 1.0
    speaker_volume: Annotated[float, _doc("Gain of the speaker, 1.0 is unchanged.", ge=0, le=2)] = (
        1.0
    )


class HeadsetSettings(_Table, frozen=True, kw_only=True):
    """USB headsets with call buttons (Jabra, Plantronics/Poly, EPOS, Yealink and others).

    On Linux the rule in `deploy/udev/` must be installed. Which headset is used and what rings can
    be chosen on screen too, which is remembered.
    """

    enabled: Annotated[bool, _doc("Look for headsets and use their buttons and lamps.")] = True
    transport: Annotated[
        Literal["auto", "pyusb", "hidapi"],
        _doc(
            "The way to them; `auto`: `pyusb` on Linux, else `hidapi`. With `hidapi` the desktop "
            "hears their keys too."
        ),
    ] = "auto"
    prefer: Annotated[
        str,
        _doc(
            "Which one to use when several are plugged: a part of its name, `vendor:product` or "
            "its key, as `atc headset doctor` tells them.",
            "Jabra Engage",
        ),
    ] = ""
    ring: Annotated[
        Literal["both", "headset", "speaker"],
        _doc(
            "What rings: the `headset` or its base, the ring device of `[audio]` (`speaker`), or "
            "`both`. Without a headset that rings the speaker always does."
        ),
    ] = "both"
    microphone: Annotated[
        str,
        _doc(
            "Microphone while a headset is plugged: `auto` (its own sound card), a device as in "
            "`[audio]`, or empty to change nothing.",
            "default",
        ),
    ] = "auto"
    speaker: Annotated[
        str, _doc("The same for the speaker that callers are heard by.", "default")
    ] = "auto"


class AmiSettings(_Table, frozen=True, kw_only=True):
    """Asterisk's manager interface (AMI).

    It tells unregistered phones from idle ones, who lies in a park slot, and all about queues.
    Without it the console works with lamps alone.
    """

    enabled: Annotated[bool, _doc("Connect to it.")] = False
    host: Annotated[str, _doc("Its address; empty: the first account's server.", "127.0.0.1")] = ""
    port: Annotated[Port, _doc("Its TCP port.")] = 5038
    username: Annotated[str, _doc("Manager user in `manager.conf`.", "atc")] = ""
    secret: Annotated[str, _doc("Its secret.", "secret")] = ""
    secret_keyring: Annotated[
        bool, _doc("Read the secret from the system's keyring: service `atc`, user `ami`.")
    ] = False


class PbxSettings(_Table, frozen=True, kw_only=True):
    """The PBX and how it does its services."""

    profile: Annotated[
        Literal["asterisk", "kalliope", "generic"],
        _doc("Which codes and ways the PBX has; see PBX profiles.", "kalliope"),
    ] = "generic"
    profile_file: Annotated[
        str, _doc("A profile of your own, used instead of `profile`.", "our-pbx.toml")
    ] = ""
    queue_tags: Annotated[
        dict[str, str],
        _doc(
            "Marks that the PBX puts before a caller's name, and the queue each stands for.",
            {"SALES:": "Sales"},
        ),
    ] = field(default_factory=dict)
    ami: AmiSettings = field(default_factory=AmiSettings)


class CallSettings(_Table, frozen=True, kw_only=True):
    """How calls are handled."""

    lines: Annotated[int, _doc("Calls the console can hold at a time.", ge=1, le=32)] = 8
    answer_while_busy: Annotated[
        Literal["hold", "confirm"],
        _doc("Answering or dialling during a call: `hold` it silently, or `confirm` first."),
    ] = "hold"
    hold_reminder_s: Annotated[
        int, _doc("Seconds on hold until the console reminds you; 0: never.", ge=0, le=3600)
    ] = 60
    undo_s: Annotated[
        int, _doc("Seconds that Undo is offered after a blind transfer; 0: never.", ge=0, le=60)
    ] = 5
    transfer_timeout_s: Annotated[
        int,
        _doc("Seconds a transfer's target may ring before the call is yours again.", ge=5, le=300),
    ] = 30
    do_not_disturb: Annotated[
        Literal["both", "pbx", "local"],
        _doc(
            "What the do-not-disturb button does: tell the `pbx`, refuse calls at the console "
            "(`local`), or `both`."
        ),
    ] = "both"


_NUMBERS = r"^[0-9*#+A-Za-z._-]{1,40}$"


class ExtensionSettings(_Table, frozen=True, kw_only=True):
    """People and places of the grid. Repeat the table for each number or range."""

    number: Annotated[
        str, _doc("One extension.", "101", form="a number in quotes", pattern=_NUMBERS)
    ] = ""
    range: Annotated[
        str,
        _doc(
            "Many extensions at once, first and last; several ranges with commas.",
            "100-159",
            form='first and last number, as "100-159"',
            pattern=r"^\s*\d{1,10}\s*(-\s*\d{1,10}\s*)?(,\s*\d{1,10}\s*(-\s*\d{1,10}\s*)?)*$",
        ),
    ] = ""
    name: Annotated[
        str, _doc("Name on the tile. In a range `{number}` stands for the number.", "Anna Bianchi")
    ] = ""
    names: Annotated[
        dict[str, str],
        _doc("Names within a range, by number.", {"101": "Anna Bianchi", "102": "Bruno Conti"}),
    ] = field(default_factory=dict)
    groups: Annotated[
        tuple[str, ...], _doc("Departments or teams, the chips above the grid.", ["Sales"])
    ] = ()
    email: Annotated[str, _doc("E-mail address (not in a range).", "anna@example.com")] = ""
    xmpp: Annotated[
        str,
        _doc(
            "Chat address. In a range `{number}` stands for the number. When empty, the e-mail "
            "address counts if it is of the domain of `[xmpp] address`.",
            "anna@chat.example.com",
            form='name and domain, as "anna@example.com"',
            pattern=ADDRESS,
        ),
    ] = ""


class UiSettings(_Table, frozen=True, kw_only=True):
    """The window. Theme, language and volumes can be changed on screen too, which is remembered."""

    language: Annotated[
        Literal["auto", "it", "en", "es"], _doc("Language; `auto`: the system's.", "it")
    ] = "auto"
    theme: Annotated[
        Literal["auto", "light", "dark"], _doc("Colours; `auto`: the system's.", "dark")
    ] = "auto"
    text_scale: Annotated[float, _doc("Size of all texts.", 1.25, ge=1, le=2)] = 1.0
    motion: Annotated[bool, _doc("Animate; `false` stops all motion.")] = True
    full_screen: Annotated[bool, _doc("Fill the screen, without a frame (kiosk).")] = False
    favourites: Annotated[
        tuple[str, ...],
        _doc("Numbers that are favourites until the receptionist changes them.", ["101", "110"]),
    ] = ()


class ApiSettings(_Table, frozen=True, kw_only=True):
    """The local HTTP interface for other programs on this machine."""

    enabled: Annotated[bool, _doc("Offer it.")] = False
    host: Annotated[
        str, _doc("Address to listen on; only loopback addresses are allowed.", "::1")
    ] = "127.0.0.1"
    port: Annotated[int, _doc("TCP port; 0: any free one, see the log.", ge=0, le=65535)] = 8791
    token: Annotated[
        str,
        _doc(
            "Secret that every request must carry, 16 characters at least.",
            "8Jq2vLx0Zt5RkWm3",
        ),
    ] = ""
    token_keyring: Annotated[
        bool, _doc("Read the token from the system's keyring: service `atc`, user `api`.")
    ] = False


class LogSettings(_Table, frozen=True, kw_only=True):
    """What is written down. Passwords, secrets and tokens never are."""

    level: Annotated[LogLevel, _doc("How much: from `debug`, everything, to `error`.")] = "info"
    json_file: Annotated[
        str, _doc("Write one JSON object a line to this file, besides the console.", "atc.jsonl")
    ] = ""
    sip_trace: Annotated[bool, _doc("Write every SIP message to the log, without credentials.")] = (
        False
    )


class KeySettings(_Table, frozen=True, kw_only=True):
    """Keys of the keyboard, by action. An empty text takes the key away.

    A key is a name (`F5`, `End`, `Del`, `K`…) with `Ctrl+`, `Alt+`, `Shift+` or `Meta+` before it.
    """

    help: Annotated[str, _doc("Show all keys.")] = "F1"
    answer: Annotated[str, _doc("Answer the first ringing call.")] = "F2"
    mute: Annotated[str, _doc("Mute the microphone, or open it again.")] = "F3"
    park: Annotated[str, _doc("Park the active call.")] = "F4"
    hold: Annotated[str, _doc("Hold the active call, or resume it.")] = "F5"
    resume_oldest: Annotated[str, _doc("Resume the call that is held longest.")] = "Ctrl+F5"
    blind: Annotated[str, _doc("Blind transfer: choose a target.")] = "F6"
    attended: Annotated[str, _doc("Attended transfer: consult, then complete.")] = "F7"
    cancel_transfer: Annotated[str, _doc("Cancel the transfer.")] = "Del"
    dial: Annotated[str, _doc("Go to the search and dial field.")] = "F8"
    favourites: Annotated[str, _doc("Show the favourites.")] = "F9"
    extensions: Annotated[str, _doc("Show the extensions.")] = "F10"
    contacts: Annotated[str, _doc("Show the contacts.")] = "F11"
    log: Annotated[str, _doc("Show the call log.")] = "F12"
    hang_up: Annotated[str, _doc("Hang up the active call.")] = "End"
    reject: Annotated[str, _doc("Refuse the first ringing call.")] = "Ctrl+End"
    silence: Annotated[
        str, _doc("Stop the ringing of the calls that wait, on speaker and headset.")
    ] = "Ctrl+F2"
    swap: Annotated[str, _doc("Swap caller and consultation.")] = "Ctrl+F7"
    join: Annotated[str, _doc("Join the active call with the held one.")] = "Ctrl+J"
    group_pickup: Annotated[str, _doc("Pick up a call of the group.")] = "Ctrl+G"
    undo: Annotated[str, _doc("Take back the last blind transfer.")] = "Ctrl+Z"
    do_not_disturb: Annotated[str, _doc("Do not disturb on or off.")] = "Ctrl+D"
    headset: Annotated[
        str, _doc("Show the headset's page, or say yes to using the headset for this call.")
    ] = "Ctrl+H"
    queues: Annotated[str, _doc("Show the queues.")] = "Ctrl+U"
    pause_queues: Annotated[str, _doc("Pause in all queues, or go on.")] = "Ctrl+P"
    take_caller: Annotated[str, _doc("Take the caller who waits longest in a queue.")] = "Ctrl+T"
    suggestion_1: Annotated[str, _doc("Hand the call to the first suggested person.")] = "Ctrl+1"
    suggestion_2: Annotated[str, _doc("Hand the call to the second suggested person.")] = "Ctrl+2"
    suggestion_3: Annotated[str, _doc("Hand the call to the third suggested person.")] = "Ctrl+3"
    add_contact: Annotated[
        str, _doc("Add a contact: whom she talks with, when nobody knows the number yet.")
    ] = "Ctrl+N"
    keypad: Annotated[str, _doc("Show or hide the keypad.")] = "Ctrl+K"
    compact: Annotated[str, _doc("Compact layout (kept free for it; no action yet).")] = "Ctrl+S"
    extended: Annotated[str, _doc("Extended layout (kept free for it; no action yet).")] = "Ctrl+E"
    quit: Annotated[str, _doc("Leave the console.")] = "Ctrl+Q"


class Settings(_Table, frozen=True, kw_only=True):
    """The whole file. Defaults are complete: an empty file gives a console without accounts."""

    accounts: tuple[AccountSettings, ...] = ()
    sip: SipSettings = field(default_factory=SipSettings)
    audio: AudioSettings = field(default_factory=AudioSettings)
    headset: HeadsetSettings = field(default_factory=HeadsetSettings)
    pbx: PbxSettings = field(default_factory=PbxSettings)
    calls: CallSettings = field(default_factory=CallSettings)
    queues: QueueSettings = field(default_factory=QueueSettings)
    extensions: tuple[ExtensionSettings, ...] = ()
    directory: tuple[DirectorySettings, ...] = ()
    numbers: NumbersSettings = field(default_factory=NumbersSettings)
    call_log: CallLogSettings = field(default_factory=CallLogSettings)
    shared: SharedSettings = field(default_factory=SharedSettings)
    xmpp: XmppSettings = field(default_factory=XmppSettings)
    ui: UiSettings = field(default_factory=UiSettings)
    api: ApiSettings = field(default_factory=ApiSettings)
    log: LogSettings = field(default_factory=LogSettings)
    keys: KeySettings = field(default_factory=KeySettings)

    @property
    def default_account(self) -> AccountSettings | None:
        """The account for outgoing calls and lamps; None without accounts."""
        chosen = [each for each in self.accounts if each.default]
        return next(iter([*chosen, *self.accounts]), None)
