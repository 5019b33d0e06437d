// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// Somebody who waits in a queue: a tap, or a drag onto a free line, takes the call.
Pressable {
    id: line

    required property string callerId
    required property string queue
    required property string name
    required property string number
    required property real since
    required property int place
    required property bool picking

    implicitHeight: Theme.callTarget
    enabled: !picking
    hint: qsTr("Takes the call now, before those who came earlier")
    objectName: "waiting-" + callerId
    opacity: DragSession.active && !source.lifted && !handle.lifted ? Theme.dimOpacity : 1
    text: [name, number === name ? "" : number, queue, qsTr("place %1").arg(place)].filter(part => part !== "").join(", ")
    onTapped: Queues.pick(line.queue, line.callerId)

    Rectangle {
        anchors.fill: parent
        border.color: Theme.colors.border
        border.width: Theme.hair
        color: line.down ? Theme.colors.accentSoft : Theme.colors.surface
        radius: Theme.radius
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.radius
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.topMargin: Theme.radius
        width: Theme.edge
        color: Theme.colors.amber
    }

    Icon {
        id: grip

        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors.muted
        glyph: Icons.grip
        size: Theme.iconSmall
    }

    Label {
        id: time

        anchors.left: grip.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors.ringing
        font.features: ({
                "tnum": 1
            })
        font.pixelSize: Theme.name
        horizontalAlignment: Text.AlignRight
        strong: true
        text: Format.duration(Math.max(0, Ticker.now - line.since))
        width: Math.max(implicitWidth, Math.round(56 * Theme.scale))
    }

    Column {
        anchors.left: time.right
        anchors.leftMargin: Theme.wide
        anchors.right: take.left
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            font.pixelSize: Theme.name
            strong: true
            text: line.name
        }

        Label {
            width: parent.width
            color: Theme.colors.muted
            text: [line.queue, qsTr("place %1").arg(line.place), line.number === line.name ? "" : line.number].filter(part => part !== "").join(" · ")
        }
    }

    Label {
        id: take

        anchors.right: glyph.left
        anchors.rightMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors.accent
        strong: true
        text: line.picking ? qsTr("fetching…") : qsTr("Take")
    }

    Icon {
        id: glyph

        anchors.right: parent.right
        anchors.rightMargin: Theme.wide
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors.accent
        glyph: line.picking ? Icons.clock : Icons.pickup
    }

    DragSource {
        id: source

        anchors.fill: parent
        anchors.leftMargin: handle.width
        enabled: !line.picking
        inList: true
        kind: "waiting"
        label: line.name
        look: line.queue
        number: line.callerId
    }

    // The grip: lifts in any direction, where the rest of the line leaves flicks to the list.
    DragSource {
        id: handle

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        width: time.x + time.width
        enabled: !line.picking
        kind: "waiting"
        label: line.name
        look: line.queue
        number: line.callerId
    }

    FocusRing {
        control: line
    }
}
