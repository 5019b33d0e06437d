// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// A switch with its word.
Pressable {
    id: toggle

    property bool on: false

    implicitWidth: row.implicitWidth + Theme.pad * 2
    implicitHeight: Theme.target
    Accessible.checkable: true
    Accessible.checked: on
    Accessible.role: Accessible.CheckBox

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.pad

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: height * 1.8
            height: Math.round(Theme.target * 0.58)
            border.color: toggle.on ? Theme.colors.accent : Theme.colors.outline
            border.width: Theme.line
            color: toggle.on ? Theme.colors.accent : Theme.colors.sunken
            radius: height / 2

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: height
                height: parent.height - Theme.gap * 2
                color: toggle.on ? Theme.colors.accentInk : Theme.colors.outline
                radius: height / 2
                x: toggle.on ? parent.width - width - Theme.gap : Theme.gap

                Behavior on x {
                    NumberAnimation {
                        duration: Theme.quick
                    }
                }
            }
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: toggle.text
        }
    }

    FocusRing {
        control: toggle
    }
}
