// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Whether the log is shared with the other desks just now, for the status bar.
Pressable {
    id: mark

    property bool checked: false
    property bool tight: false
    readonly property bool wrong: Sharing.phase === "trouble" || Sharing.phase === "offline"
    readonly property color ink: wrong ? Theme.colors.danger : Sharing.phase === "online" ? Theme.colors.active : Theme.colors.muted

    implicitWidth: Math.max(Theme.target, row.implicitWidth + Theme.pad * 2)
    implicitHeight: Theme.target
    hint: Sharing.text
    text: wrong ? qsTr("Log not shared") : qsTr("Shared log")
    visible: Sharing.phase !== "off"

    Rectangle {
        anchors.fill: parent
        color: mark.down || mark.checked ? Theme.colors.accentSoft : mark.wrong ? Theme.colors.dangerSoft : "transparent"
        radius: Theme.radius
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: mark.ink
            glyph: mark.wrong ? Icons.cloudOff : Icons.cloud
            size: Theme.iconSmall
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: mark.ink
            strong: true
            text: mark.text
            visible: !mark.tight
        }
    }

    FocusRing {
        control: mark
    }
}
