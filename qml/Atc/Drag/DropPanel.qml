// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Theme

// The target under the finger, grown and split: hand over at once, or announce first.
Rectangle {
    id: panel

    readonly property DropTarget target: DragSession.target
    readonly property string phone: target !== null ? target.phone : ""
    readonly property bool dnd: target !== null && target.dnd

    x: DragSession.panel.x
    y: DragSession.panel.y
    width: DragSession.panel.width
    height: DragSession.panel.height
    border.color: Theme.colors.accent
    border.width: Theme.line
    color: Theme.colors.raised
    radius: Theme.radius
    visible: target !== null && target.split && DragSession.grown

    component Zone: Rectangle {
        id: zone

        required property string glyph
        required property string text
        required property string detail
        required property bool chosen

        color: chosen ? Theme.colors.accent : Theme.colors.accentSoft
        radius: Theme.radiusSmall

        Column {
            anchors.left: parent.left
            anchors.leftMargin: Theme.pad
            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap

            Row {
                spacing: Theme.space
                width: parent.width

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: zone.chosen ? Theme.colors.accentInk : Theme.colors.accent
                    glyph: zone.glyph
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    color: zone.chosen ? Theme.colors.accentInk : Theme.colors.text
                    font.pixelSize: Theme.name
                    strong: true
                    text: zone.text
                    width: parent.width - Theme.icon - Theme.space
                }
            }

            Label {
                color: zone.chosen ? Theme.colors.accentInk : Theme.colors.muted
                text: zone.detail
                visible: text !== ""
                width: parent.width
            }
        }
    }

    Zone {
        x: Theme.gap
        y: DragSession.announceZone.y > panel.y ? Theme.gap : DragSession.announceZone.height + Theme.gap
        width: panel.width - Theme.gap * 2
        height: panel.height - DragSession.announceZone.height - Theme.gap * 2
        chosen: !DragSession.announce
        detail: panel.target !== null ? panel.target.name + " · " + Phones.word(panel.phone, panel.dnd) : ""
        glyph: Icons.transfer
        objectName: "drop-transfer"
        text: qsTr("Transfer")
    }

    Zone {
        x: Theme.gap
        y: DragSession.announceZone.y - panel.y
        width: panel.width - Theme.gap * 2
        height: DragSession.announceZone.height - Theme.gap
        chosen: DragSession.announce
        detail: qsTr("or hold still for a moment")
        glyph: Icons.consult
        objectName: "drop-announce"
        text: qsTr("Announce first")
    }
}
