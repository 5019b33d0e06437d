// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// The queues that concern us, and everybody who waits in them.
Item {
    id: page

    readonly property bool live: Queues.access === "live"
    readonly property int columns: Math.max(1, Math.floor((width + Theme.space) / Math.round(270 * Theme.scale)))

    property bool supervising: false
    readonly property bool broad: width >= Math.round(840 * Theme.scale) && Queues.reasons.length <= 3

    signal peopleWanted

    objectName: "queues-page"

    Choice {
        id: modes

        width: page.broad && !page.supervising ? Math.round(290 * Theme.scale) : parent.width
        height: visible ? implicitHeight : 0
        current: page.supervising ? "supervisor" : "mine"
        labels: [qsTr("My queues"), qsTr("Supervisor")]
        title: qsTr("View")
        values: ["mine", "supervisor"]
        visible: page.live && Supervisor.offered
        onChosen: value => page.supervising = value === "supervisor"
    }

    PauseStrip {
        anchors.left: modes.visible ? modes.right : parent.left
        anchors.right: parent.right
        visible: page.live && page.broad && Queues.agent && !page.supervising
    }

    Loader {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: modes.bottom
        anchors.topMargin: Theme.space
        active: page.live && page.supervising && Supervisor.offered

        sourceComponent: SupervisorPage {}
    }

    Flickable {
        id: flick

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: modes.bottom
        anchors.topMargin: Theme.space
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: body.implicitHeight + Theme.space
        interactive: !DragSession.active
        visible: page.live && !page.supervising

        Column {
            id: body

            width: flick.width - Theme.space
            spacing: Theme.pad

            PauseStrip {
                width: parent.width
                visible: Queues.agent && !page.broad
            }

            Grid {
                width: parent.width
                columns: page.columns
                spacing: Theme.space

                Repeater {
                    model: Queues.queues

                    QueueTile {
                        width: Math.floor((body.width - Theme.space * (page.columns - 1)) / page.columns)
                    }
                }
            }

            Label {
                color: Theme.colors.muted
                strong: true
                text: Queues.only === "" ? qsTr("Waiting now") : qsTr("Waiting now in %1").arg(Queues.only)
            }

            Column {
                id: lines

                width: parent.width
                spacing: Theme.space
                Accessible.name: qsTr("Waiting callers")
                Accessible.role: Accessible.List

                Repeater {
                    id: callers

                    model: Queues.waiting

                    WaitingLine {
                        width: lines.width
                    }
                }

                Label {
                    color: Theme.colors.muted
                    text: qsTr("nobody is waiting")
                    visible: callers.count === 0
                }
            }

            Flow {
                width: parent.width
                spacing: Theme.wide
                visible: Queues.agent

                QueueFigure {
                    value: String(Queues.handled)
                    word: qsTr("calls you took")
                }

                QueueFigure {
                    value: Queues.lastCall > 0 ? Qt.formatTime(new Date(Queues.lastCall * 1000), "hh:mm") : "–"
                    word: qsTr("your last call")
                }
            }
        }
    }

    ScrollMark {
        list: flick
        visible: flick.visible
    }

    EmptyState {
        anchors.fill: parent
        glyph: Queues.access === "away" ? Icons.offline : Icons.queue
        text: {
            switch (Queues.access) {
            case "away":
                return qsTr("The connection to the PBX's manager is down, so nobody knows who waits. It is tried again all the time; calls are not affected.");
            case "codes":
                return qsTr("This PBX tells nothing about its queues without its manager interface. Pausing works all the same.");
            default:
                return qsTr("Not available on this PBX: it has neither a manager interface nor codes for queues in its profile. A call from a queue still carries the queue's name on its card.");
            }
        }
        title: Queues.access === "away" ? qsTr("Queues are not known now") : qsTr("No live queues")
        visible: !page.live
    }

    PauseStrip {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pad
        anchors.horizontalCenter: parent.horizontalCenter
        visible: !page.live && Queues.access === "codes"
        width: Math.min(parent.width, childrenRect.width)
    }
}
