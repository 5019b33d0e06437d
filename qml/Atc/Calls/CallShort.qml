// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The one action that a small card offers, and the way to all others.
Row {
    id: actions

    required property int callId
    required property string phase
    required property string pending
    required property bool offer
    readonly property bool held: phase === "held"

    signal more

    spacing: Theme.space

    Button {
        height: Theme.callTarget
        busy: actions.pending !== ""
        enabled: actions.pending === ""
        glyph: actions.held ? Icons.resume : actions.offer ? Icons.pickup : Icons.answer
        kind: actions.held ? "primary" : "good"
        objectName: "call-" + actions.callId + (actions.held ? "-resume" : "-answer")
        stacked: true
        visible: actions.phase !== "ended"
        text: actions.held ? qsTr("Resume") : actions.offer ? qsTr("Take") : qsTr("Answer")
        onTapped: actions.held ? Calls.resume(actions.callId) : Calls.answer(actions.callId)
    }

    Button {
        width: Theme.target
        height: Theme.callTarget
        compact: true
        glyph: Icons.more
        objectName: "call-" + actions.callId + "-more"
        text: qsTr("More for this call")
        onTapped: actions.more()
    }
}
