// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Name, colour, sign, ring and priority of a category.
Column {
    id: editor

    required property string categoryId
    required property string name
    required property string ownName
    required property string tint
    required property string icon
    required property string ring
    required property int priority
    required property int rules

    spacing: Theme.pad

    component Title: Label {
        strong: true
    }

    Title {
        text: qsTr("Name")
    }

    Field {
        width: Math.min(parent.width, Math.round(420 * Theme.scale))
        name: qsTr("Name")
        objectName: "category-name"
        placeholder: editor.name
        text: editor.ownName
        onAccepted: Rules.settle()
        onEdited: text => Rules.nameCategory(editor.categoryId, text)
    }

    Title {
        text: qsTr("Colour")
    }

    Flow {
        width: parent.width
        spacing: Theme.space

        Repeater {
            model: Rules.colors

            Pressable {
                id: swatch

                required property string modelData
                readonly property bool chosen: modelData === editor.tint

                width: Theme.target
                height: Theme.target
                objectName: "color-" + modelData
                text: RuleWords.color(modelData)
                Accessible.checkable: true
                Accessible.checked: chosen
                Accessible.role: Accessible.RadioButton
                onTapped: Rules.colorCategory(editor.categoryId, modelData)

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: Theme.gap
                    border.color: Theme.colors.text
                    border.width: swatch.chosen ? Theme.line : 0
                    color: Theme.categoryColor(swatch.modelData)
                    radius: width / 2
                }

                Icon {
                    anchors.centerIn: parent
                    color: Theme.colors.stateInk
                    glyph: Icons.check
                    visible: swatch.chosen
                }

                FocusRing {
                    control: swatch
                }
            }
        }
    }

    Title {
        text: qsTr("Sign")
    }

    Flow {
        width: parent.width
        spacing: Theme.space

        Repeater {
            model: Rules.icons

            IconButton {
                required property string modelData

                checked: modelData === editor.icon
                glyph: Categories.glyph(modelData)
                objectName: "icon-" + modelData
                text: RuleWords.icon(modelData)
                onTapped: Rules.iconCategory(editor.categoryId, modelData)
            }
        }
    }

    Title {
        text: qsTr("Ring")
    }

    Choice {
        width: parent.width
        current: editor.ring === "" ? "usual" : editor.ring
        labels: [qsTr("As usual"), qsTr("As from inside"), qsTr("As from outside"), qsTr("Urgent")]
        title: qsTr("Ring")
        values: ["usual", "internal", "external", "priority"]
        onChosen: value => Rules.toneCategory(editor.categoryId, value === "usual" ? "" : value)
    }

    Title {
        text: qsTr("Priority")
    }

    Row {
        spacing: Theme.space

        IconButton {
            glyph: Icons.minus
            objectName: "priority-less"
            text: qsTr("Lower priority")
            onTapped: Rules.rankCategory(editor.categoryId, editor.priority - 5)
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Theme.name
            horizontalAlignment: Text.AlignHCenter
            strong: true
            text: editor.priority
            width: Theme.target
        }

        IconButton {
            glyph: Icons.plus
            objectName: "priority-more"
            text: qsTr("Higher priority")
            onTapped: Rules.rankCategory(editor.categoryId, editor.priority + 5)
        }
    }

    Button {
        glyph: Icons.remove
        objectName: "category-remove"
        text: editor.rules === 0 ? qsTr("Delete the category") : qsTr("Delete the category and its rules")
        onTapped: Rules.removeCategory(editor.categoryId)
    }
}
