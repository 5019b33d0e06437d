// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// A logged call's story, its tags and note, and what can be done about it.
Column {
    id: detail

    required property string uid
    required property string name
    required property string number
    required property list<string> tags
    required property bool canHandle
    required property bool handled
    required property string handledBy
    property bool forgetting: false

    signal contactWanted(string number, string name)
    signal personWanted(int contact)

    width: parent?.width ?? 0
    spacing: Theme.pad
    bottomPadding: Theme.pad

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.colors.border
    }

    Flow {
        width: parent.width
        spacing: Theme.space
        visible: !detail.forgetting

        Button {
            glyph: Icons.answer
            kind: "good"
            objectName: "log-call"
            text: qsTr("Call")
            visible: detail.number !== ""
            onTapped: CallLog.redial(detail.uid)
        }

        Button {
            checked: detail.handled
            glyph: Icons.check
            objectName: "log-handled"
            text: detail.handled ? qsTr("Dealt with") : qsTr("Mark as dealt with")
            visible: detail.canHandle
            onTapped: CallLog.toggleHandled(detail.uid)
        }

        Button {
            glyph: Icons.addPerson
            objectName: "log-add"
            text: qsTr("Add to contacts")
            visible: detail.number !== "" && CallLog.unknown
            onTapped: detail.contactWanted(detail.number, detail.name === detail.number ? "" : detail.name)
        }

        Button {
            glyph: Icons.book
            objectName: "log-person"
            text: qsTr("Open contact")
            visible: detail.number !== "" && CallLog.person !== 0
            onTapped: detail.personWanted(CallLog.person)
        }

        Button {
            glyph: copied.running ? Icons.check : Icons.copy
            objectName: "log-copy"
            text: copied.running ? qsTr("Copied") : qsTr("Copy the number")
            visible: detail.number !== ""
            onTapped: {
                CallLog.copy(detail.uid);
                copied.restart();
            }

            Timer {
                id: copied

                interval: 2000
            }
        }

        Button {
            glyph: Icons.remove
            kind: "quiet"
            objectName: "log-forget"
            text: qsTr("Forget this caller")
            visible: detail.number !== ""
            onTapped: detail.forgetting = true
        }
    }

    Rectangle {
        width: parent.width
        height: ask.implicitHeight + Theme.pad * 2
        color: Theme.colors.dangerSoft
        radius: Theme.radiusSmall
        visible: detail.forgetting
        Accessible.name: question.text
        Accessible.role: Accessible.AlertMessage

        Column {
            id: ask

            x: Theme.pad
            y: Theme.pad
            width: parent.width - Theme.pad * 2
            spacing: Theme.pad

            Label {
                id: question

                width: parent.width
                elide: Text.ElideNone
                text: qsTr("Name, number and notes of all calls with %1 are erased for good. The calls still count in the report.").arg(detail.number)
                wrapMode: Text.Wrap
            }

            Flow {
                width: parent.width
                spacing: Theme.space

                Button {
                    kind: "danger"
                    objectName: "log-forget-yes"
                    text: qsTr("Erase")
                    onTapped: CallLog.forget(detail.uid)
                }

                Button {
                    objectName: "log-forget-no"
                    text: qsTr("Keep")
                    onTapped: detail.forgetting = false
                }
            }
        }
    }

    TagRow {
        width: parent.width
        chosen: detail.tags
        tags: CallLog.tags
        visible: tags.length > 0
        onToggled: tag => CallLog.toggleTag(detail.uid, tag)
    }

    // The field is one line; a note of several, by several people, stands above it as it is.
    Label {
        width: parent.width
        elide: Text.ElideNone
        objectName: "log-note-lines"
        text: CallLog.note
        visible: text.indexOf("\n") >= 0
        wrapMode: Text.Wrap
    }

    Row {
        width: parent.width
        spacing: Theme.space

        Field {
            id: words

            width: parent.width - keep.width - Theme.space
            clearable: false
            glyph: Icons.note
            name: qsTr("Note on this call")
            objectName: "log-note"
            placeholder: qsTr("Add a note")
            text: CallLog.note
            onAccepted: CallLog.keepNote()
            onTextChanged: if (text !== CallLog.note)
                CallLog.writeNote(text)
        }

        Button {
            id: keep

            enabled: CallLog.noteOpen
            glyph: Icons.check
            objectName: "log-note-keep"
            text: qsTr("Keep the note")
            onTapped: CallLog.keepNote()
        }
    }

    Row {
        width: parent.width
        spacing: Theme.space
        visible: CallLog.otherNote !== ""
        Accessible.name: other.text
        Accessible.role: Accessible.AlertMessage

        Icon {
            id: sign

            color: Theme.colors.accent
            glyph: Icons.info
            size: Theme.iconSmall
        }

        Label {
            id: other

            width: parent.width - sign.width - Theme.space
            elide: Text.ElideNone
            objectName: "log-note-other"
            text: qsTr("Written at another desk meanwhile, and kept beside yours:") + "\n" + CallLog.otherNote
            wrapMode: Text.Wrap
        }
    }

    Label {
        width: parent.width
        color: Theme.colors.muted
        elide: Text.ElideNone
        objectName: "log-handled-by"
        text: detail.handledBy
        visible: text !== ""
        wrapMode: Text.Wrap
    }

    Column {
        width: parent.width
        spacing: Theme.gap
        objectName: "log-story"

        Repeater {
            model: CallLog.story

            Row {
                id: step

                required property string time
                required property string text

                width: parent?.width ?? 0
                spacing: Theme.pad

                Label {
                    color: Theme.colors.muted
                    font.features: ({
                            "tnum": 1
                        })
                    text: step.time
                }

                Label {
                    elide: Text.ElideNone
                    text: step.text
                    width: Math.max(0, step.width - x)
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
