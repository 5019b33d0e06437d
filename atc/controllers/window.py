# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: fonts, language, QML engine."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QCoreApplication, QLocale, QObject, QUrl
from PyQt6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon
from PyQt6.QtQml import QQmlApplicationEngine
from PyQt6.QtQuick import QQuickWindow

from atc.controllers.build import Controllers
from atc.controllers.qml_types import register_types
from atc.controllers.translation import TsTranslator, load_translator, resolve

ROOT = Path(__file__).resolve().parents[2]
QML, ASSETS = ROOT / "qml", ROOT / "assets"
FONTS = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "AtcIcons.ttf")


class WindowError(RuntimeError):
    """The window's QML cannot be loaded."""


class LanguageSwitch(QObject):
    """Installs the translations that were chosen, at once and whenever another is chosen."""

    def __init__(
        self,
        controllers: Controllers,
        folder: Path,
        apply: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controllers = controllers
        self._folder = folder
        self._apply = apply
        self._installed: TsTranslator | None = None
        self._install()
        controllers.settings.languageChanged.connect(self._switch)

    def remove(self) -> None:
        """Take the translations out again."""
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
            self._installed = None

    def _install(self) -> None:
        self.remove()
        language = self._controllers.settings.language
        QLocale.setDefault(QLocale(resolve(language)))
        self._installed = load_translator(self._folder, language)
        if self._installed is not None:
            QCoreApplication.installTranslator(self._installed)
        self._controllers.retranslate()

    def _switch(self) -> None:
        self._install()
        self._apply()


def load_fonts(assets: Path = ASSETS) -> None:
    """Make the console's fonts known, before the first window. Main thread."""
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(assets / "fonts" / name))
    QGuiApplication.setFont(QFont("Inter"))


class MainWindow:
    """The engine and its window, and what must live as long. Main thread.

    Attributes:
        engine: destroy it (`close`) before the controllers.
        window: the root window.
    """

    def __init__(
        self,
        controllers: Controllers,
        *,
        full_screen: bool = False,
        qml: Path = QML,
        assets: Path = ASSETS,
    ) -> None:
        register_types(controllers)
        load_fonts(assets)
        self._icons = {
            name: QIcon(str(assets / "icons" / f"{name}.svg")) for name in ("atc", "atc-dnd")
        }
        self._controllers = controllers
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(qml))
        self.language = LanguageSwitch(controllers, assets / "i18n", self.engine.retranslate)
        self.engine.setInitialProperties({"fullScreen": full_screen})
        self.engine.load(QUrl.fromLocalFile(str(qml / "Atc" / "Shell" / "Main.qml")))
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise WindowError("the main window could not be loaded; see the messages above")
        self.window: QQuickWindow = roots[0]
        controllers.pointers.watch(self.window)
        controllers.status.dndChanged.connect(self._show_icon)
        self._show_icon()

    def close(self) -> None:
        """Close the window and end the engine."""
        self._controllers.settings.flush()
        self.language.remove()
        self.window.close()
        self.engine.deleteLater()

    def _show_icon(self) -> None:
        dnd = self._controllers.status.dnd != "off"
        QGuiApplication.setWindowIcon(self._icons["atc-dnd" if dnd else "atc"])


def load_main_window(controllers: Controllers, *, full_screen: bool = False) -> MainWindow:
    """Show the main window.

    Raises:
        WindowError: its QML cannot be loaded.
    """
    return MainWindow(controllers, full_screen=full_screen)
