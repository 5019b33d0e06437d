// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// What calls are: categories, the rules that give them, and the tags for what came of a call.
Sheet {
    id: sheet

    property string part: "rules"

    objectName: "rules-sheet"
    title: qsTr("Categories and rules")
    Component.onCompleted: Rules.show()
    Component.onDestruction: Rules.hide()

    Item {
        width: parent.width
        height: Math.max(parts.implicitHeight, back.height)

        Choice {
            id: parts

            width: parent.width - back.width - Theme.space
            current: sheet.part
            labels: [qsTr("Rules"), qsTr("Categories"), qsTr("Tags"), qsTr("Try a number")]
            title: qsTr("Categories and rules")
            values: ["rules", "categories", "tags", "number"]
            onChosen: value => sheet.part = value
        }

        Button {
            id: back

            anchors.right: parent.right
            enabled: Rules.canUndo
            glyph: Icons.cancel
            objectName: "rules-undo"
            text: qsTr("Undo")
            onTapped: Rules.undo()
        }
    }

    Loader {
        width: parent.width
        sourceComponent: {
            switch (sheet.part) {
            case "categories":
                return categories;
            case "tags":
                return tags;
            case "number":
                return number;
            default:
                return rules;
            }
        }
    }

    Component {
        id: rules

        RuleList {}
    }

    Component {
        id: categories

        CategoryList {}
    }

    Component {
        id: tags

        TagList {}
    }

    Component {
        id: number

        NumberTrial {}
    }
}
