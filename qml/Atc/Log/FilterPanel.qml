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

    // A word and what can be chosen under it; side by side where there is room.
    component Group: Item {
        id: group

        property string title
        readonly property bool wide: width >= Math.round(560 * Theme.scale)
        readonly property real side: wide ? Math.round(112 * Theme.scale) : 0
        default property alias choices: flow.data

        implicitHeight: wide ? flow.implicitHeight : head.implicitHeight + Theme.gap + flow.implicitHeight
        width: parent?.width ?? 0

        Label {
            id: head

            y: group.wide ? Math.round((Theme.target - implicitHeight) / 2) : 0
            width: group.wide ? group.side - Theme.space : group.width
            color: Theme.colors.muted
            strong: true
            text: group.title
        }

        Flow {
            id: flow

            x: group.side
            y: group.wide ? 0 : head.implicitHeight + Theme.gap
            width: group.width - group.side
            spacing: Theme.space
        }
    }

    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: Theme.pad
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        contentHeight: groups.implicitHeight
        interactive: contentHeight > height

        Connections {
            function onActiveFocusItemChanged(): void {
                const item = flick.Window.activeFocusItem;
                for (let each = item; each !== null; each = each.parent) {
                    if (each.parent !== groups)
                        continue;
                    const y = item.mapToItem(groups, 0, 0).y;
                    const least = y + item.height + Theme.gap - flick.height;
                    flick.contentY = Math.max(0, Math.min(y - Theme.gap, Math.max(flick.contentY, least)));
                    return;
                }
            }

            target: flick.Window.window
        }

        Column {
            id: groups

            width: flick.width
            spacing: Theme.space

            Group {
                title: qsTr("Period")

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
                text: CallLog.fromWrong ? qsTr("The first day does not exist. Write it like %1.").arg(CallLog.exampleDay) : qsTr("The last day does not exist, or is before the first. Write it like %1.").arg(CallLog.exampleDay)
                visible: CallLog.fromWrong || CallLog.toWrong
                wrapMode: Text.Wrap
            }

            Group {
                title: qsTr("Category")
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

            Group {
                title: qsTr("What came of it")
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

            Group {
                title: qsTr("Queue")
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
    ScrollMark {
        list: flick
    }
}
