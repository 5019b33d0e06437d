# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: INP001, S603 - a tool that stands alone and runs only the subsetter
"""Makes the small font files of this folder, and `qml/Atc/Theme/Icons.qml`, from the full ones.

    npm pack lucide-static @expo-google-fonts/inter && unpack both
    pip install fonttools
    python assets/fonts/subset.py LUCIDE_PACKAGE INTER_PACKAGE

Only the icons named in `ICONS` and the scripts in `UNICODES` are kept: the console loads its fonts
before the first frame, so they have to be small.
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
QML = HERE.parent.parent / "qml" / "Atc" / "Theme" / "Icons.qml"

UNICODES = "U+0020-024F,U+0259,U+02BB-02DD,U+0370-03FF,U+0400-045F,U+2010-2027,U+2030-203A,"
UNICODES += "U+2605,U+20AC,U+2122,U+2190-2193,U+2212,U+2026,U+2192"

ICONS = {
    "answer": "phone",
    "arrowLeft": "arrow-left",
    "arrowRight": "arrow-right",
    "bell": "bell",
    "book": "book-user",
    "busy": "phone-call",
    "cancel": "undo-2",
    "chat": "message-circle",
    "check": "check",
    "chevronDown": "chevron-down",
    "chevronRight": "chevron-right",
    "circle": "circle",
    "clock": "clock",
    "close": "x",
    "conference": "users",
    "consult": "messages-square",
    "contrast": "contrast",
    "crown": "crown",
    "erase": "delete",
    "directory": "contact",
    "divert": "corner-up-right",
    "dnd": "moon",
    "extensions": "layout-grid",
    "eye": "eye",
    "eyeOff": "eye-off",
    "filter": "funnel",
    "headset": "headset",
    "help": "circle-question-mark",
    "hangUp": "phone-off",
    "history": "history",
    "hold": "pause",
    "idle": "circle-check",
    "incoming": "phone-incoming",
    "info": "info",
    "join": "merge",
    "key": "key-round",
    "less": "chevron-up",
    "keyboard": "keyboard",
    "keypad": "grip",
    "language": "languages",
    "lock": "lock",
    "log": "list",
    "mic": "mic",
    "micOff": "mic-off",
    "minus": "minus",
    "more": "ellipsis",
    "move": "move",
    "note": "notebook-pen",
    "offline": "unplug",
    "outgoing": "phone-outgoing",
    "park": "square-parking",
    "pause": "circle-pause",
    "person": "user",
    "pickup": "hand-grab",
    "plus": "plus",
    "queue": "list-ordered",
    "recall": "corner-down-left",
    "redial": "redo-2",
    "refresh": "refresh-cw",
    "resume": "play",
    "ringing": "bell-ring",
    "search": "search",
    "settings": "settings",
    "shift": "arrow-big-up",
    "space": "space",
    "speaker": "volume-2",
    "star": "star",
    "swap": "arrow-left-right",
    "text": "a-large-small",
    "theme": "sun-moon",
    "transfer": "phone-forwarded",
    "unknown": "circle-question-mark",
    "unregistered": "phone-missed",
    "voicemail": "voicemail",
    "warning": "triangle-alert",
    "zap": "zap",
    "chart": "chart-column",
    "tag": "tag",
    "copy": "copy",
    "mail": "mail",
    "mobile": "smartphone",
    "home": "house",
    "company": "building-2",
    "fax": "printer",
    "image": "image",
    "save": "save",
    "remove": "trash-2",
    "edit": "pencil",
    "table": "table-2",
    "upload": "upload",
    "download": "download",
    "sort": "arrow-up-down",
    "up": "arrow-up",
    "down": "arrow-down",
    "flag": "flag",
    "group": "users",
    "suggest": "sparkles",
    "calendar": "calendar",
    "folder": "folder",
    "record": "circle-dot",
    "send": "send-horizontal",
    "globe": "globe",
    "truck": "truck",
    "heart": "heart",
    "wrench": "wrench",
    "briefcase": "briefcase",
    "addPerson": "user-plus",
    "grip": "grip-vertical",
    "cloud": "cloud",
    "cloudOff": "cloud-off",
    "file": "file-text",
    "usb": "usb",
    "idea": "lightbulb",
    "link": "link",
    "stop": "square",
    "rules": "list-filter",
}

HEADER = """// SPDX-License-Identifier: GPL-3.0-or-later
// Written by assets/fonts/subset.py.
pragma Singleton

import QtQuick

// The code points of the icon font, by what they stand for.
QtObject {
"""


def subset(source: Path, target: Path, *options: str) -> None:
    """Run fonttools' subsetter."""
    command = [sys.executable, "-m", "fontTools.subset", str(source), f"--output-file={target}"]
    subprocess.run(
        [*command, *options, "--name-IDs=*", "--no-hinting", "--desubroutinize"], check=True
    )


def main(lucide: Path, inter: Path) -> None:
    """Write the fonts and the QML table."""
    codes = json.loads((lucide / "font" / "codepoints.json").read_text())
    used = {name: codes[icon] for name, icon in ICONS.items()}
    unicodes = ",".join(f"U+{code:X}" for code in sorted(set(used.values())))
    subset(lucide / "font" / "lucide.ttf", HERE / "AtcIcons.ttf", f"--unicodes={unicodes}")
    for folder, name in (("400Regular", "Inter-Regular"), ("600SemiBold", "Inter-SemiBold")):
        source = inter / folder / f"Inter_{folder}.ttf"
        features = "--layout-features=kern,tnum,calt,ccmp,locl,mark,mkmk,liga"
        subset(source, HERE / f"{name}.ttf", f"--unicodes={UNICODES}", features)
    lines = [
        f'    readonly property string {name}: "\\u{code:04x}"\n' for name, code in used.items()
    ]
    QML.write_text(HEADER + "".join(lines) + "}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
