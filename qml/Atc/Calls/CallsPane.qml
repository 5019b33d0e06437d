// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Headset
import Atc.Theme

// Our calls: what the receptionist must act on. In a wide pane the ringing ones stand beside the
// others, else above them.
Item {
    id: pane

    property bool beside: width > Math.round(760 * Theme.scale)
    readonly property bool tight: !beside && height < Math.round(800 * Theme.scale)
    readonly property bool cramped: tight && height < Math.round(700 * Theme.scale) && Calls.ringingCount > 1
    readonly property int margin: tight ? Theme.space : Theme.wide
    readonly property int half: beside ? Math.floor((width - Theme.wide) / 2) : width

    // What was dropped anywhere on our side: onto a line of ours.
    function receive(): void {
        const kind = DragSession.kind;
        if (kind === "slot")
            Parking.retrieve(DragSession.number);
        else if (kind === "waiting")
            Queues.pick(DragSession.look, DragSession.number);
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
        accepts: DragSession.kind === "extension" || DragSession.kind === "slot" || DragSession.kind === "waiting"
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
        most: pane.beside ? pane.height : Math.max(pane.height - rest.wanted - pane.margin, Math.round(pane.height * 0.5))
        objectName: "ringing-column"
        smallFrom: pane.beside ? 3 : pane.cramped ? 0 : 1
        tight: pane.tight
        title: qsTr("Ringing")
    }

    Flickable {
        id: rest

        readonly property int wanted: column.implicitHeight

        x: pane.beside ? pane.half + Theme.wide : 0
        y: pane.beside ? 0 : ringing.height + pane.margin
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
            spacing: pane.tight ? Theme.space : Theme.pad

            UndoBar {
                width: parent.width
                visible: height > 0
            }

            HeadsetQuestion {
                width: parent.width
            }

            Item {
                width: parent.width
                height: active.implicitHeight

                CallColumn {
                    id: active

                    anchors.fill: parent
                    calls: Calls.active
                    count: Calls.activeCount
                    hint: pane.tight && Theme.scale > 1.25 ? "" : qsTr("no call") // room for the free lines
                    ink: Theme.colors.active
                    objectName: "active-column"
                    tight: pane.tight
                    title: qsTr("Active")
                }

                // In a low window it has no row of its own: it lies in the heading, and over all
                // of it as long as something can be dropped there.
                FreeLine {
                    anchors.right: parent.right
                    width: DragSession.active ? parent.width : Math.round(parent.width * 0.5)
                    height: DragSession.active ? active.headHeight + Theme.pad : active.headHeight
                    flat: true
                    visible: pane.tight
                    onDropped: DragSession.kind === "call" ? pane.receiveCall() : pane.receive()
                }
            }

            FreeLine {
                width: parent.width
                visible: !pane.tight
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
                tight: pane.tight
                title: qsTr("On hold")
                visible: list.count > 0
            }
        }
    }

    ScrollMark {
        anchors.rightMargin: -Theme.space
        list: rest
        objectName: "own-calls-mark"
    }
}
