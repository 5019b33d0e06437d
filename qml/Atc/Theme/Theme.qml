// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Atc.Core

// Every colour, size and duration of the screen. Sizes are pixels at 96 dpi, times the text scale.
QtObject {
    id: theme

    readonly property real scale: Settings.textScale
    // Targets are large already: they grow less than the text that they hold.
    readonly property real room: 1 + (scale - 1) * 0.45
    readonly property ColorSet colors: Settings.theme === "contrast" ? contrast : Settings.theme === "dark" ? night : day

    // -- sizes
    readonly property int hair: 1
    readonly property int line: 2
    readonly property int gap: 4
    readonly property int space: 8
    readonly property int pad: 12
    readonly property int wide: 16
    readonly property int broad: 24
    readonly property int radius: 10
    readonly property int radiusSmall: 6
    readonly property int edge: 5
    readonly property int target: Math.round(48 * room)
    readonly property int callTarget: Math.round(64 * room)
    readonly property int dragThreshold: 8

    // -- text
    readonly property string family: "Inter"
    readonly property string iconFamily: "lucide"
    readonly property int body: Math.round(16 * scale)
    readonly property int name: Math.round(18 * scale)
    readonly property int title: Math.round(22 * scale)
    readonly property int display: Math.round(30 * scale)
    readonly property int iconSmall: Math.round(18 * room)
    readonly property int icon: Math.round(22 * room)
    readonly property int iconLarge: Math.round(44 * room)
    readonly property real lineHeight: 1.3
    readonly property real disabledOpacity: 0.45
    readonly property real dimOpacity: 0.35

    // -- time, in milliseconds
    readonly property bool motion: Settings.motion
    readonly property int quick: motion ? 120 : 0
    readonly property int calm: motion ? 180 : 0
    readonly property int pulse: 900
    readonly property int liftAfter: 120
    readonly property int tileLiftAfter: 350
    readonly property int growAfter: 120
    readonly property int dwell: 500

    readonly property ColorSet day: ColorSet {
        dark: false
        window: "#eef1f4"
        surface: "#ffffff"
        raised: "#ffffff"
        sunken: "#e4e9ee"
        button: "#e9edf1"
        border: "#d3dae1"
        outline: "#75828f"
        text: "#13202c"
        muted: "#4b5a68"
        accent: "#2f4bd0"
        accentInk: "#ffffff"
        accentSoft: "#e3e8fc"
        scrim: "#6613202c"
        ringing: "#8f5400"
        ringingSoft: "#fff1d6"
        amber: "#ef9c14"
        active: "#0f6f3f"
        activeSoft: "#ddf4e6"
        held: "#0a6499"
        heldSoft: "#dcf0fb"
        consulting: "#7136b8"
        consultingSoft: "#f0e6fc"
        recalled: "#b23a0a"
        recalledSoft: "#ffe7dc"
        ended: "#56626e"
        endedSoft: "#e9edf0"
        stateInk: "#ffffff"
        danger: "#b3212f"
        dangerInk: "#ffffff"
        dangerSoft: "#fde6e8"
        red: "#b3212f"
        orange: "#a84300"
        gold: "#775a00"
        green: "#0f6f3f"
        teal: "#00666c"
        blue: "#1d5bb8"
        violet: "#7136b8"
        grey: "#56626e"
    }

    readonly property ColorSet night: ColorSet {
        dark: true
        window: "#0f151b"
        surface: "#18212a"
        raised: "#212c37"
        sunken: "#0b1015"
        button: "#293642"
        border: "#2e3b47"
        outline: "#7d8c9a"
        text: "#edf2f6"
        muted: "#a6b4c1"
        accent: "#a3b4ff"
        accentInk: "#0c1334"
        accentSoft: "#262f55"
        scrim: "#99000000"
        ringing: "#ffbe4d"
        ringingSoft: "#3a2c12"
        amber: "#ffbe4d"
        active: "#5bd690"
        activeSoft: "#14331f"
        held: "#69bff0"
        heldSoft: "#102f42"
        consulting: "#caa0ff"
        consultingSoft: "#2f2145"
        recalled: "#ff9166"
        recalledSoft: "#41220f"
        ended: "#a3afba"
        endedSoft: "#27313a"
        stateInk: "#0b1015"
        danger: "#ff8c93"
        dangerInk: "#2b0508"
        dangerSoft: "#421c20"
        red: "#ff8c93"
        orange: "#ffa366"
        gold: "#f2cf4a"
        green: "#5bd690"
        teal: "#4fd6d0"
        blue: "#82b4ff"
        violet: "#caa0ff"
        grey: "#a3afba"
    }

    readonly property ColorSet contrast: ColorSet {
        dark: true
        window: "#000000"
        surface: "#000000"
        raised: "#111111"
        sunken: "#000000"
        button: "#000000"
        border: "#ffffff"
        outline: "#ffffff"
        text: "#ffffff"
        muted: "#e6e6e6"
        accent: "#ffe600"
        accentInk: "#000000"
        accentSoft: "#2b2700"
        scrim: "#cc000000"
        ringing: "#ffc34d"
        ringingSoft: "#2a1d00"
        amber: "#ffc34d"
        active: "#4dff9a"
        activeSoft: "#002a14"
        held: "#7dd0ff"
        heldSoft: "#00202f"
        consulting: "#dcbcff"
        consultingSoft: "#21103a"
        recalled: "#ffa680"
        recalledSoft: "#331300"
        ended: "#dddddd"
        endedSoft: "#1c1c1c"
        stateInk: "#000000"
        danger: "#ff9aa0"
        dangerInk: "#000000"
        dangerSoft: "#330a0d"
        red: "#ff9aa0"
        orange: "#ffb27a"
        gold: "#ffe14d"
        green: "#4dff9a"
        teal: "#5ff5ee"
        blue: "#8fc4ff"
        violet: "#dcbcff"
        grey: "#dddddd"
    }

    function callColor(look: string): color {
        switch (look) {
        case "ringing":
        case "offered":
            return colors.ringing;
        case "recalled":
            return colors.recalled;
        case "held":
            return colors.held;
        case "consulting":
            return colors.consulting;
        case "ended":
            return colors.ended;
        case "dialing":
            return colors.accent;
        default:
            return colors.active;
        }
    }

    function callSoft(look: string): color {
        switch (look) {
        case "ringing":
        case "offered":
            return colors.ringingSoft;
        case "recalled":
            return colors.recalledSoft;
        case "held":
            return colors.heldSoft;
        case "consulting":
            return colors.consultingSoft;
        case "ended":
            return colors.endedSoft;
        case "dialing":
            return colors.accentSoft;
        default:
            return colors.activeSoft;
        }
    }

    // The strong colour of edges and frames, which carry no text.
    function callEdge(look: string): color {
        return look === "ringing" || look === "offered" ? colors.amber : callColor(look);
    }

    function phoneEdge(phone: string): color {
        return phone === "ringing" ? colors.amber : phoneColor(phone);
    }

    function phoneColor(phone: string): color {
        switch (phone) {
        case "idle":
            return colors.active;
        case "ringing":
            return colors.ringing;
        case "busy":
            return colors.danger;
        default:
            return colors.ended;
        }
    }

    function toneColor(tone: string): color {
        switch (tone) {
        case "good":
            return colors.active;
        case "warning":
            return colors.ringing;
        case "bad":
            return colors.danger;
        default:
            return colors.held;
        }
    }

    function toneSoft(tone: string): color {
        switch (tone) {
        case "good":
            return colors.activeSoft;
        case "warning":
            return colors.ringingSoft;
        case "bad":
            return colors.dangerSoft;
        default:
            return colors.heldSoft;
        }
    }

    function toneIcon(tone: string): string {
        switch (tone) {
        case "good":
            return Icons.check;
        case "warning":
        case "bad":
            return Icons.warning;
        default:
            return Icons.info;
        }
    }

    // The colour of a category by its key; grey for one that this version does not know.
    function categoryColor(key: string): color {
        switch (key) {
        case "red":
            return colors.red;
        case "orange":
            return colors.orange;
        case "gold":
            return colors.gold;
        case "green":
            return colors.green;
        case "teal":
            return colors.teal;
        case "blue":
            return colors.blue;
        case "violet":
            return colors.violet;
        default:
            return colors.grey;
        }
    }
}
