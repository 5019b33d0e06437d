// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// One extension: who, the phone's state as edge, sign and word, and who calls it.
Item {
    id: tile

    required property int index
    required property string number
    required property string name
    required property string group
    required property string phone
    required property string peer
    required property bool dnd
    required property bool favourite

    property string dial: number
    property string shown: number
    property bool inside: true // an extension of the house, with a lamp
    property bool arranged: false // among tiles that are put in order by dropping one on another
    property Item viewport: null
    property bool current: false
    readonly property color ink: Theme.phoneColor(phone)
    readonly property color rim: Theme.phoneEdge(phone)
    readonly property bool asked: Transfers.askedNumber === dial && Transfers.askedCall !== 0
    readonly property bool placing: arranged && DragSession.kind === "extension" && DragSession.favourite !== "" && DragSession.favourite !== number
    readonly property bool dimmed: DragSession.active && !target.open && !source.lifted
    readonly property string detail: peer === "" ? group : phone === "ringing" ? qsTr("from %1").arg(peer) : qsTr("with %1").arg(peer)

    signal chosen
    signal placed // what is dragged shall be where this tile is

    objectName: "tile-" + number
    opacity: dimmed || source.lifted ? Theme.dimOpacity : 1
    Accessible.description: detail
    Accessible.focusable: true
    Accessible.name: name + ", " + shown + (inside ? ", " + Phones.word(phone, dnd) : "")
    Accessible.role: Accessible.Button
    Accessible.onPressAction: tile.chosen()

    Rectangle {
        anchors.fill: parent
        border.color: target.open || tile.asked || tile.current ? Theme.colors.accent : tile.phone === "ringing" ? tile.rim : Theme.colors.border
        border.width: target.open || tile.asked || tile.current || tile.phone === "ringing" ? Theme.line : Theme.hair
        color: tap.pressed || tile.asked || target.hovered ? Theme.colors.accentSoft : tile.phone === "ringing" ? Theme.colors.ringingSoft : Theme.colors.surface
        radius: Theme.radius
    }

    // The edge: solid when the state is known, broken into dashes when it is not.
    Rectangle {
        id: edge

        x: Theme.gap
        y: Theme.pad
        width: Theme.edge
        height: tile.height - Theme.pad * 2
        color: tile.inside ? tile.rim : Theme.colors.outline
        radius: width / 2
        visible: tile.phone !== "unknown"

        SequentialAnimation on opacity {
            alwaysRunToEnd: true
            loops: Animation.Infinite
            running: tile.phone === "ringing" && Theme.motion && tile.visible

            NumberAnimation {
                duration: Theme.pulse / 2
                to: 0.2
            }
            NumberAnimation {
                duration: Theme.pulse / 2
                to: 1
            }
        }
    }

    Loader {
        active: tile.phone === "unknown"
        x: Theme.gap
        y: Theme.pad

        sourceComponent: Column {
            spacing: Theme.gap

            Repeater {
                model: Math.floor((tile.height - Theme.pad * 2) / (Theme.gap + Theme.space))

                Rectangle {
                    width: Theme.edge
                    height: Theme.space
                    color: tile.ink
                }
            }
        }
    }

    Label {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: Theme.wide
        anchors.right: parent.right
        anchors.rightMargin: tile.favourite ? Theme.iconSmall + Theme.wide : Theme.space
        y: Theme.pad
        font.pixelSize: Theme.name
        strong: true
        text: tile.name
    }

    Loader {
        active: tile.favourite
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        y: Theme.pad + Theme.line

        sourceComponent: Label {
            color: Theme.colors.accent
            text: "\u2605"
        }
    }

    Label {
        id: digits

        anchors.left: title.left
        anchors.top: title.bottom
        anchors.topMargin: Theme.line
        color: Theme.colors.muted
        text: tile.shown
    }

    Icon {
        id: sign

        anchors.left: digits.right
        anchors.leftMargin: Theme.pad
        anchors.verticalCenter: digits.verticalCenter
        color: tile.dnd && tile.phone !== "busy" && tile.phone !== "ringing" ? Theme.colors.recalled : tile.ink
        glyph: Phones.glyph(tile.phone, tile.dnd)
        size: Theme.iconSmall
        visible: tile.inside
    }

    Label {
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.space
        anchors.verticalCenter: digits.verticalCenter
        color: sign.color
        text: tile.inside ? Phones.word(tile.phone, tile.dnd) : ""
    }

    Label {
        anchors.left: title.left
        anchors.right: parent.right
        anchors.rightMargin: Theme.space
        anchors.top: digits.bottom
        anchors.topMargin: Theme.line
        color: tile.phone === "ringing" ? Theme.colors.text : Theme.colors.muted
        text: tile.detail
    }

    TapHandler {
        id: tap

        longPressThreshold: 0
        onTapped: tile.chosen()
    }

    DragSource {
        id: source

        anchors.fill: parent
        detail: tile.shown
        favourite: tile.number
        inList: true
        kind: "extension"
        label: tile.name
        look: tile.phone
        number: tile.dial
    }

    DropTarget {
        id: target

        anchors.fill: parent
        accepts: DragSession.kind === "call" || tile.placing
        dnd: tile.dnd
        name: tile.name
        number: tile.dial
        phone: tile.phone
        split: DragSession.kind === "call"
        viewport: tile.viewport
        onDropped: announce => {
            if (tile.placing) {
                tile.placed();
                return;
            }
            const ringing = Calls.stateOf(DragSession.callId) === "ringing";
            if (announce && !ringing)
                Transfers.announce(DragSession.callId, tile.dial, tile.name);
            else
                Transfers.drop(DragSession.callId, tile.dial, tile.name);
        }
    }
}
