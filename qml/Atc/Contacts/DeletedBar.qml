// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// A contact was deleted: for some seconds it can be brought back.
Rectangle {
    id: bar

    implicitHeight: Theme.target + Theme.pad
    border.color: Theme.toneColor("info")
    border.width: Theme.hair
    color: Theme.toneSoft("info")
    objectName: "deleted-bar"
    radius: Theme.radius
    Accessible.name: words.text
    Accessible.role: Accessible.AlertMessage

    Icon {
        id: sign

        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.toneColor("info")
        glyph: Icons.remove
    }

    Label {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.pad
        anchors.right: undo.left
        anchors.rightMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        strong: true
        text: qsTr("%1 was deleted").arg(ContactBin.name)
    }

    Button {
        id: undo

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        glyph: Icons.cancel
        kind: "primary"
        objectName: "undo-delete"
        text: qsTr("Undo")
        onTapped: ContactBin.undo()
    }

    Countdown {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.line
        anchors.right: parent.right
        ink: Theme.toneColor("info")
        milliseconds: ContactBin.undoTime
        running: true
    }
}
