// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// The park slots in a row; it scrolls sideways when they are many.
Rectangle {
    id: lane

    implicitHeight: Math.round(Theme.name * 1.3 + Theme.body * 2.6 + Theme.pad * 2 + Theme.space * 2)
    color: Theme.colors.sunken
    radius: Theme.radius

    Column {
        id: head

        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.colors.muted
            glyph: Icons.park
        }

        Label {
            color: Theme.colors.muted
            strong: true
            text: qsTr("Parking")
        }
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: head.right
        anchors.leftMargin: Theme.pad
        anchors.right: parent.right
        anchors.rightMargin: Theme.space
        anchors.top: parent.top
        anchors.topMargin: Theme.space
        anchors.bottomMargin: Theme.space
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: !DragSession.active
        model: Parking.slots
        objectName: "park-lane"
        orientation: ListView.Horizontal
        spacing: Theme.space
        Accessible.name: qsTr("Park slots")
        Accessible.role: Accessible.List

        delegate: SlotTile {
            viewport: list
        }
    }

    Label {
        anchors.centerIn: list
        color: Theme.colors.muted
        text: qsTr("This PBX has no park slots")
        visible: list.count === 0
    }
}
