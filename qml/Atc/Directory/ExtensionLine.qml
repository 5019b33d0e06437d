// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Contacts
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// One extension as a row of the table: the same gestures as its tile, and the star at its end.
Item {
    id: line

    required property string number
    required property string name
    required property string group
    required property string phone
    required property string peer
    required property bool dnd
    required property bool favourite

    property list<string> columns
    property list<real> widths
    property Item viewport: null
    property bool current: false
    readonly property color ink: dnd && phone !== "busy" && phone !== "ringing" ? Theme.colors.recalled : Theme.phoneColor(phone)
    readonly property bool asked: Transfers.askedNumber === number && Transfers.askedCall !== 0
    readonly property bool lit: target.open || asked || current
    readonly property string state_: Phones.word(phone, dnd) + (peer === "" ? "" : " · " + (phone === "ringing" ? qsTr("from %1").arg(peer) : qsTr("with %1").arg(peer)))

    signal chosen

    objectName: "line-" + number
    opacity: source.lifted || DragSession.active && !target.open ? Theme.dimOpacity : 1
    Accessible.description: group
    Accessible.focusable: true
    Accessible.name: name + ", " + number + ", " + state_
    Accessible.role: Accessible.Button
    Accessible.onPressAction: line.chosen()

    Rectangle {
        anchors.fill: parent
        border.color: Theme.colors.accent
        border.width: line.lit ? Theme.line : 0
        color: tap.pressed || line.asked || target.hovered ? Theme.colors.accentSoft : line.phone === "ringing" ? Theme.colors.ringingSoft : line.lit ? Theme.colors.surface : "transparent"
        radius: Theme.radiusSmall
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.colors.border
    }

    Row {
        anchors.fill: parent
        anchors.leftMargin: Theme.space

        Repeater {
            model: line.columns

            Item {
                id: cell

                required property int index
                required property string modelData
                readonly property bool lamp: modelData === "state"

                width: line.widths[index] ?? 0
                height: line.height

                Icon {
                    id: sign

                    anchors.verticalCenter: parent.verticalCenter
                    color: line.ink
                    glyph: Phones.glyph(line.phone, line.dnd)
                    size: cell.lamp ? Theme.iconSmall : 0
                    visible: cell.lamp
                }

                Label {
                    anchors.left: sign.right
                    anchors.leftMargin: cell.lamp ? Theme.space : 0
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space
                    anchors.verticalCenter: parent.verticalCenter
                    color: cell.lamp ? line.ink : cell.modelData === "name" ? Theme.colors.text : Theme.colors.muted
                    font.pixelSize: cell.modelData === "name" ? Theme.name : Theme.body
                    strong: cell.modelData === "name"
                    text: {
                        switch (cell.modelData) {
                        case "surname":
                            return line.name.split(" ").pop() ?? "";
                        case "group":
                            return line.group;
                        case "number":
                            return line.number;
                        case "state":
                            return line.state_;
                        default:
                            return line.name;
                        }
                    }
                }
            }
        }
    }

    TapHandler {
        id: tap

        longPressThreshold: 0
        onTapped: line.chosen()
    }

    DragSource {
        id: source

        anchors.fill: parent
        anchors.rightMargin: star.width
        detail: line.number
        favourite: line.number
        inList: true
        kind: "extension"
        label: line.name
        look: line.phone
        number: line.number
    }

    DropTarget {
        id: target

        anchors.fill: parent
        accepts: DragSession.kind === "call"
        dnd: line.dnd
        name: line.name
        number: line.number
        phone: line.phone
        split: true
        viewport: line.viewport
        onDropped: announce => {
            if (announce && Calls.stateOf(DragSession.callId) !== "ringing")
                Transfers.announce(DragSession.callId, line.number, line.name);
            else
                Transfers.drop(DragSession.callId, line.number, line.name);
        }
    }

    Star {
        id: star

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        objectName: "line-star-" + line.number
        on: line.favourite
        what: line.name
        onTapped: Favourites.toggle(line.number, line.name)
    }
}
