// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// One number of a contact: a tap calls it or hands the chosen call over; a call can be dropped on
// it; the star makes it a favourite.
Pressable {
    id: line

    required property string number
    required property string shown
    required property string dial
    required property string kind
    required property string phone
    required property bool dnd
    required property bool starred
    property string who
    property Item viewport: null

    implicitHeight: Theme.callTarget
    objectName: "number-" + number
    hint: Transfers.armedCall !== 0 ? qsTr("Hand %1 over to %2").arg(Transfers.armedName).arg(who) : qsTr("Call %1").arg(who)
    opacity: source.lifted || DragSession.active && !target.open ? Theme.dimOpacity : 1
    text: [ContactWords.kind(kind), shown, phone === "" ? "" : Phones.word(phone, dnd)].filter(text => text !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        border.color: target.open ? Theme.colors.accent : Theme.colors.border
        border.width: target.open ? Theme.line : Theme.hair
        color: line.down || target.hovered ? Theme.colors.accentSoft : Theme.colors.surface
        radius: Theme.radius
    }

    Icon {
        id: sign

        x: Theme.wide
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors.accent
        glyph: Transfers.armedCall !== 0 ? Icons.transfer : ContactWords.glyph(line.kind)
    }

    Column {
        anchors.left: sign.right
        anchors.leftMargin: Theme.wide
        anchors.right: star.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.line

        Label {
            width: parent.width
            font.pixelSize: Theme.name
            strong: true
            text: line.shown
        }

        Row {
            spacing: Theme.space
            width: parent.width

            Label {
                color: Theme.colors.muted
                text: ContactWords.kind(line.kind)
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.phoneColor(line.phone)
                glyph: Phones.glyph(line.phone, line.dnd)
                size: Theme.iconSmall
                visible: line.phone !== ""
            }

            Label {
                color: Theme.phoneColor(line.phone)
                text: Phones.word(line.phone, line.dnd)
                visible: line.phone !== ""
            }
        }
    }

    FocusRing {
        control: line
    }

    DragSource {
        id: source

        anchors.fill: parent
        anchors.rightMargin: star.width
        detail: line.shown
        favourite: line.number
        inList: true
        kind: "extension"
        label: line.who
        look: line.phone === "ringing" ? "" : line.phone
        number: line.dial
    }

    DropTarget {
        id: target

        anchors.fill: parent
        accepts: DragSession.kind === "call"
        dnd: line.dnd
        name: line.who
        number: line.dial
        phone: line.phone
        split: true
        viewport: line.viewport
        onDropped: announce => {
            Contacts.picked(ContactCard.contactId, line.dial);
            if (announce && Calls.stateOf(DragSession.callId) !== "ringing")
                Transfers.announce(DragSession.callId, line.dial, line.who);
            else
                Transfers.drop(DragSession.callId, line.dial, line.who);
        }
    }

    Star {
        id: star

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        objectName: "star-" + line.number
        on: line.starred
        what: line.shown
        onTapped: Favourites.toggle(line.number, line.who)
    }
}
