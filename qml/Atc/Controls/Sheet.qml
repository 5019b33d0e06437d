// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// A page over the right-hand side; the calls on the left stay in sight and in reach.
Rectangle {
    id: sheet

    required property string title
    default property alias content: body.data

    signal closed

    color: Theme.colors.surface
    Accessible.name: title
    Accessible.role: Accessible.Dialog
    Keys.onEscapePressed: sheet.closed()

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Item {
        id: head

        width: parent.width
        height: Theme.callTarget

        Label {
            anchors.left: parent.left
            anchors.leftMargin: Theme.broad
            anchors.right: shut.left
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Theme.title
            strong: true
            text: sheet.title
        }

        Button {
            id: shut

            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            focus: true
            glyph: Icons.close
            objectName: "sheet-close"
            text: qsTr("Close")
            onTapped: sheet.closed()
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hair
            color: Theme.colors.border
        }
    }

    Flickable {
        id: flick

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: body.implicitHeight + Theme.broad * 2

        Column {
            id: body

            x: Theme.broad
            y: Theme.broad
            width: flick.width - Theme.broad * 2
            spacing: Theme.broad
        }
    }

    ScrollMark {
        list: flick
    }
}
