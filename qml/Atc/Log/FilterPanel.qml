// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// What the log can be asked for besides words and kind: days, categories, tags, queues.
Rectangle {
    id: panel

    property real most: Number.POSITIVE_INFINITY // no higher; the rest scrolls

    signal closed

    function focusFirst(): void {
        from.input.forceActiveFocus();
    }

    implicitHeight: Math.min(most, groups.implicitHeight + Theme.pad * 2)
    border.color: Theme.colors.border
    border.width: Theme.hair
    color: Theme.colors.surface
    objectName: "log-filter-panel"
    radius: Theme.radius
    Accessible.name: qsTr("Filter")
    Accessible.role: Accessible.Grouping
    Keys.onEscapePressed: closed()

    component Heading: Label {
        color: Theme.colors.muted
        strong: true
    }

    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: Theme.pad
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        contentHeight: groups.implicitHeight
        interactive: contentHeight > height

        Column {
            id: groups

            width: flick.width
            spacing: Theme.space

            Heading {
                text: qsTr("Period")
            }

            Flow {
                width: parent.width
                spacing: Theme.space

                Repeater {
                    model: CallLog.spans

                    Chip {
                        required property string modelData

                        checked: CallLog.span === modelData
                        objectName: "log-span-" + modelData
                        text: modelData === "today" ? qsTr("Today") : modelData === "week" ? qsTr("7 days") : qsTr("30 days")
                        Accessible.role: Accessible.CheckBox
                        onTapped: CallLog.chooseSpan(modelData)
                    }
                }

                Field {
                    id: from

                    width: Math.min(parent.width, Math.round(220 * Theme.scale))
                    glyph: Icons.calendar
                    name: qsTr("From day")
                    objectName: "log-from"
                    placeholder: qsTr("From %1").arg(CallLog.exampleDay)
                    text: CallLog.fromText
                    wrong: CallLog.fromWrong
                    onTextChanged: if (text !== CallLog.fromText)
                        CallLog.setFrom(text)
                }

                Field {
                    width: from.width
                    glyph: Icons.calendar
                    name: qsTr("To day")
                    objectName: "log-to"
                    placeholder: qsTr("To %1").arg(CallLog.exampleDay)
                    text: CallLog.toText
                    wrong: CallLog.toWrong
                    onTextChanged: if (text !== CallLog.toText)
                        CallLog.setTo(text)
                }
            }

            Label {
                width: parent.width
                color: Theme.colors.danger
                elide: Text.ElideNone
                objectName: "log-days-wrong"
                text: CallLog.fromWrong ? qsTr("The first day is none. Write it like %1.").arg(CallLog.exampleDay) : qsTr("The last day is none, or before the first. Write it like %1.").arg(CallLog.exampleDay)
                visible: CallLog.fromWrong || CallLog.toWrong
                wrapMode: Text.Wrap
            }

            Heading {
                text: qsTr("Category")
                visible: categories.count > 0
            }

            Flow {
                width: parent.width
                spacing: Theme.space
                visible: categories.count > 0

                Repeater {
                    id: categories

                    model: CallLog.categories

                    Chip {
                        required property string ident
                        required property string name

                        checked: CallLog.category === ident
                        objectName: "log-category-" + ident
                        text: name
                        Accessible.role: Accessible.CheckBox
                        onTapped: CallLog.chooseCategory(ident)
                    }
                }
            }

            Heading {
                text: qsTr("What came of it")
                visible: tags.count > 0
            }

            Flow {
                width: parent.width
                spacing: Theme.space
                visible: tags.count > 0

                Repeater {
                    id: tags

                    model: CallLog.tags

                    Chip {
                        required property string modelData

                        checked: CallLog.tag === modelData
                        glyph: Icons.tag
                        objectName: "log-tag-" + modelData
                        text: modelData
                        Accessible.role: Accessible.CheckBox
                        onTapped: CallLog.chooseTag(modelData)
                    }
                }
            }

            Heading {
                text: qsTr("Queue")
                visible: queues.count > 0
            }

            Flow {
                width: parent.width
                spacing: Theme.space
                visible: queues.count > 0

                Repeater {
                    id: queues

                    model: CallLog.queues

                    Chip {
                        required property string modelData

                        checked: CallLog.queue === modelData
                        glyph: Icons.queue
                        objectName: "log-queue-" + modelData
                        text: modelData
                        Accessible.role: Accessible.CheckBox
                        onTapped: CallLog.chooseQueue(modelData)
                    }
                }
            }
        }
    }
}
