// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Core
import Atc.Drag
import Atc.Theme

// Our calls: what the receptionist must act on. In a wide pane the ringing ones stand beside the
// others, else above them.
Item {
    id: pane

    property bool beside: width > Math.round(760 * Theme.scale)
    readonly property int half: beside ? Math.floor((width - Theme.wide) / 2) : width

    // What was dropped anywhere on our side: onto a line of ours.
    function receive(): void {
        const kind = DragSession.kind;
        if (kind === "slot")
            Parking.retrieve(DragSession.number);
        else if (kind === "extension" && DragSession.look === "ringing")
            Pickups.pickUp(DragSession.number);
        else if (kind === "extension")
            Dialer.dial(DragSession.number);
    }

    function receiveCall(): void {
        const phase = Calls.stateOf(DragSession.callId);
        if (phase === "ringing" || phase === "offered")
            Calls.answer(DragSession.callId);
        else if (phase === "held" || phase === "active")
            Calls.toggleHold(DragSession.callId);
    }

    DropTarget {
        anchors.fill: parent
        accepts: DragSession.kind === "extension" || DragSession.kind === "slot"
        onDropped: pane.receive()
    }

    CallColumn {
        id: ringing

        width: pane.half
        height: pane.beside ? pane.height : implicitHeight
        calls: Calls.ringing
        count: Calls.ringingCount
        hint: qsTr("nobody is waiting")
        ink: Theme.colors.ringing
        most: pane.beside ? pane.height : Math.max(pane.height - rest.wanted - Theme.wide, Math.round(pane.height * 0.5))
        objectName: "ringing-column"
        smallFrom: pane.beside ? 3 : 1
        title: qsTr("Ringing")
    }

    Flickable {
        id: rest

        readonly property int wanted: column.implicitHeight

        x: pane.beside ? pane.half + Theme.wide : 0
        y: pane.beside ? 0 : ringing.height + Theme.wide
        width: pane.half
        height: pane.height - y
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.implicitHeight
        interactive: contentHeight > height && !DragSession.active
        objectName: "own-calls"

        Column {
            id: column

            width: rest.width
            spacing: Theme.pad

            UndoBar {
                width: parent.width
                visible: height > 0
            }

            CallColumn {
                width: parent.width
                height: implicitHeight
                calls: Calls.active
                count: Calls.activeCount
                hint: qsTr("no call")
                ink: Theme.colors.active
                objectName: "active-column"
                title: qsTr("Active")
            }

            FreeLine {
                width: parent.width
                onDropped: DragSession.kind === "call" ? pane.receiveCall() : pane.receive()
            }

            CallColumn {
                width: parent.width
                height: implicitHeight
                calls: Calls.held
                count: Calls.heldCount
                ink: Theme.colors.held
                objectName: "held-column"
                smallFrom: pane.beside ? 1 : 0
                title: qsTr("On hold")
                visible: list.count > 0
            }
        }
    }
}
