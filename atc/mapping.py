# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, as the file has them, turned into what each part wants to be told at start."""

import os
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
from atc.domain.contacts import ContactNumber, NumberKind, PersonFields, SourceId
from atc.domain.events import Event
from atc.domain.headset import HeadsetEvent, HeadsetSound
from atc.domain.profile import PbxProfile, fill
from atc.domain.queues import QueueRules
from atc.runtime.schema import AccountSettings, Settings
from atc.runtime.schema_directory import DirectorySettings
from atc.runtime.settings import extensions_of
from atc.runtime.stores import UiState, UiStateStore
from atc.services.call_log import Retention
from atc.services.directory_sync import SourcePlan
from atc.services.policy import CallPolicy, DndMode

if TYPE_CHECKING:
    from atc.adapters.api.config import ApiConfig
    from atc.adapters.headset.driver import HeadsetDriver
    from atc.adapters.pbx.ami import AmiConfig
    from atc.adapters.pbx.ami_part import AmiPart
    from atc.adapters.pbx.probe import ProbeTarget
    from atc.adapters.storage.shared_worker import SharedConfig
    from atc.ports.directory import DirectorySource
    from atc.ports.numbering import NumberPlan
    from atc.ports.sync import PersonalStore
    from atc.services.sync_run import SyncJob

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


def ami_parts(profile: PbxProfile, emit: Callable[[Event], None]) -> "tuple[AmiPart, ...]":
    """What else lives on the manager link."""
    from atc.adapters.pbx.queues import QueuesPart, QueueWays  # noqa: PLC0415 - see above

    ways = profile.queues
    return (QueuesPart(QueueWays(ways.member, ways.member_state, ways.pick), emit),)


def queue_rules(settings: Settings) -> QueueRules:
    """How queues are treated."""
    wanted = settings.queues
    return QueueRules(
        managed=settings.pbx.ami.enabled,
        reasons=wanted.reasons,
        pause_on_quit=wanted.pause_on_quit,
        pause_while_talking=wanted.pause_while_talking,
        wrap_up_s=wanted.wrap_up_s,
        supervisor=wanted.supervisor,
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


def retention(settings: Settings) -> Retention:
    """How long the call log keeps what."""
    kept = settings.call_log
    return Retention(kept.keep_days, kept.anonymise_days)


def shared_config(settings: Settings, desk: str) -> "SharedConfig":
    """Which database the desks share."""
    from atc.adapters.storage.shared_worker import SharedConfig  # noqa: PLC0415 - see above

    return SharedConfig(settings.shared.url, settings.shared.password, desk)


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


# -- phonebooks ------------------------------------------------------------------------------------


def source_plans(settings: Settings) -> tuple[SourcePlan, ...]:
    """The configured phonebooks, as the planning of syncs knows them."""
    return tuple(
        SourcePlan(SourceId(b.id), b.label, b.kind, b.interval_min * 60.0, b.personal)
        for b in settings.directory
    )


def sync_jobs(settings: Settings, personal: "PersonalStore") -> "dict[SourceId, SyncJob]":
    """How each phonebook is synced. Passwords from the keyring must be filled in before."""
    from atc.services.sync_run import SyncJob  # noqa: PLC0415 - see above

    def job(book: DirectorySettings) -> SyncJob:
        mine = personal if book.personal else None
        return SyncJob(SourceId(book.id), lambda: directory_source(book), mine, bool(book.file))

    return {SourceId(book.id): job(book) for book in settings.directory}


def directory_source(book: DirectorySettings) -> "DirectorySource":
    """Build a phonebook's source. Worker thread: this is where its driver is imported."""
    makers = {"csv": _csv, "vcard": _vcard, "ldap": _ldap, "carddav": _carddav}
    return makers[book.kind](book)


def _csv(book: DirectorySettings) -> "DirectorySource":
    from atc.adapters.directory.csv_file import csv_source  # noqa: PLC0415 - see above

    return csv_source(Path(book.file), book.columns)


def _vcard(book: DirectorySettings) -> "DirectorySource":
    from atc.adapters.directory.vcard_file import vcard_source  # noqa: PLC0415 - see above

    return vcard_source(Path(book.file))


def _ldap(book: DirectorySettings) -> "DirectorySource":
    from atc.adapters.directory.ldap_settings import LdapSettings, LdapTree  # noqa: PLC0415
    from atc.adapters.directory.ldap_source import LdapSource  # noqa: PLC0415 - see above

    attributes = {
        field: tuple(each.strip() for each in names.split(",") if each.strip())
        for field, names in book.attributes.items()
    }
    return LdapSource(
        LdapSettings(
            url=book.url,
            base=book.base_dn,
            start_tls=book.starttls,
            ca_file=book.ca_file,
            user=book.username,
            password=book.password,
            filter=book.filter,
            attributes=attributes,
            tree=LdapTree(book.tree),
        )
    )


def _carddav(book: DirectorySettings) -> "DirectorySource":
    from atc.adapters.directory.carddav_settings import CardDavSettings  # noqa: PLC0415 - see above
    from atc.adapters.directory.carddav_source import CardDavSource  # noqa: PLC0415

    return CardDavSource(
        CardDavSettings(
            url=book.url,
            user=book.username,
            password=book.password,
            ca_file=book.ca_file,
            book=book.address_book,
        )
    )


def watched_files(settings: Settings) -> dict[str, Path]:
    """The files whose changes bring a sync, by the phonebook's id."""
    return {book.id: Path(book.file) for book in settings.directory if book.file}


def house_people(settings: Settings) -> tuple[tuple[str, PersonFields], ...]:
    """The extensions as people of the phonebook, by number."""
    return tuple(
        (
            each.number,
            PersonFields(
                name=each.name,
                numbers=(ContactNumber(each.number, NumberKind.EXTENSION),),
                emails=(each.email,) if each.email else (),
                groups=each.groups,
            ),
        )
        for each in extensions_of(settings)
    )


def number_plan(settings: Settings) -> "NumberPlan":
    """What numbers mean at this site."""
    from atc.adapters.numbering.plan import PhonePlan  # noqa: PLC0415 - brings phonenumbers

    entries = (entry.range or entry.number for entry in settings.extensions)
    extensions = [part for entry in entries for part in entry.split(",")]
    numbers = settings.numbers
    return PhonePlan(numbers.country or _system_country(), numbers.outside_prefix, extensions)


def _system_country() -> str:
    """The country of the system's language setting, `it_IT.UTF-8`; empty when it names none."""
    for variable in ("LC_ALL", "LC_TELEPHONE", "LANG"):
        territory = os.environ.get(variable, "").partition("_")[2][:2]
        if len(territory) == 2 and territory.isalpha():
            return territory.upper()
    return ""
