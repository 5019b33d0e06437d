// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// What was typed is a number: it can be called, and calls can be handed to it.
Pressable {
    id: row

    required property string number

    implicitHeight: Theme.callTarget
    objectName: "dial-row"
    text: Transfers.armedCall !== 0 ? qsTr("Hand %1 over to %2").arg(Transfers.armedName).arg(number) : qsTr("Call %1").arg(number)
    onTapped: {
        if (Transfers.armedCall !== 0)
            Transfers.choose(row.number, "");
        else
            Dialer.dial(row.number);
    }

    Rectangle {
        anchors.fill: parent
        border.color: Theme.colors.accent
        border.width: target.open ? Theme.line : Theme.hair
        color: row.down ? Theme.colors.accent : Theme.colors.accentSoft
        radius: Theme.radius
    }

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.wide
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.pad

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.colors.accent
            glyph: Transfers.armedCall !== 0 ? Icons.transfer : Icons.answer
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Theme.name
            strong: true
            text: row.text
            width: Math.min(implicitWidth, row.width - Theme.icon - Theme.wide * 3)
        }
    }

    FocusRing {
        control: row
    }

    DropTarget {
        id: target

        anchors.fill: parent
        accepts: DragSession.kind === "call"
        name: row.number
        number: row.number
        split: true
        onDropped: announce => {
            if (announce)
                Transfers.announce(DragSession.callId, row.number, "");
            else
                Transfers.drop(DragSession.callId, row.number, "");
        }
    }
}
