// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// How the headset is doing, for the status bar; leads to its page.
Pressable {
    id: mark

    property bool checked: false
    property bool tight: false
    readonly property bool here: Headset.link === "ready" || Headset.link === "in_use"
    readonly property color ink: Headset.wrong ? Theme.colors.danger : Headset.link === "in_use" ? Theme.colors.accent : here ? Theme.colors.active : Theme.colors.muted
    readonly property string word: {
        if (Headset.wrong)
            return qsTr("Headset not usable");
        if (here)
            return Headset.link === "in_use" ? qsTr("Headset in use") : qsTr("Headset");
        return qsTr("No headset");
    }

    implicitWidth: Math.max(Theme.target, row.implicitWidth + Theme.pad * 2)
    implicitHeight: Theme.target
    hint: [Headset.name, Headset.text, Headset.advice].filter(part => part !== "").join(". ")
    text: word
    visible: Headset.link !== "off"

    Rectangle {
        anchors.fill: parent
        color: mark.down || mark.checked ? Theme.colors.accentSoft : Headset.wrong ? Theme.colors.dangerSoft : "transparent"
        radius: Theme.radius
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: mark.ink
            glyph: Icons.headset
            size: Theme.iconSmall
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: mark.ink
            glyph: Headset.wrong ? Icons.warning : mark.here ? Icons.check : Icons.minus
            size: Theme.iconSmall
            visible: mark.tight
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: mark.ink
            strong: true
            text: mark.word
            visible: !mark.tight
        }
    }

    FocusRing {
        control: mark
    }
}
