# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the real window: `python -m tests.qml.shots OUTDIR [SCENE…]`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PyQt6.QtGui import QGuiApplication

from atc.controllers.preferences import Preferences
from tests.qml.scenes import FAVOURITES, PEOPLE, SCENES
from tests.qml.stage import Stage

SIZES = ((1920, 1080), (1280, 800), (1024, 768), (1080, 1920))
LOOKS = (
    ("light", "en", 1.0),
    ("dark", "it", 1.0),
    ("light", "es", 1.0),
    ("contrast", "en", 1.0),
    ("light", "it", 2.0),
)


def shoot(folder: Path, scene: str, size: tuple[int, int], look: tuple[str, str, float]) -> Path:
    """Render one scene into a file."""
    theme, language, scale = look
    chosen = Preferences(language=language, theme=theme, motion=False, text_scale=scale)
    stage = Stage(PEOPLE, preferences=chosen, size=size, favourites=FAVOURITES)
    stage.page("extensions")
    SCENES[scene](stage)
    stage.settle()
    path = folder / f"{scene}-{size[0]}x{size[1]}-{theme}-{language}-{round(scale * 100)}.png"
    stage.window.grabWindow().save(str(path))
    stage.close()
    return path


def main(folder: Path, scenes: list[str]) -> None:
    """Render all scenes, each in the first look at every size, and all looks at 1280 by 800."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication([])
    for scene in scenes or list(SCENES):
        for size in SIZES:
            print(shoot(folder, scene, size, LOOKS[0]))
        for look in LOOKS[1:]:
            print(shoot(folder, scene, (1280, 800), look))
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
