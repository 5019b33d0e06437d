# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, as the file has them, turned into what each part wants to be told at start."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import atc
from atc.adapters.pjsip.config import (
    AudioConfig,
    Dtmf,
    PjsipConfig,
    SipAccountConfig,
    Srtp,
    Transport,
)
from atc.controllers.preferences import Preferences
from atc.domain.accounts import Account
from atc.domain.calls import AccountId
from atc.domain.headset import HeadsetEvent, HeadsetSound
from atc.domain.profile import PbxProfile, fill
from atc.runtime.schema import AccountSettings, Settings
from atc.runtime.settings import extensions_of
from atc.runtime.stores import UiState, UiStateStore
from atc.services.policy import CallPolicy, DndMode

if TYPE_CHECKING:
    from atc.adapters.api.config import ApiConfig
    from atc.adapters.headset.driver import HeadsetDriver
    from atc.adapters.pbx.ami import AmiConfig
    from atc.adapters.pbx.probe import ProbeTarget

T = TypeVar("T")

# What brings asyncio is imported when it is asked for: not before the window is up.


def accounts_in_order(settings: Settings) -> Sequence[AccountSettings]:
    """The accounts, the one that dials first."""
    return sorted(settings.accounts, key=lambda a: a is not settings.default_account)


def domain_accounts(settings: Settings) -> tuple[Account, ...]:
    """The accounts as the services know them."""
    return tuple(
        Account(AccountId(a.id), a.username, a.display_name) for a in accounts_in_order(settings)
    )


def call_policy(settings: Settings) -> CallPolicy:
    """How calls are treated."""
    calls = settings.calls
    return CallPolicy(
        lines=calls.lines,
        hold_reminder_s=calls.hold_reminder_s,
        undo_s=calls.undo_s,
        transfer_timeout_s=calls.transfer_timeout_s,
        confirm_hold=calls.answer_while_busy == "confirm",
        dnd=DndMode(calls.do_not_disturb),
    )


def pjsip_config(settings: Settings, profile: PbxProfile) -> PjsipConfig:
    """What the SIP side is told. Passwords from the keyring must be filled in before."""
    first_port = int(settings.sip.rtp_ports.split("-")[0])
    audio = settings.audio
    return PjsipConfig(
        accounts=tuple(_sip_account(a) for a in accounts_in_order(settings)),
        audio=AudioConfig(
            microphone=audio.microphone,
            speaker=audio.speaker,
            ring=audio.ring,
            echo_cancellation=audio.echo_cancellation,
        ),
        bind_address=settings.sip.bind,
        bind_port=settings.sip.port,
        rtp_port=first_port,
        codecs=settings.sip.codecs,
        dscp_voice=settings.sip.dscp_voice,
        dscp_signalling=settings.sip.dscp_signalling,
        keepalive_s=settings.sip.keepalive_s,
        max_lines=settings.calls.lines,
        queue_header=profile.queue_header,
        user_agent=f"ATC {atc.__version__}",
    )


def _sip_account(account: AccountSettings) -> SipAccountConfig:
    return SipAccountConfig(
        id=AccountId(account.id),
        host=account.server,
        port=account.port,
        domain=account.domain,
        username=account.username,
        password=account.password,
        auth_username=account.auth_username,
        display_name=account.display_name,
        transport=Transport(account.transport),
        ca_file=account.ca_file,
        verify_server=account.verify_server,
        srtp=Srtp(account.srtp),
        register_s=account.register_interval_s,
        dtmf=Dtmf(account.dtmf),
        proxy=_proxy(account),
    )


def _proxy(account: AccountSettings) -> str:
    """The outbound proxy as `host` or `host:port`, however it was written (`sip:…;lr`)."""
    written = account.outbound_proxy.split(";", 1)[0]
    for scheme in ("sip:", "sips:"):
        written = written.removeprefix(scheme)
    return written


