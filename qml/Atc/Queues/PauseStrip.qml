// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Pausing in all queues, with a reason.
Flow {
    id: strip

    readonly property bool paused: Queues.pause === "paused"

    spacing: Theme.space
    Accessible.name: qsTr("Pause in all queues")
    Accessible.role: Accessible.Grouping

    Button {
        enabled: !Queues.pausePending
        glyph: strip.paused ? Icons.resume : Icons.pause
        kind: strip.paused ? "primary" : "plain"
        objectName: "pause-all"
        text: strip.paused ? qsTr("Go on in all queues") : qsTr("Pause in all queues")
        onTapped: Queues.togglePause("")
    }

    Repeater {
        model: Queues.reasonsOffered ? Queues.reasons : []

        Chip {
            required property string modelData

            checked: strip.paused && Queues.pauseReason === modelData
            enabled: !Queues.pausePending
            glyph: Icons.pause
            objectName: "reason-" + modelData
            text: modelData
            onTapped: Queues.pauseFor(modelData)
        }
    }
}
