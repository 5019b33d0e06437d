// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// A park slot: who waits there, who put the call there, and how long until the PBX returns it.
Pressable {
    id: slot

    required property string number
    required property string phase
    required property string caller
    required property string parkedBy
    required property real since
    required property real timeout
    required property string note

    property Item viewport: null
    readonly property bool taken: phase === "occupied" || phase === "retrieving"
    readonly property real waited: since > 0 ? Math.max(0, Ticker.now - since) : 0
    readonly property real spent: timeout > 0 ? Math.min(1, waited / timeout) : 0
    readonly property bool late: phase === "occupied" && spent > 0.75
    readonly property color ink: late ? Theme.colors.danger : taken ? Theme.colors.held : Theme.colors.muted
    readonly property string word: {
        switch (phase) {
        case "free":
            return qsTr("free");
        case "pending":
            return qsTr("parking…");
        case "retrieving":
            return qsTr("taking back…");
        case "occupied":
            return qsTr("taken");
        default:
            return qsTr("unknown");
        }
    }

    width: Math.round((taken ? 216 : 116) * Theme.scale)
    height: ListView.view !== null ? ListView.view.height : implicitHeight
    hint: parkedBy === "" ? note : qsTr("parked by %1").arg(parkedBy)
    objectName: "slot-" + number
    opacity: DragSession.active && !target.open && !source.lifted ? Theme.dimOpacity : 1
    text: qsTr("Slot %1").arg(number) + ", " + (taken ? caller : word)
    onTapped: {
        if (slot.taken || slot.phase === "unknown" && Calls.focusId === 0)
            Parking.retrieve(slot.number);
        else if (Transfers.armedCall !== 0) {
            const call = Transfers.armedCall;
            Transfers.disarm();
            Parking.park(call, slot.number);
        } else if (Calls.focusId !== 0)
            Parking.park(Calls.focusId, slot.number);
    }

    Rectangle {
        anchors.fill: parent
        border.color: target.open ? Theme.colors.accent : slot.taken ? slot.ink : Theme.colors.border
        border.width: target.open || slot.taken ? Theme.line : Theme.hair
        color: target.hovered ? Theme.colors.accent : slot.down ? Theme.colors.accentSoft : slot.late ? Theme.colors.dangerSoft : slot.taken ? Theme.colors.heldSoft : Theme.colors.surface
        radius: Theme.radius
    }

    Column {
        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: slot.taken ? -Theme.line : 0
        spacing: Theme.line

        Item {
            width: parent.width
            height: digits.implicitHeight

            Label {
                id: digits

                color: target.hovered ? Theme.colors.accentInk : slot.ink
                strong: true
                text: slot.number
            }

            Label {
                anchors.right: parent.right
                color: slot.late ? Theme.colors.danger : Theme.colors.muted
                font.features: ({
                        "tnum": 1
                    })
                strong: slot.late
                text: slot.phase === "occupied" ? Format.duration(slot.waited) + (slot.timeout > 0 ? " / " + Format.duration(slot.timeout) : "") : ""
            }
        }

        Label {
            width: parent.width
            color: target.hovered ? Theme.colors.accentInk : slot.taken ? Theme.colors.text : Theme.colors.muted
            font.pixelSize: slot.taken ? Theme.name : Theme.body
            strong: slot.taken
            text: target.hovered ? qsTr("Park here") : slot.taken && slot.phase === "occupied" ? slot.caller === "" ? qsTr("a call") : slot.caller : slot.word
        }

        Label {
            width: parent.width
            color: Theme.colors.muted
            text: slot.parkedBy === "" ? "" : qsTr("by %1").arg(slot.parkedBy)
            visible: text !== "" && slot.taken
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        anchors.left: parent.left
        anchors.margins: Theme.gap
        width: (parent.width - Theme.gap * 2) * slot.spent
        height: Theme.gap
        color: slot.ink
        radius: height / 2
        visible: slot.phase === "occupied" && slot.timeout > 0
    }

    DragSource {
        id: source

        anchors.fill: parent
        enabled: slot.taken
        kind: "slot"
        label: slot.caller === "" ? slot.number : slot.caller
        number: slot.number
    }

    DropTarget {
        id: target

        anchors.fill: parent
        accepts: DragSession.kind === "call" && (slot.phase === "free" || slot.phase === "unknown") && Calls.isLive(DragSession.callId)
        name: slot.number
        number: slot.number
        viewport: slot.viewport
        onDropped: Parking.park(DragSession.callId, slot.number)
    }

    FocusRing {
        control: slot
    }
}
