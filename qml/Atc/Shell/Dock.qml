// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Dial
import Atc.Theme

// What is opened beside the people: the keypad or the volumes.
Rectangle {
    id: dock

    property string page

    signal closed

    color: Theme.colors.sunken
    radius: Theme.radius

    Label {
        x: Theme.wide
        width: parent.width - x - shut.width
        height: Theme.target
        font.pixelSize: Theme.name
        strong: true
        text: dock.page === "volume" ? qsTr("Volume") : qsTr("Keypad")
    }

    IconButton {
        id: shut

        anchors.right: parent.right
        glyph: Icons.close
        objectName: "dock-close"
        text: qsTr("Close")
        onTapped: dock.closed()
    }

    Loader {
        id: page

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.pad
        anchors.right: parent.right
        anchors.top: shut.bottom
        sourceComponent: dock.page === "volume" ? volume : dock.page === "keypad" ? keypad : null
    }

    Component {
        id: keypad

        Flickable {
            id: flick

            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height
            contentHeight: pad.implicitHeight
            interactive: contentHeight > height

            Keypad {
                id: pad

                width: flick.width
                room: flick.height
            }
        }
    }

    Component {
        id: volume

        Item {
            VolumePanel {
                width: parent.width
            }
        }
    }
}
