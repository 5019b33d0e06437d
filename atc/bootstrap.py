# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the whole machine, on one page: settings → ports → services → controllers → window.

Events flow up (driver thread → bridge → services → models → QML), wishes flow down
(gesture → controller → service → port).
"""

import gc
import logging
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PyQt6.QtGui import QGuiApplication

from atc import __version__, mapping
from atc.adapters.export.build import EXPORTERS
from atc.adapters.headset.late import LateHeadset
from atc.adapters.pjsip.telephony import PjsipTelephony
from atc.chat import Chat
from atc.controllers.build import Controllers, build_controllers
from atc.controllers.problems import FileProblem, KeptFileProblem, problems_of
from atc.controllers.window import MainWindow, load_main_window
from atc.domain.events import AudioDeviceFailed, AudioLevels
from atc.ports.telephony import TraceSip
from atc.runtime import secrets
from atc.runtime.activity import Activity
from atc.runtime.background import BackgroundThread
from atc.runtime.bridge import EventBridge
from atc.runtime.clock import QtClock
from atc.runtime.logs import LogSystem, install_exception_hooks
from atc.runtime.options import Options
from atc.runtime.pdf import PdfExporter
from atc.runtime.qtlog import install_qt_log, remove_qt_log
from atc.runtime.schema import Settings
from atc.runtime.settings import extensions_of, key_map
from atc.runtime.stores import (
    JsonFavouritesStore,
    StateFiles,
    UiStateStore,
    default_data_dir,
    default_reports_dir,
    default_state_dir,
)
from atc.runtime.unixsignals import QuitOnSignal
from atc.services.console import Services, build_services
from atc.services.reports import ReportOutput
from atc.startup import Configuration, load_configuration

if TYPE_CHECKING:
    from atc.adapters.headset.driver import HeadsetDriver
    from atc.archive import Archive
    from atc.domain.headset import HeadsetEvent
    from atc.links import Links

log = logging.getLogger("atc")

BuildHeadset = Callable[[Settings, Path, Callable[["HeadsetEvent"], None]], "HeadsetDriver"]
"""Makes the driver of headsets from settings, the state folder and what takes its events."""

SWITCH_INTERVAL_S = 0.0005
"""How long the window's Python may keep the SIP thread waiting; the default 5 ms is heard: with a
busy window the median INVITE → 180 took 10 to 15 ms with it and takes 3 to 6 ms without."""

_LINKS_AFTER_MS = 300

_SIGN_OFF_MS = 1500

_NO_FRAME_MS = 500
"""How long the drivers wait for the first frame: a hidden window shows none."""


class Machine:
    """Everything that runs: made, `start`ed and `stop`ped on the main thread.

    Attributes:
        services: the use cases.
        controllers: what QML sees of them.
        window: the main window.
    """

    def __init__(
        self,
        configuration: Configuration,
        state_dir: Path | None = None,
        keep_out_of_logs: Callable[[Iterable[str]], None] = lambda _: None,
        build_headset: BuildHeadset = mapping.build_headset,
    ) -> None:
        settings, profile = configuration.settings, configuration.profile
        self._bridge = EventBridge()
        self._clock = QtClock()
        self._background = BackgroundThread(self._bridge)
        self._files = StateFiles(state_dir or default_state_dir())
        self._data_dir = state_dir or default_data_dir()
        self._ui = UiStateStore(self._files)
        self._chat = Chat(settings, self._data_dir)
        self._telephony = PjsipTelephony(mapping.pjsip_config(settings, profile), self._bridge.post)
        self._headset = LateHeadset(
            lambda: build_headset(settings, self._files.folder, self._bridge.post)
        )
        self.services: Services = build_services(
            telephony=self._telephony,
            clock=self._clock,
            favourites=JsonFavouritesStore(self._files, settings.ui.favourites),
            profile=profile,
            policy=mapping.call_policy(settings),
            retention=mapping.retention(settings),
            accounts=mapping.domain_accounts(settings),
            extensions=extensions_of(settings),
            phonebooks=mapping.source_plans(settings),
            reports=ReportOutput(
                self._background, {**EXPORTERS, "pdf": PdfExporter}, default_reports_dir()
            ),
            headset=self._headset,
            headset_sound=mapping.headset_sound(settings),
            chat=self._chat.setup,
            queue_rules=mapping.queue_rules(settings),
        )
        self._bridge.handler = self.services.dispatch
        self.controllers: Controllers = build_controllers(
            self.services,
            telephony=self._telephony,
            clock=self._clock,
            profile=profile,
            preferences=mapping.preferences(settings, self._ui.state),
            save_preferences=lambda chosen: mapping.save_preferences(self._ui, chosen),
            keys=key_map(settings.keys),
            problems=problems_of(configuration.errors),
            headset_enabled=settings.headset.enabled,
            pause_reasons=settings.queues.reasons,
        )
        audio = self.controllers.audio
        self.services.dispatch.add(AudioLevels, audio.on_levels)
        self.services.dispatch.add(AudioDeviceFailed, audio.on_device_failed)
        self.window: MainWindow = load_main_window(
            self.controllers, full_screen=settings.ui.full_screen
        )
        if settings.xmpp.enabled:
            Activity(self.window.window, self.services.presence.touched)
        self._configuration = configuration
        self._keep_out_of_logs = keep_out_of_logs
        self._started = self._stopped = False
        self._links: Links | None = None
        self._archive: Archive | None = None
        self._no_frame = QTimer()
        self._no_frame.setSingleShot(True)
        self._no_frame.timeout.connect(self._start_drivers)
        self._later = QTimer()
        self._later.setSingleShot(True)

    def start(self) -> None:
        """Let the drivers begin once the first frame is shown, or soon when none is."""
        queued = Qt.ConnectionType.QueuedConnection
        self.window.window.frameSwapped.connect(self._start_drivers, queued)  # type: ignore[call-arg]
        self._no_frame.start(_NO_FRAME_MS)

    def stop(self) -> None:
        """Hang up, sign off and end every thread, in bounded time."""
        self._stopped = True
        self._no_frame.stop()
        self._later.stop()
        self._sign_off()
        self._headset.stop()  # first: it goes back to the system whatever comes after
        if self._links is not None:
            self._links.stop()
        if self._archive is not None:
            self._archive.stop()  # before the bridge: what is written last is written still
        self._telephony.stop()
        self._background.stop()
        self._bridge.close()
        self.window.close()
        self._files.close()

    def _sign_off(self) -> None:
        """Pause in the queues, if that is the rule; the PBX has a moment to answer."""
        waiting = QEventLoop()
        asked = self._started and self.services.auto_pause.sign_off(waiting.quit)
        if asked:
            QTimer.singleShot(_SIGN_OFF_MS, waiting.quit)
            waiting.exec()

    def _start_drivers(self) -> None:
        """Read the keyring, if it is wanted, off this thread; then connect."""
        if self._started:
            return
        self._started = True
        self._no_frame.stop()
        self.window.window.frameSwapped.disconnect(self._start_drivers)
        # What start has made stays: later collections need not look at it again and again.
        gc.freeze()
        gc.enable()  # `main` has it off until here
        resolved = secrets.resolve(self._configuration.settings)
        resolved.add_done_callback(
            lambda done: self._bridge.call(lambda: self._connect(done.result()))
        )

    def _connect(self, resolved: secrets.Resolved) -> None:
        if self._stopped:
            return
        settings, profile = resolved.settings, self._configuration.profile
        self._keep_out_of_logs(secrets.secrets_of(settings))
        file = self._configuration.path.name
        self.controllers.status.add_problems([FileProblem(file, p) for p in resolved.problems])
        if settings.log.sip_trace:
            self._telephony.submit(TraceSip(on=True))
        self.controllers.audio.applyVolumes()
        self.services.lamps.watch()
        self._telephony.start(mapping.pjsip_config(settings, profile))
        # A moment later: registering and the lamps come first.
        self._later.timeout.connect(lambda: self._start_links(settings))
        self._later.start(_LINKS_AFTER_MS)

    def _start_links(self, settings: Settings) -> None:
        from atc.links import Links  # noqa: PLC0415 - brings asyncio, which the window can do without

        profile = self._configuration.profile
        self._links = Links(settings, profile, self.services, self._bridge, self._chat)
        self._links.start()
        self._open_archive(settings)
        if settings.headset.enabled:
            self._headset.start()

    def _open_archive(self, settings: Settings) -> None:
        from atc.archive import Archive  # noqa: PLC0415 - the window can do without

        self._archive = Archive(
            self._data_dir,
            settings,
            self.services,
            self._bridge,
            lambda problem: self.controllers.status.add_problems([KeptFileProblem(problem)]),
            complete=not self._configuration.errors,
        )
        self._archive.start()


def run(options: Options) -> int:
    """Run the console until its window is closed.

    Returns:
        The process's exit status.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    configuration = load_configuration(options.config)
    settings = configuration.settings
    file = options.log_json or (Path(settings.log.json_file) if settings.log.json_file else None)
    level = options.log_level or settings.log.level
    logs = LogSystem(level, file)
    install_exception_hooks()
    for error in configuration.errors:
        for problem in error.problems:
            log.error("%s: %s", error.path, problem)
    QCoreApplication.setApplicationName("ATC")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("atc")
    application = QGuiApplication(sys.argv[:1])
    install_qt_log()
    quit_on_signal = QuitOnSignal(application.quit)
    try:
        machine = Machine(configuration, keep_out_of_logs=logs.redact.add)
        machine.start()
        status = application.exec()
        machine.stop()
        return status
    finally:
        quit_on_signal.close()
        remove_qt_log()
        logs.stop()
