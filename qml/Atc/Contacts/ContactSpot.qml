// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// A contact in a list: it is tapped to be opened, takes a call that is dropped on it, and can be
// lifted to a free line. What it looks like is up to who uses it.
Item {
    id: spot

    required property int index
    required property int contactId
    required property string name
    required property string surname
    required property string company
    required property string department
    required property string detail
    required property string number
    required property string dial
    required property string key
    required property int numbers
    required property string phone
    required property bool dnd
    required property string photo
    required property bool personal
    required property bool unsynced
    required property bool vip
    required property bool starred
    required property bool loading

    property Item viewport: null
    property bool current: false
    property bool framed: true
    readonly property bool asked: dial !== "" && Transfers.askedNumber === dial && Transfers.askedCall !== 0
    readonly property bool lit: target.open || asked || current
    readonly property bool reachable: dial !== ""

    signal chosen

    objectName: "contact-" + contactId
    opacity: source.lifted || DragSession.active && !target.open ? Theme.dimOpacity : 1
    Accessible.description: [detail, unsynced ? qsTr("Not on the server yet") : ""].filter(text => text !== "").join(". ")
    Accessible.focusable: true
    Accessible.name: [name, number, phone === "" ? "" : Phones.word(phone, dnd), numbers > 1 ? qsTr("%1 numbers").arg(numbers) : ""].filter(text => text !== "").join(", ")
    Accessible.role: Accessible.Button
    Accessible.onPressAction: spot.chosen()

    Rectangle {
        anchors.fill: parent
        border.color: spot.lit ? Theme.colors.accent : Theme.colors.border
        border.width: spot.lit ? Theme.line : spot.framed ? Theme.hair : 0
        color: tap.pressed || spot.asked || target.hovered ? Theme.colors.accentSoft : spot.framed || spot.lit ? Theme.colors.surface : "transparent"
        radius: Theme.radius
    }

    TapHandler {
        id: tap

        enabled: !spot.loading
        longPressThreshold: 0
        onTapped: spot.chosen()
    }

    DragSource {
        id: source

        anchors.fill: parent
        detail: spot.number
        enabled: spot.reachable
        favourite: spot.key
        inList: true
        kind: "extension"
        label: spot.name
        look: spot.phone === "ringing" ? "" : spot.phone
        number: spot.dial
    }

    DropTarget {
        id: target

        anchors.fill: parent
        accepts: DragSession.kind === "call" && spot.reachable
        dnd: spot.dnd
        name: spot.name
        number: spot.dial
        phone: spot.phone
        split: true
        viewport: spot.viewport
        onDropped: announce => {
            Contacts.picked(spot.contactId, spot.dial);
            if (announce && Calls.stateOf(DragSession.callId) !== "ringing")
                Transfers.announce(DragSession.callId, spot.dial, spot.name);
            else
                Transfers.drop(DragSession.callId, spot.dial, spot.name);
        }
    }
}
