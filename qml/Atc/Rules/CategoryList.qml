// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// All categories; one at a time is open.
Column {
    id: list

    property string opened

    spacing: Theme.space

    Label {
        width: parent.width
        elide: Text.ElideNone
        lineHeight: Theme.lineHeight
        text: qsTr("A category gives a call its colour, sign and ring. Calls of a higher priority ring further up; VIPs come first among equals.")
        wrapMode: Text.Wrap
    }

    Button {
        glyph: Icons.plus
        kind: "primary"
        objectName: "category-add"
        text: qsTr("New category")
        onTapped: {
            Rules.addCategory();
            list.opened = "";
        }
    }

    Repeater {
        model: Rules.categories

        Rectangle {
            id: entry

            required property string categoryId
            required property string name
            required property string ownName
            required property string tint
            required property string icon
            required property string ring
            required property int priority
            required property int rules
            readonly property bool open: list.opened === categoryId

            width: list.width
            height: body.implicitHeight + Theme.space * 2
            border.color: open ? Theme.colors.accent : Theme.colors.border
            border.width: open ? Theme.line : Theme.hair
            color: Theme.colors.raised
            objectName: "category-" + categoryId
            radius: Theme.radius
            Accessible.name: name
            Accessible.role: Accessible.ListItem

            Column {
                id: body

                x: Theme.pad
                y: Theme.space
                width: parent.width - Theme.pad - Theme.space
                spacing: Theme.pad

                Item {
                    width: parent.width
                    height: Theme.target

                    CategoryChip {
                        id: chip

                        anchors.verticalCenter: parent.verticalCenter
                        category: entry.name
                        icon: entry.icon
                        tint: entry.tint
                        most: parent.width * 0.5
                    }

                    Label {
                        anchors.left: chip.right
                        anchors.leftMargin: Theme.pad
                        anchors.right: edit.left
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.colors.muted
                        text: [entry.priority === 0 ? "" : qsTr("priority %1").arg(entry.priority), entry.rules === 0 ? qsTr("no rule gives it") : ""].filter(part => part !== "").join(" · ")
                    }

                    IconButton {
                        id: edit

                        anchors.right: parent.right
                        checked: entry.open
                        glyph: Icons.edit
                        objectName: "category-" + entry.categoryId + "-edit"
                        text: qsTr("Edit %1").arg(entry.name)
                        onTapped: list.opened = entry.open ? "" : entry.categoryId
                    }
                }

                Loader {
                    width: parent.width
                    active: entry.open
                    visible: active

                    sourceComponent: CategoryEditor {
                        categoryId: entry.categoryId
                        icon: entry.icon
                        name: entry.name
                        ownName: entry.ownName
                        priority: entry.priority
                        ring: entry.ring
                        rules: entry.rules
                        tint: entry.tint
                    }
                }
            }
        }
    }
}
