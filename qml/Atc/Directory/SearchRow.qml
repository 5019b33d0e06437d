// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Search, and what helps to type: keypad and keyboard.
Row {
    id: row

    property alias field: field
    property string dock
    property bool keyboard: false

    signal accepted
    signal edited(string text)
    signal stepped(int direction)
    signal dockWanted(string dock)
    signal keyboardWanted

    spacing: Theme.space

    Field {
        id: field

        width: row.width - keys.width - pad.width - Theme.space * 2
        glyph: Icons.search
        name: qsTr("Search or number")
        objectName: "search"
        placeholder: Transfers.armedCall !== 0 ? qsTr("Who gets %1?").arg(Transfers.armedName) : width > 320 * Theme.scale ? qsTr("Name, number, department…") : qsTr("Search")
        onAccepted: row.accepted()
        onEdited: text => row.edited(text)
        onStepped: direction => row.stepped(direction)
    }

    Button {
        id: pad

        checked: row.dock === "keypad"
        compact: row.width < 700 * Theme.scale
        glyph: Icons.keypad
        objectName: "keypad-toggle"
        text: qsTr("Keypad")
        onTapped: row.dockWanted("keypad")
    }

    Button {
        id: keys

        checked: row.keyboard
        compact: row.width < 700 * Theme.scale
        glyph: Icons.keyboard
        objectName: "keyboard-toggle"
        text: qsTr("Keyboard")
        onTapped: row.keyboardWanted()
    }
}