def probe_targets(settings: Settings) -> "tuple[ProbeTarget, ...]":
    """Which PBXs are asked now and then whether they are there."""
    if not settings.sip.probe_s:
        return ()
    return tuple(_probe_target(a, settings.sip.probe_s) for a in settings.accounts)


def _probe_target(account: AccountSettings, interval_s: float) -> "ProbeTarget":
    """An account behind an outbound proxy may have no direct way to its server: ask the proxy."""
    host, port = account.server, account.port
    if account.outbound_proxy:
        host, _, given = _proxy(account).partition(":")
        port = int(given) if given.isdigit() else (5061 if account.uses_tls else 5060)
    from atc.adapters.pbx.probe import ProbeTarget  # noqa: PLC0415 - see above

    return ProbeTarget(
        AccountId(account.id), host, port, account.username, account.transport, interval_s
    )


def ami_config(settings: Settings, profile: PbxProfile) -> "AmiConfig":
    """Where the manager interface is, and what is wanted of it."""
    from atc.adapters.pbx.ami import AmiConfig  # noqa: PLC0415 - see above

    ami = settings.pbx.ami
    account = settings.default_account
    return AmiConfig(
        host=ami.host or (account.server if account else "127.0.0.1"),
        port=ami.port,
        username=ami.username,
        secret=ami.secret,
        lamps={
            fill(profile.extension_blf, ext=e.number): e.number for e in extensions_of(settings)
        },
        slots=frozenset(profile.park.slots),
    )


def headset_sound(settings: Settings) -> HeadsetSound:
    """Which sound devices belong to a headset that is plugged."""
    return HeadsetSound(settings.headset.microphone, settings.headset.speaker)


def build_headset(
    settings: Settings, state_dir: Path, emit: Callable[[HeadsetEvent], None]
) -> "HeadsetDriver":
    """The driver of USB headsets, not yet started. Slow: it brings a USB library."""
    from atc.adapters.headset.build import build_driver  # noqa: PLC0415 - see above

    wanted = settings.headset.transport
    return build_driver(emit, state_dir, transport="usb" if wanted == "pyusb" else wanted)


def api_config(settings: Settings) -> "ApiConfig":
    """Where the local API listens and what opens it."""
    from atc.adapters.api.config import ApiConfig  # noqa: PLC0415 - see above

    api = settings.api
    return ApiConfig(token=api.token, host=api.host, port=api.port, version=atc.__version__)


def preferences(settings: Settings, state: UiState) -> Preferences:
    """What was chosen on screen, else what the configuration says."""

    def chosen(on_screen: T | None, configured: T) -> T:
        return configured if on_screen is None else on_screen

    ui, audio = settings.ui, settings.audio
    return Preferences(
        language=chosen(state.language, ui.language),
        theme=chosen(state.theme, ui.theme),
        motion=chosen(state.motion, ui.motion),
        text_scale=chosen(state.text_scale, ui.text_scale),
        microphone=chosen(state.microphone_volume, audio.microphone_volume),
        speaker=chosen(state.speaker_volume, audio.speaker_volume),
        contacts_layout=chosen(state.contacts_layout, "table"),
        extensions_layout=chosen(state.extensions_layout, "tiles"),
        headset=chosen(state.headset, settings.headset.prefer),
        ring_headset=chosen(state.ring_headset, settings.headset.ring != "speaker"),
        ring_speaker=chosen(state.ring_speaker, settings.headset.ring != "headset"),
    )


def save_preferences(store: UiStateStore, chosen: Preferences) -> None:
    """Remember what was chosen on screen."""
    store.update(
        language=chosen.language,
        theme=chosen.theme,
        motion=chosen.motion,
        text_scale=chosen.text_scale,
        microphone_volume=chosen.microphone,
        speaker_volume=chosen.speaker,
        contacts_layout=chosen.contacts_layout,
        extensions_layout=chosen.extensions_layout,
        headset=chosen.headset,
        ring_headset=chosen.ring_headset,
        ring_speaker=chosen.ring_speaker,
    )
