// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The rule that is open: its category and its conditions.
Column {
    id: editor

    required property string ruleId
    required property string categoryId
    required property bool on
    property bool adding: false

    spacing: Theme.pad

    Label {
        strong: true
        text: qsTr("A call is")
    }

    Flow {
        width: parent.width
        spacing: Theme.space
        Accessible.name: qsTr("A call is")
        Accessible.role: Accessible.Grouping

        Repeater {
            model: Rules.categories

            Chip {
                required property string categoryId
                required property string name
                required property string icon

                checked: categoryId === editor.categoryId
                glyph: Categories.glyph(icon)
                objectName: "rule-category-" + categoryId
                text: name
                onTapped: Rules.setRuleCategory(editor.ruleId, categoryId)
            }
        }
    }

    Label {
        strong: true
        text: conditions.count === 0 ? qsTr("always, without any condition") : conditions.count === 1 ? qsTr("if this is so") : qsTr("if all of this is so")
    }

    Repeater {
        id: conditions

        model: Rules.conditions

        ConditionEditor {
            width: editor.width
        }
    }

    Loader {
        width: parent.width
        active: editor.adding || conditions.count === 0
        visible: active

        sourceComponent: ConditionPicker {
            onPicked: test => {
                editor.adding = false;
                Rules.addCondition(test);
            }
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.space

        Button {
            checked: editor.adding
            glyph: Icons.plus
            objectName: "condition-add"
            text: qsTr("Add a condition")
            onTapped: editor.adding = !editor.adding
        }

        Toggle {
            objectName: "rule-on"
            on: editor.on
            text: qsTr("Rule is on")
            onTapped: Rules.setEnabled(editor.ruleId, !editor.on)
        }

        Button {
            glyph: Icons.remove
            objectName: "rule-remove"
            text: qsTr("Delete the rule")
            onTapped: Rules.removeRule(editor.ruleId)
        }
    }
}
