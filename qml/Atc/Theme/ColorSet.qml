// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One set of colours. `*Soft` is a quiet fill, `*Ink` is what is written upon a strong fill.
QtObject {
    required property bool dark

    required property color window
    required property color surface
    required property color raised
    required property color sunken
    required property color button
    required property color border
    required property color outline
    required property color text
    required property color muted
    required property color accent
    required property color accentInk
    required property color accentSoft
    required property color scrim

    required property color ringing
    required property color ringingSoft
    required property color amber // the strong edge of what rings; never text
    required property color active
    required property color activeSoft
    required property color held
    required property color heldSoft
    required property color consulting
    required property color consultingSoft
    required property color recalled
    required property color recalledSoft
    required property color ended
    required property color endedSoft
    required property color stateInk
    required property color danger
    required property color dangerInk
    required property color dangerSoft

    // what a call can be; edges and icons, told by a word too
    required property color red
    required property color orange
    required property color gold
    required property color green
    required property color teal
    required property color blue
    required property color violet
    required property color grey
}
