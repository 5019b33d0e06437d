// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Whether queues send us calls, and how many callers wait; a tap pauses in all queues or goes on.
Pressable {
    id: mark

    property bool tight: false
    readonly property bool paused: Queues.pause === "paused"
    readonly property bool partly: Queues.pause === "partly"
    readonly property color ink: paused ? Theme.colors.danger : partly ? Theme.colors.ringing : Queues.pause === "open" ? Theme.colors.active : Theme.colors.muted
    readonly property string word: {
        if (Queues.pausePending)
            return qsTr("One moment…");
        switch (Queues.pause) {
        case "paused":
            return Queues.pauseReason === "" ? qsTr("Paused") : qsTr("Paused: %1").arg(Queues.pauseReason);
        case "partly":
            return qsTr("Partly paused");
        case "open":
            return qsTr("In the queues");
        case "none":
            return qsTr("In no queue");
        default:
            return qsTr("Queues: not known");
        }
    }

    implicitWidth: Math.max(Theme.target, row.implicitWidth + Theme.pad * 2)
    implicitHeight: Theme.target
    enabled: Queues.pause !== "none"
    hint: Queues.count > 0 ? qsTr("Waiting: %1").arg(Queues.count) : ""
    objectName: "pause-mark"
    opacity: 1
    text: word
    visible: Queues.access !== "none" && (Queues.pause !== "none" || Queues.count > 0)
    onTapped: Queues.togglePause("")

    Rectangle {
        anchors.fill: parent
        border.color: Theme.colors.border
        border.width: Theme.hair
        color: mark.down ? Theme.colors.accentSoft : mark.paused ? Theme.colors.dangerSoft : mark.partly ? Theme.colors.ringingSoft : "transparent"
        radius: Theme.radius
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: mark.ink
            glyph: mark.paused || mark.partly ? Icons.pause : Queues.pause === "open" ? Icons.check : Icons.unknown
            size: Theme.iconSmall
            visible: Queues.pause !== "none"
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: mark.ink
            strong: true
            text: mark.word
            visible: !mark.tight
            width: Math.min(implicitWidth, Math.round(200 * Theme.scale))
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: count.color
            glyph: Icons.queue
            size: Theme.iconSmall
        }

        Label {
            id: count

            anchors.verticalCenter: parent.verticalCenter
            color: Queues.count > 0 ? Theme.colors.ringing : Theme.colors.muted
            font.features: ({
                    "tnum": 1
                })
            objectName: "waiting-count"
            strong: true
            text: Queues.count < 0 ? "–" : String(Queues.count)
        }
    }

    FocusRing {
        control: mark
    }
}
