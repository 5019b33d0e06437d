// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// The heading of a column of calls, with how many there are.
Item {
    id: head

    required property string text
    required property int count
    property string hint
    property color ink: Theme.colors.muted
    property bool tight: false

    implicitHeight: Math.round((tight ? 26 : 32) * Theme.scale)
    Accessible.name: text + ", " + count
    Accessible.role: Accessible.Heading

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: head.count > 0 ? head.ink : Theme.colors.muted
            strong: true
            text: head.text
        }

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(height, number.implicitWidth + Theme.pad)
            height: number.implicitHeight + Theme.gap
            color: head.ink
            radius: height / 2
            visible: head.count > 0

            Label {
                id: number

                anchors.centerIn: parent
                color: Theme.colors.stateInk
                strong: true
                text: head.count
            }
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.colors.muted
            text: head.hint
            visible: head.count === 0
        }
    }
}
