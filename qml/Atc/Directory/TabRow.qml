// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// Where to look: people, contacts, log…
Flickable {
    id: tabs

    property string current: "extensions"
    readonly property list<string> names: ["favourites", "extensions", "contacts", "log", "chat", "queues", "voicemail"]
    readonly property list<string> words: [qsTr("Favourites"), qsTr("Extensions"), qsTr("Contacts"), qsTr("Log"), qsTr("Chat"), qsTr("Queues"), qsTr("Voicemail")]
    readonly property list<string> glyphs: [Icons.star, Icons.extensions, Icons.directory, Icons.log, Icons.chat, Icons.queue, Icons.voicemail]

    property bool writing: false // a contact is being written
    property bool low: false // little height: words only
    property int missed: 0 // calls that nobody has dealt with
    property int queued: 0 // callers who wait in our queues
    readonly property real natural: {
        let sum = 0;
        for (let i = 0; i < repeater.count; ++i)
            sum += (repeater.itemAt(i) as Tab)?.natural ?? 0;
        return sum;
    }
    readonly property real extra: Math.max(0, Math.min(Math.round(48 * Theme.scale), (width - natural) / names.length))

    signal chosen(string name)

    component Tab: Pressable {
        property real natural: 0
    }

    implicitHeight: low ? Theme.target : Theme.callTarget
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentWidth: Math.max(width, row.implicitWidth)
    flickableDirection: Flickable.HorizontalFlick
    Accessible.name: qsTr("Pages")
    Accessible.role: Accessible.PageTabList

    Rectangle {
        y: tabs.height - height
        width: tabs.contentWidth
        height: Theme.hair
        color: Theme.colors.border
    }

    Row {
        id: row

        height: tabs.height

        Repeater {
            id: repeater

            model: tabs.names

            Tab {
                id: tab

                required property int index
                required property string modelData
                readonly property bool current: tabs.current === modelData
                readonly property color ink: current ? Theme.colors.accent : Theme.colors.muted

                natural: Math.max(Theme.target, word.implicitWidth + Theme.space)
                width: Math.floor(natural + tabs.extra)
                height: tabs.height
                objectName: "tab-" + modelData
                text: tabs.words[index]
                Accessible.role: Accessible.PageTab
                Accessible.description: modelData === "contacts" && tabs.writing ? qsTr("A contact is being written") : badge.visible ? qsTr("Missed: %1").arg(tabs.missed) : queued.visible ? qsTr("Waiting: %1").arg(tabs.queued) : ""
                Accessible.selected: current
                onTapped: tabs.chosen(modelData)

                Rectangle {
                    anchors.fill: parent
                    anchors.bottomMargin: Theme.hair
                    color: Theme.colors.accentSoft
                    radius: Theme.radiusSmall
                    visible: tab.down
                }

                // A person dropped on the favourites' tab gets a star.
                Loader {
                    active: tab.modelData === "favourites"
                    anchors.fill: parent

                    sourceComponent: Item {
                        Rectangle {
                            anchors.fill: parent
                            anchors.bottomMargin: Theme.hair
                            border.color: Theme.colors.accent
                            border.width: Theme.line
                            color: spot.hovered ? Theme.colors.accentSoft : "transparent"
                            radius: Theme.radiusSmall
                            visible: spot.open
                        }

                        DropTarget {
                            id: spot

                            anchors.fill: parent
                            accepts: DragSession.kind === "extension" && DragSession.favourite !== "" && !Favourites.has(DragSession.favourite)
                            name: tab.text
                            onDropped: Favourites.toggle(DragSession.favourite, DragSession.label)
                        }
                    }
                }

                Column {
                    anchors.centerIn: parent
                    spacing: Theme.line

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        color: tab.ink
                        glyph: tabs.glyphs[tab.index]
                        visible: !tabs.low
                    }

                    Label {
                        id: word

                        color: tab.ink
                        strong: true
                        text: tab.text
                    }
                }

                Rectangle {
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space
                    y: Theme.space
                    width: Theme.pad
                    height: width
                    color: Theme.colors.ringing
                    radius: width / 2
                    visible: tab.modelData === "contacts" && tabs.writing
                }

                Rectangle {
                    id: queued

                    anchors.right: parent.right
                    y: Theme.gap
                    width: Math.max(height, waiting.implicitWidth + Theme.space)
                    height: waiting.implicitHeight
                    color: Theme.colors.ringing
                    radius: height / 2
                    visible: tab.modelData === "queues" && tabs.queued > 0

                    Label {
                        id: waiting

                        anchors.centerIn: parent
                        color: Theme.colors.stateInk
                        font.features: ({
                                "tnum": 1
                            })
                        objectName: "queued-count"
                        strong: true
                        text: tabs.queued > 99 ? "99+" : String(tabs.queued)
                    }
                }

                Rectangle {
                    id: badge

                    anchors.right: parent.right
                    y: Theme.gap
                    width: Math.max(height, count.implicitWidth + Theme.space)
                    height: count.implicitHeight
                    color: Theme.colors.danger
                    radius: height / 2
                    visible: tab.modelData === "log" && tabs.missed > 0

                    Label {
                        id: count

                        anchors.centerIn: parent
                        color: Theme.colors.dangerInk
                        font.features: ({
                                "tnum": 1
                            })
                        strong: true
                        text: tabs.missed > 99 ? "99+" : String(tabs.missed)
                    }
                }

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Theme.line + Theme.hair
                    color: Theme.colors.accent
                    visible: tab.current
                }

                FocusRing {
                    anchors.margins: Theme.line
                    control: tab
                }
            }
        }
    }
}
