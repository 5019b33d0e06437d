// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Headset
import Atc.Log
import Atc.Queues
import Atc.Sources
import Atc.Theme

// Are we to be disturbed, what time is it, are we connected; and the ways to the sheets.
Rectangle {
    id: bar

    property string sheet
    property string dock
    readonly property bool tight: width < Math.round(1400 * Theme.scale)

    signal sheetWanted(string sheet)
    signal dockWanted(string dock)

    implicitHeight: Theme.target + Theme.space * 2
    color: Theme.colors.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.colors.border
    }

    Row {
        id: left

        anchors.left: parent.left
        anchors.leftMargin: Theme.wide
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Button {
            busy: Status.dnd === "pending"
            checked: Status.dnd === "on"
            glyph: Icons.dnd
            kind: Status.dnd === "on" ? "danger" : "plain"
            objectName: "dnd"
            text: Status.dnd === "on" ? qsTr("Do not disturb is on") : Status.dnd === "pending" ? qsTr("One moment…") : qsTr("Do not disturb")
            onTapped: Status.toggleDnd()
        }

        PauseMark {
            tight: bar.tight
        }

        Button {
            compact: bar.tight
            glyph: Icons.pickup
            objectName: "group-pickup"
            text: qsTr("Group pickup")
            visible: Pickups.groupOffered
            onTapped: Pickups.pickUpGroup()
        }

        Button {
            compact: bar.tight
            glyph: Icons.eye
            hint: qsTr("Shows the newest caller of the group before you take the call")
            objectName: "group-invite"
            text: qsTr("Who is ringing?")
            visible: Pickups.groupInviteOffered
            onTapped: Pickups.invite("")
        }

        Button {
            checked: bar.dock === "volume"
            compact: bar.tight
            glyph: Icons.speaker
            objectName: "volume-toggle"
            text: qsTr("Volume")
            onTapped: bar.dockWanted("volume")
        }
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.pad
        visible: bar.width - left.width - right.width - Theme.broad * 4 > width + Math.abs(left.width - right.width)

        Label {
            anchors.baseline: time.baseline
            color: Theme.colors.muted
            text: Status.date
            visible: bar.width > Math.round(1500 * Theme.scale)
        }

        Label {
            id: time

            font.features: ({
                    "tnum": 1
                })
            font.pixelSize: Theme.title
            objectName: "clock"
            strong: true
            text: Status.clock
        }
    }

    Row {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: Theme.wide
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Pressable {
            id: link

            readonly property color ink: Status.online ? Theme.colors.active : Status.pbx === "registering" ? Theme.colors.ringing : Theme.colors.danger

            width: linkRow.implicitWidth + Theme.wide * 2
            height: Theme.target
            hint: Status.pbxText
            objectName: "pbx-link"
            text: Status.online ? qsTr("PBX connected as %1").arg(Status.ownNumber) : Status.pbx === "registering" ? qsTr("PBX: connecting") : qsTr("PBX: no connection")
            onTapped: bar.sheetWanted("link")

            Rectangle {
                anchors.fill: parent
                color: link.down ? Theme.colors.accentSoft : Status.online ? "transparent" : Theme.colors.dangerSoft
                radius: Theme.radius
            }

            Row {
                id: linkRow

                anchors.centerIn: parent
                spacing: Theme.space

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: link.ink
                    glyph: Status.online ? Icons.idle : Icons.offline
                    size: Theme.iconSmall
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    color: link.ink
                    strong: true
                    text: !Status.online ? qsTr("PBX offline") : bar.tight ? Status.ownNumber : qsTr("PBX · %1").arg(Status.ownNumber)
                }
            }

            FocusRing {
                control: link
            }
        }

        SharingMark {
            checked: bar.sheet === "link"
            objectName: "sharing-mark"
            tight: bar.tight
            onTapped: bar.sheetWanted("link")
        }

        DirectoryMark {
            checked: bar.sheet === "sources"
            objectName: "directory-mark"
            tight: bar.tight
            onTapped: bar.sheetWanted("sources")
        }

        HeadsetMark {
            checked: bar.sheet === "headset"
            objectName: "headset"
            tight: bar.tight
            onTapped: bar.sheetWanted("headset")
        }

        IconButton {
            checked: bar.sheet === "help"
            glyph: Icons.help
            objectName: "help"
            text: qsTr("Keys and gestures")
            onTapped: bar.sheetWanted("help")
        }

        IconButton {
            checked: bar.sheet === "settings"
            glyph: Icons.settings
            objectName: "settings"
            text: qsTr("Settings")
            onTapped: bar.sheetWanted("settings")
        }
    }
}
