// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// One queue: how many wait and how long, what the PBX has counted, and our pause in it.
Pressable {
    id: tile

    required property string name
    required property int waiting
    required property real since
    required property int lost
    required property int served
    required property int talk
    required property int wait
    required property int free
    required property int agents
    required property string pause
    required property string reason

    readonly property bool chosen: Queues.only === name
    readonly property bool paused: pause === "paused" || pause === "partly"
    readonly property color ink: waiting > 0 ? Theme.colors.ringing : Theme.colors.muted
    readonly property string waits: waiting > 0 ? qsTr("Waiting: %1").arg(waiting) : qsTr("nobody is waiting")

    implicitHeight: column.implicitHeight + Theme.pad * 2
    hint: [waits, qsTr("lost %1").arg(lost), qsTr("served %1").arg(served), qsTr("agents free: %1 of %2").arg(free).arg(agents), paused ? qsTr("you are paused here") : ""].filter(part => part !== "").join(", ")
    objectName: "queue-" + name
    text: name
    Accessible.checkable: true
    Accessible.checked: chosen
    onTapped: Queues.show(tile.name)

    Rectangle {
        anchors.fill: parent
        border.color: tile.chosen ? Theme.colors.accent : Theme.colors.border
        border.width: tile.chosen ? Theme.line : Theme.hair
        color: tile.down ? Theme.colors.accentSoft : Theme.colors.surface
        radius: Theme.radius
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.radius
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.topMargin: Theme.radius
        width: Theme.edge
        color: tile.waiting > 0 ? Theme.colors.amber : Theme.colors.border
    }

    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: Theme.wide
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        y: Theme.pad
        spacing: Theme.space

        Item {
            width: parent.width
            height: Math.max(pauseButton.visible ? pauseButton.height : 0, title.implicitHeight)

            Label {
                id: title

                anchors.left: parent.left
                anchors.right: pauseButton.visible ? pauseButton.left : parent.right
                anchors.rightMargin: Theme.space
                anchors.verticalCenter: parent.verticalCenter
                font.pixelSize: Theme.name
                strong: true
                text: tile.name
            }

            Button {
                id: pauseButton

                anchors.right: parent.right
                checked: tile.paused
                enabled: !Queues.pausePending
                glyph: tile.paused ? Icons.resume : Icons.pause
                objectName: "pause-" + tile.name
                text: tile.paused ? qsTr("Go on") : qsTr("Pause")
                visible: tile.pause !== "none"
                onTapped: Queues.pauseOne(tile.name, !tile.paused, "")
            }
        }

        Row {
            spacing: Theme.pad

            Label {
                id: big

                color: tile.ink
                font.features: ({
                        "tnum": 1
                    })
                font.pixelSize: Theme.display
                objectName: "queue-" + tile.name + "-waiting"
                strong: true
                text: String(tile.waiting)
            }

            Column {
                anchors.verticalCenter: big.verticalCenter

                Label {
                    color: tile.ink
                    text: tile.waiting > 0 ? qsTr("waiting, longest %1").arg(Format.duration(Math.max(0, Ticker.now - tile.since))) : qsTr("nobody is waiting")
                }

                Label {
                    color: Theme.colors.muted
                    text: tile.paused ? tile.reason === "" ? qsTr("you are paused here") : qsTr("you are paused: %1").arg(tile.reason) : qsTr("agents free: %1 of %2").arg(tile.free).arg(tile.agents)
                    width: Math.min(implicitWidth, column.width - big.width - Theme.pad)
                }
            }
        }

        Row {
            spacing: Theme.wide

            QueueFigure {
                value: String(tile.lost)
                word: qsTr("lost")
            }

            QueueFigure {
                value: String(tile.served)
                word: qsTr("served")
            }

            QueueFigure {
                value: Format.duration(tile.wait)
                word: qsTr("wait")
            }

            QueueFigure {
                value: Format.duration(tile.talk)
                word: qsTr("talk")
            }
        }
    }

    FocusRing {
        control: tile
    }
}
