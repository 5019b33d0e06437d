// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Theme

// Where to look: people, contacts, log…
Flickable {
    id: tabs

    property string current: "extensions"
    readonly property list<string> names: ["favourites", "extensions", "contacts", "log", "chat", "queues", "voicemail"]
    readonly property list<string> words: [qsTr("Favourites"), qsTr("Extensions"), qsTr("Contacts"), qsTr("Log"), qsTr("Chat"), qsTr("Queues"), qsTr("Voicemail")]
    readonly property list<string> glyphs: [Icons.star, Icons.extensions, Icons.directory, Icons.log, Icons.chat, Icons.queue, Icons.voicemail]

    signal chosen(string name)

    implicitHeight: Theme.callTarget
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
            model: tabs.names

            Pressable {
                id: tab

                required property int index
                required property string modelData
                readonly property bool current: tabs.current === modelData
                readonly property color ink: current ? Theme.colors.accent : Theme.colors.muted

                width: Math.max(Theme.target, word.implicitWidth + Theme.wide, Math.min(Math.round(140 * Theme.scale), Math.floor(tabs.width / tabs.names.length)))
                height: tabs.height
                objectName: "tab-" + modelData
                text: tabs.words[index]
                Accessible.role: Accessible.PageTab
                Accessible.selected: current
                onTapped: tabs.chosen(modelData)

                Rectangle {
                    anchors.fill: parent
                    anchors.bottomMargin: Theme.hair
                    color: Theme.colors.accentSoft
                    radius: Theme.radiusSmall
                    visible: tab.down
                }

                Column {
                    anchors.centerIn: parent
                    spacing: Theme.line

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        color: tab.ink
                        glyph: tabs.glyphs[tab.index]
                    }

                    Label {
                        id: word

                        color: tab.ink
                        strong: true
                        text: tab.text
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
