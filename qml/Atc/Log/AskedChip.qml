// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// Something the log is asked for; a tap takes it away.
Pressable {
    id: chip

    required property string words

    implicitWidth: Math.max(Theme.target, row.implicitWidth + Theme.wide * 2)
    implicitHeight: Theme.target
    text: qsTr("No longer only %1").arg(words)

    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: Theme.gap
        anchors.topMargin: Theme.gap
        border.color: Theme.colors.accent
        border.width: Theme.line
        color: Theme.colors.accentSoft
        radius: height / 2
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.colors.accent
            strong: true
            text: chip.words
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.colors.accent
            glyph: Icons.close
            size: Theme.iconSmall
        }
    }

    FocusRing {
        control: chip
    }
}
