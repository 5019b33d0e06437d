// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// One phonebook: what it is, where it stands, what is wrong and what can be done about it.
Rectangle {
    id: card

    required property string sourceId
    required property string name
    required property string kind
    required property string kindText
    required property string phase
    required property string text
    required property string advice
    required property string facts
    required property real progress
    required property bool personal
    required property bool fixed

    readonly property bool wrong: phase === "failed"
    readonly property bool running: phase === "running" || phase === "stopping"
    readonly property bool stoppable: running || phase === "waiting"
    readonly property bool stacked: width < Math.round(620 * Theme.scale)
    readonly property color ink: wrong ? Theme.colors.danger : running ? Theme.colors.accent : phase === "done" ? Theme.colors.active : Theme.colors.muted

    implicitHeight: body.implicitHeight + Theme.wide * 2
    border.color: wrong ? Theme.colors.danger : Theme.colors.border
    border.width: Theme.hair
    color: wrong ? Theme.colors.dangerSoft : Theme.colors.raised
    objectName: "source-" + sourceId
    radius: Theme.radius
    Accessible.description: [text, advice, facts].filter(part => part !== "").join(". ")
    Accessible.name: name + ", " + kindText
    Accessible.role: wrong ? Accessible.AlertMessage : Accessible.Grouping

    Grid {
        id: body

        x: Theme.wide
        y: Theme.wide
        width: parent.width - Theme.wide * 2
        columns: card.stacked ? 1 : 2
        rowSpacing: Theme.pad
        columnSpacing: Theme.wide
        verticalItemAlignment: Grid.AlignVCenter

        Item {
            width: body.width - (card.stacked ? 0 : deeds.width + body.columnSpacing)
            height: Math.max(words.implicitHeight, sign.height)

            Icon {
                id: sign

                color: Theme.colors.muted
                glyph: card.kind === "pbx" ? Icons.extensions : card.kind === "ldap" ? Icons.directory : card.kind === "carddav" ? Icons.cloud : Icons.file
            }

            Column {
                id: words

                anchors.left: sign.right
                anchors.leftMargin: Theme.pad
                anchors.right: parent.right
                spacing: Theme.gap

                Label {
                    width: parent.width
                    font.pixelSize: Theme.name
                    strong: true
                    text: card.name
                }

                Label {
                    width: parent.width
                    color: Theme.colors.muted
                    elide: Text.ElideNone
                    text: card.personal ? qsTr("%1 · holds your own contacts").arg(card.kindText) : card.kindText
                    wrapMode: Text.Wrap
                }

                Item {
                    width: parent.width
                    height: Math.max(stateSign.height, stateText.implicitHeight)

                    Icon {
                        id: stateSign

                        y: Math.round((stateText.font.pixelSize * Theme.lineHeight - height) / 2)
                        color: card.ink
                        glyph: card.wrong ? Icons.warning : card.running ? Icons.refresh : card.phase === "done" ? Icons.check : card.phase === "waiting" ? Icons.clock : Icons.minus
                        size: Theme.iconSmall
                    }

                    Label {
                        id: stateText

                        anchors.left: stateSign.right
                        anchors.leftMargin: Theme.space
                        anchors.right: parent.right
                        color: card.ink
                        elide: Text.ElideNone
                        font.features: ({
                                "tnum": 1
                            })
                        objectName: "source-state"
                        strong: true
                        text: card.text
                        wrapMode: Text.Wrap
                    }
                }

                Label {
                    width: parent.width
                    elide: Text.ElideNone
                    lineHeight: Theme.lineHeight
                    objectName: "source-advice"
                    text: card.advice
                    visible: text !== ""
                    wrapMode: Text.Wrap
                }

                Rectangle {
                    width: parent.width
                    height: Theme.space
                    color: Theme.colors.sunken
                    objectName: "source-progress"
                    radius: height / 2
                    visible: card.running && card.progress >= 0
                    Accessible.name: qsTr("%1 percent").arg(Math.round(card.progress * 100))
                    Accessible.role: Accessible.ProgressBar

                    Rectangle {
                        width: Math.max(height, Math.round(parent.width * Math.max(0, card.progress)))
                        height: parent.height
                        color: Theme.colors.accent
                        radius: height / 2
                    }
                }

                Label {
                    width: parent.width
                    color: Theme.colors.muted
                    elide: Text.ElideNone
                    font.features: ({
                            "tnum": 1
                        })
                    text: card.facts
                    wrapMode: Text.Wrap
                }
            }
        }

        Row {
            id: deeds

            leftPadding: card.stacked ? sign.width + Theme.pad : 0
            spacing: Theme.space
            visible: !card.fixed

            Button {
                busy: card.phase === "stopping"
                glyph: card.stoppable ? Icons.close : Icons.refresh
                hint: card.name
                objectName: card.stoppable ? "source-cancel" : "source-sync"
                text: card.stoppable ? qsTr("Stop") : qsTr("Sync now")
                onTapped: card.stoppable ? Sources.cancel(card.sourceId) : Sources.sync(card.sourceId)
            }
        }
    }
}
