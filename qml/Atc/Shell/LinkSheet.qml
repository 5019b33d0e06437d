// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Our accounts at the PBX and how each is doing.
Sheet {
    id: sheet

    objectName: "link-sheet"
    title: qsTr("Connections")

    Repeater {
        model: Status.accounts

        Item {
            id: entry

            required property string number
            required property string name
            required property string phase
            required property string text

            width: parent.width
            height: Math.max(Theme.callTarget, words.implicitHeight)

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                color: entry.phase === "registered" ? Theme.colors.active : Theme.colors.danger
                glyph: entry.phase === "registered" ? Icons.idle : Icons.offline
            }

            Column {
                id: words

                anchors.left: sign.right
                anchors.leftMargin: Theme.pad
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    width: parent.width
                    font.pixelSize: Theme.name
                    strong: true
                    text: entry.name === "" ? entry.number : entry.name + " · " + entry.number
                }

                Label {
                    width: parent.width
                    color: Theme.colors.muted
                    elide: Text.ElideNone
                    text: entry.text
                    wrapMode: Text.Wrap
                }
            }
        }
    }

    Button {
        glyph: Icons.refresh
        objectName: "link-retry"
        text: qsTr("Try now")
        onTapped: Status.retry()
    }

    Row {
        width: parent.width
        objectName: "sharing-state"
        spacing: Theme.pad
        visible: Sharing.phase !== "off"

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Sharing.phase === "online" ? Theme.colors.active : Theme.colors.danger
            glyph: Sharing.phase === "online" ? Icons.cloud : Icons.cloudOff
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            text: Sharing.text
            width: parent.width - x
            wrapMode: Text.Wrap
        }
    }
}
