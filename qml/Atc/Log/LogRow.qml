// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// One call of the log; a tap opens its story and what can be done about it.
Item {
    id: row

    required property int index
    required property string uid
    required property string name
    required property string number
    required property string company
    required property bool anonymous
    required property string kind // answered, missed, handled, outgoing, unanswered, elsewhere
    required property string word
    required property string time
    required property string length
    required property string queue
    required property string category
    required property string color
    required property string went
    required property list<string> tags
    required property bool canHandle
    required property bool handled
    required property string line // the note, on one
    required property string desk
    required property string handledBy

    property bool current: false
    readonly property bool open: CallLog.openUid === uid
    readonly property color ink: kind === "missed" ? Theme.colors.danger : kind === "outgoing" ? Theme.colors.accent : kind === "answered" ? Theme.colors.active : Theme.colors.muted

    signal contactWanted(string number, string name)
    signal personWanted(int contact)
    signal opened

    function toggle(): void {
        const opening = !open;
        CallLog.open(opening ? uid : "");
        if (opening)
            opened();
    }

    implicitHeight: head.height + (open ? detail.height + Theme.space : 0)
    objectName: "log-" + uid

    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: Theme.gap
        border.color: row.open ? Theme.colors.outline : Theme.colors.border
        border.width: Theme.hair
        color: Theme.colors.surface
        radius: Theme.radius
    }

    Pressable {
        id: head

        width: parent.width
        height: Math.max(Theme.callTarget, words.implicitHeight + Theme.pad * 2)
        activeFocusOnTab: false
        hint: [row.time, row.length, row.queue, row.category, row.went, row.desk, row.line].filter(text => text !== "").join(", ")
        objectName: "log-head-" + row.uid
        text: row.name + ", " + row.word
        Accessible.role: Accessible.ListItem
        onTapped: row.toggle()

        Rectangle {
            x: Theme.gap
            y: Theme.space
            width: Theme.edge
            height: parent.height - Theme.space * 2 - Theme.gap
            color: row.color === "" ? "transparent" : Theme.categoryColor(row.color)
            radius: width / 2
        }

        Icon {
            id: sign

            anchors.verticalCenter: words.verticalCenter
            x: Theme.wide
            color: row.ink
            glyph: row.kind === "outgoing" || row.kind === "unanswered" ? Icons.outgoing : row.kind === "missed" ? Icons.unregistered : row.kind === "handled" ? Icons.check : Icons.incoming
        }

        Column {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: Theme.pad
            anchors.right: times.left
            anchors.rightMargin: Theme.pad
            y: Theme.pad - Theme.line
            spacing: Theme.line

            Label {
                width: parent.width
                font.pixelSize: Theme.name
                strong: true
                text: row.name
            }

            Label {
                width: parent.width
                color: Theme.colors.muted
                text: [row.word, row.number === row.name ? "" : row.number, row.company === row.name ? "" : row.company, row.queue === "" ? "" : qsTr("queue %1").arg(row.queue), row.desk === "" ? "" : qsTr("at %1").arg(row.desk)].filter(text => text !== "").join(" · ")
            }

            Label {
                width: parent.width
                color: row.went === "" ? Theme.colors.muted : Theme.colors.text
                text: [row.went, row.category, row.tags.join(", "), row.line].filter(text => text !== "").join(" · ")
                visible: text !== ""
            }
        }

        Column {
            id: times

            anchors.right: parent.right
            anchors.rightMargin: Theme.wide
            anchors.top: words.top
            spacing: Theme.line

            Label {
                anchors.right: parent.right
                font.features: ({
                        "tnum": 1
                    })
                font.pixelSize: Theme.name
                text: row.time
            }

            Label {
                anchors.right: parent.right
                color: Theme.colors.muted
                font.features: ({
                        "tnum": 1
                    })
                text: row.length
            }
        }

        FocusRing {
            control: head
            visible: row.current || head.activeFocus
        }
    }

    Loader {
        id: detail

        anchors.top: head.bottom
        x: Theme.wide
        width: parent.width - Theme.wide * 2
        active: row.open

        sourceComponent: LogDetail {
            canHandle: row.canHandle
            handled: row.handled
            handledBy: row.handledBy
            name: row.name
            number: row.anonymous ? "" : row.number
            tags: row.tags
            uid: row.uid
            onContactWanted: (number, name) => row.contactWanted(number, name)
            onPersonWanted: contact => row.personWanted(contact)
        }
    }
}
