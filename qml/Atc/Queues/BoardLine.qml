// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// A line of the supervisor's page: a queue with its figures, or an agent of it.
Item {
    id: line

    required property string kind
    required property string queue
    required property string interface_
    required property string name
    required property string number
    required property string phone
    required property bool paused
    required property string reason
    required property real pausedSince
    required property bool dynamic
    required property int taken
    required property real lastCall
    required property int waiting
    required property real since
    required property int lost
    required property int served
    required property int talk
    required property int wait
    required property int free
    required property int agents

    property bool narrow: false
    readonly property bool tiny: width < Math.round(520 * Theme.scale)
    readonly property bool heading: kind === "queue"
    readonly property string word: {
        switch (phone) {
        case "free":
            return qsTr("free");
        case "talking":
            return qsTr("talking");
        case "busy":
            return qsTr("busy");
        case "ringing":
            return qsTr("ringing");
        case "on_hold":
            return qsTr("on hold");
        case "absent":
            return qsTr("not signed in");
        default:
            return qsTr("unknown");
        }
    }
    readonly property color ink: paused ? Theme.colors.danger : phone === "free" ? Theme.colors.active : phone === "ringing" ? Theme.colors.ringing : phone === "absent" || phone === "unknown" ? Theme.colors.muted : Theme.colors.danger

    signal addWanted

    implicitHeight: heading ? figures.implicitHeight + Theme.pad * 2 : Theme.callTarget
    Accessible.name: heading ? [name, qsTr("waiting %1").arg(waiting), qsTr("lost %1").arg(lost), qsTr("served %1").arg(served), qsTr("agents free: %1 of %2").arg(free).arg(agents)].join(", ") : [name, number, paused ? qsTr("paused") : word].join(", ")
    Accessible.role: Accessible.StaticText

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: line.heading ? Theme.space : 0
        color: line.heading ? Theme.colors.sunken : "transparent"
        radius: Theme.radius
    }

    Loader {
        id: figures

        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.space
        anchors.topMargin: line.heading ? Theme.space : 0
        sourceComponent: line.heading ? queueLine : agentLine
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.colors.border
        visible: !line.heading
    }

    Component {
        id: queueLine

        Item {
            implicitHeight: Math.max(Theme.target, row.implicitHeight) + (line.tiny ? title.implicitHeight : 0)

            Label {
                id: title

                anchors.left: parent.left
                anchors.right: line.tiny ? add.left : row.left
                anchors.rightMargin: Theme.space
                anchors.verticalCenter: line.tiny ? undefined : parent.verticalCenter
                font.pixelSize: Theme.name
                strong: true
                text: line.name
                y: Theme.gap
            }

            Row {
                id: row

                anchors.bottom: line.tiny ? parent.bottom : undefined
                anchors.left: line.tiny ? parent.left : undefined
                anchors.right: line.tiny ? undefined : add.left
                anchors.rightMargin: Theme.wide
                anchors.verticalCenter: line.tiny ? undefined : parent.verticalCenter
                spacing: Theme.wide

                QueueFigure {
                    ink: line.waiting > 0 ? Theme.colors.ringing : Theme.colors.text
                    objectName: "board-" + line.queue + "-waiting"
                    value: line.waiting > 0 ? line.waiting + " · " + Format.duration(Math.max(0, Ticker.now - line.since)) : "0"
                    word: qsTr("waiting")
                }

                QueueFigure {
                    objectName: "board-" + line.queue + "-lost"
                    value: String(line.lost)
                    word: qsTr("lost")
                }

                QueueFigure {
                    objectName: "board-" + line.queue + "-served"
                    value: String(line.served)
                    word: qsTr("served")
                }

                QueueFigure {
                    value: Format.duration(line.wait)
                    visible: !line.narrow
                    word: qsTr("wait")
                }

                QueueFigure {
                    value: Format.duration(line.talk)
                    visible: !line.narrow
                    word: qsTr("talk")
                }

                QueueFigure {
                    value: line.free + "/" + line.agents
                    visible: !line.tiny
                    word: qsTr("agents free")
                }
            }

            Button {
                id: add

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                compact: line.narrow
                glyph: Icons.addPerson
                objectName: "add-agent-" + line.queue
                text: qsTr("Add agent")
                onTapped: line.addWanted()
            }
        }
    }

    Component {
        id: agentLine

        Item {
            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                color: line.ink
                glyph: line.paused ? Icons.pause : line.phone === "free" ? Icons.idle : line.phone === "ringing" ? Icons.ringing : line.phone === "absent" ? Icons.unregistered : line.phone === "unknown" ? Icons.unknown : Icons.busy
                size: Theme.iconSmall
            }

            Column {
                anchors.left: sign.right
                anchors.leftMargin: Theme.pad
                anchors.right: buttons.left
                anchors.rightMargin: Theme.pad
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    width: parent.width
                    strong: true
                    text: line.number === "" || line.number === line.name ? line.name : line.name + " · " + line.number
                }

                Label {
                    width: parent.width
                    color: line.ink
                    objectName: "agent-" + line.queue + "-" + line.number + "-state"
                    text: {
                        const paused = line.paused ? (line.reason === "" ? qsTr("paused") : qsTr("paused: %1").arg(line.reason)) + (line.pausedSince > 0 ? " " + Format.duration(Math.max(0, Ticker.now - line.pausedSince)) : "") : "";
                        const taken = qsTr("calls taken: %1").arg(line.taken);
                        const last = line.lastCall > 0 ? qsTr("last %1").arg(Qt.formatTime(new Date(line.lastCall * 1000), "hh:mm")) : "";
                        return [paused, line.word, taken, last].filter(part => part !== "").join(" · ");
                    }
                }
            }

            Row {
                id: buttons

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space

                Button {
                    checked: line.paused
                    compact: line.narrow
                    glyph: line.paused ? Icons.resume : Icons.pause
                    objectName: "agent-" + line.queue + "-" + line.number + "-pause"
                    text: line.paused ? qsTr("Go on") : qsTr("Pause")
                    onTapped: Supervisor.pause(line.queue, line.interface_, !line.paused)
                }

                Button {
                    compact: line.narrow
                    glyph: Icons.remove
                    objectName: "agent-" + line.queue + "-" + line.number + "-remove"
                    text: qsTr("Remove")
                    visible: line.dynamic
                    onTapped: Supervisor.remove(line.queue, line.interface_)
                }
            }
        }
    }
}
