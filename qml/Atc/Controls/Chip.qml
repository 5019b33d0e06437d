// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// A word that can be chosen, among others like it.
Pressable {
    id: chip

    property string glyph
    property bool checked: false
    readonly property color ink: checked ? Theme.colors.accent : Theme.colors.text

    implicitWidth: Math.max(Theme.target, row.implicitWidth + Theme.wide * 2)
    implicitHeight: Theme.target
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.role: Accessible.RadioButton

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: Theme.gap
        anchors.bottomMargin: Theme.gap
        border.color: chip.checked ? Theme.colors.accent : Theme.colors.border
        border.width: chip.checked ? Theme.line : Theme.hair
        color: chip.checked || chip.down ? Theme.colors.accentSoft : Theme.colors.surface
        radius: height / 2
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: chip.ink
            glyph: chip.checked ? Icons.check : chip.glyph
            size: Theme.iconSmall
            visible: glyph !== ""
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: chip.ink
            strong: chip.checked
            text: chip.text
        }
    }

    FocusRing {
        control: chip
    }
}
