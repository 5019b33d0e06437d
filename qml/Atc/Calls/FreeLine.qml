// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// An empty line: dropping a person here dials, dropping a parked or ringing one takes the call.
Rectangle {
    id: free

    property bool flat: false // without a frame, at the end of a heading
    readonly property string callState: DragSession.kind === "call" ? Calls.stateOf(DragSession.callId) : ""
    readonly property string verb: {
        if (DragSession.kind === "slot")
            return qsTr("Drop here to take %1 back").arg(DragSession.label);
        if (DragSession.kind === "waiting")
            return qsTr("Drop here to take %1 out of the queue").arg(DragSession.label);
        if (DragSession.kind === "extension")
            return DragSession.look === "ringing" ? qsTr("Drop here to pick up the call for %1").arg(DragSession.label) : qsTr("Drop here to call %1").arg(DragSession.label);
        switch (callState) {
        case "ringing":
        case "offered":
            return qsTr("Drop here to answer");
        case "held":
            return qsTr("Drop here to resume");
        case "active":
            return qsTr("Drop here to hold");
        default:
            return qsTr("Lines free: %1").arg(Calls.lines - Calls.busyLines);
        }
    }

    signal dropped

    implicitHeight: Theme.target
    border.color: spot.open ? Theme.colors.accent : Theme.colors.border
    border.width: spot.open ? Theme.line : flat ? 0 : Theme.hair
    color: spot.hovered ? Theme.colors.accent : spot.open ? Theme.colors.accentSoft : "transparent"
    objectName: "free-line"
    radius: Theme.radius
    Accessible.name: verb
    Accessible.role: Accessible.StaticText

    DropTarget {
        id: spot

        anchors.fill: parent
        accepts: true
        onDropped: free.dropped()
    }

    Label {
        anchors.centerIn: parent
        color: spot.hovered ? Theme.colors.accentInk : spot.open ? Theme.colors.accent : Theme.colors.muted
        horizontalAlignment: free.flat && !spot.open ? Text.AlignRight : Text.AlignHCenter
        strong: spot.open
        text: free.verb
        width: parent.width - (free.flat && !spot.open ? Theme.space : Theme.pad) * 2
    }
}
