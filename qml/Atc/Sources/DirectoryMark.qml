// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// How the phonebooks are doing, for the status bar; leads to their page.
Pressable {
    id: mark

    property bool checked: false
    property bool tight: false
    readonly property bool wrong: Sources.phase === "trouble"
    readonly property color ink: wrong ? Theme.colors.danger : Sources.phase === "syncing" ? Theme.colors.accent : Sources.phase === "ok" ? Theme.colors.active : Theme.colors.muted
    readonly property string word: {
        switch (Sources.phase) {
        case "trouble":
            return qsTr("Phonebook trouble");
        case "syncing":
            return qsTr("Phonebooks: reading");
        default:
            return qsTr("Phonebooks");
        }
    }

    implicitWidth: Math.max(Theme.target, row.implicitWidth + Theme.pad * 2)
    implicitHeight: Theme.target
    hint: Sources.text
    text: word

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
            glyph: Icons.book
            size: Theme.iconSmall
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: mark.ink
            glyph: mark.wrong ? Icons.warning : Sources.phase === "syncing" ? Icons.refresh : Sources.phase === "ok" ? Icons.check : Icons.minus
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
