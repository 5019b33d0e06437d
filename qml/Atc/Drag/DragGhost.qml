// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// What hangs at the finger. It stays above the finger so that the target can be seen, and makes
// itself small over a target that has grown.
Rectangle {
    id: ghost

    readonly property color ink: DragSession.kind === "call" ? Theme.callColor(DragSession.look) : Theme.colors.accent

    x: DragSession.position.x - (DragSession.grown ? 0 : width / 2)
    y: DragSession.position.y - height - Theme.pad
    width: Math.min(Math.round(280 * Theme.scale), row.implicitWidth + Theme.wide * 2)
    height: Theme.target + Theme.space
    border.color: ink
    border.width: Theme.line
    color: Theme.colors.raised
    objectName: "drag-ghost"
    radius: Theme.radius
    visible: DragSession.active

    Row {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: Theme.wide
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: ghost.ink
            glyph: DragSession.kind === "call" ? Icons.answer : DragSession.kind === "slot" ? Icons.park : DragSession.kind === "waiting" ? Icons.queue : Icons.person
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Theme.name
            strong: true
            text: DragSession.label
            visible: !DragSession.grown
            width: Math.min(implicitWidth, Math.round(220 * Theme.scale))
        }
    }
}
