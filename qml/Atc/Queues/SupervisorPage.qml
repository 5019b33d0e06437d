// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// All queues and agents live, for whoever looks after them.
Item {
    id: page

    property string addTo // the queue that an agent is being added to
    readonly property bool narrow: width < Math.round(900 * Theme.scale)

    objectName: "supervisor-page"
    Component.onCompleted: Supervisor.watch(true)
    Component.onDestruction: Supervisor.watch(false)

    function add(): void {
        Supervisor.add(page.addTo, number.text);
        number.clear();
        page.addTo = "";
    }

    Flow {
        id: tools

        width: parent.width
        spacing: Theme.space

        Field {
            glyph: Icons.filter
            name: qsTr("Queue name")
            objectName: "queue-filter"
            placeholder: qsTr("Queue name…")
            width: Math.round(220 * Theme.scale)
            onEdited: text => Supervisor.search(text)
        }

        Button {
            compact: page.narrow
            glyph: Icons.download
            objectName: "export-queues"
            text: qsTr("Save as Excel")
            onTapped: Supervisor.export()
        }
    }

    Choice {
        id: spans

        anchors.top: tools.bottom
        current: Supervisor.span
        labels: [qsTr("All"), qsTr("30 minutes"), qsTr("1 hour"), qsTr("Today")]
        title: qsTr("Period")
        values: Supervisor.spans
        width: parent.width
        onChosen: value => Supervisor.chooseSpan(value)
    }

    Column {
        id: notes

        anchors.top: spans.bottom
        anchors.topMargin: Theme.space
        width: parent.width
        spacing: Theme.space

        Label {
            width: parent.width
            color: Theme.colors.muted
            text: qsTr("Counted by this console since %1").arg(Qt.formatTime(new Date(Supervisor.countedSince * 1000), "hh:mm"))
            visible: Supervisor.countedSince > 0
        }

        Row {
            spacing: Theme.space
            visible: Supervisor.exported !== ""
            width: parent.width

            Label {
                anchors.verticalCenter: parent.verticalCenter
                elide: Text.ElideMiddle
                objectName: "queues-exported"
                text: qsTr("Saved: %1").arg(Supervisor.exported)
                width: Math.min(implicitWidth, parent.width - open.width - Theme.space)
            }

            Button {
                id: open

                text: qsTr("Open")
                onTapped: Supervisor.openFile()
            }
        }

        Row {
            spacing: Theme.space
            visible: page.addTo !== ""

            Field {
                id: number

                glyph: Icons.addPerson
                name: qsTr("Number of the new agent")
                objectName: "agent-number"
                placeholder: qsTr("Extension…")
                width: Math.round(220 * Theme.scale)
                onAccepted: page.add()
            }

            Button {
                enabled: number.text !== ""
                kind: "primary"
                objectName: "agent-add"
                text: qsTr("Add to %1").arg(page.addTo)
                onTapped: page.add()
            }

            Button {
                glyph: Icons.close
                objectName: "agent-cancel"
                text: qsTr("Cancel")
                onTapped: page.addTo = ""
            }
        }
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: Theme.space
        anchors.top: notes.bottom
        anchors.topMargin: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: Supervisor.board
        objectName: "board"
        Accessible.name: qsTr("Queues and agents")
        Accessible.role: Accessible.List

        delegate: BoardLine {
            width: list.width
            narrow: page.narrow
            onAddWanted: {
                page.addTo = queue;
                number.input.forceActiveFocus();
            }
        }
    }

    ScrollMark {
        list: list
    }

    Label {
        anchors.centerIn: list
        color: Theme.colors.muted
        text: qsTr("No queue of that name")
        visible: list.count === 0
    }
}
