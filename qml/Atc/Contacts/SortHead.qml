// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Theme

// The heads of a table's columns: a tap sorts by the column, another one turns the order round.
Row {
    id: head

    required property list<string> columns
    required property list<string> words
    required property list<real> widths
    property string sort
    property bool descending: false
    property int inset: 0

    signal chosen(string column)

    height: Theme.target
    leftPadding: Theme.space

    Repeater {
        model: head.columns

        Pressable {
            id: cell

            required property int index
            required property string modelData
            readonly property bool chosen: head.sort === modelData

            width: head.widths[index] ?? 0
            height: head.height
            hint: !chosen ? "" : head.descending ? qsTr("Sorted, last first") : qsTr("Sorted, first first")
            objectName: "sort-" + modelData
            text: head.words[index] ?? modelData
            Accessible.role: Accessible.Button
            onTapped: head.chosen(modelData)

            Rectangle {
                anchors.fill: parent
                color: Theme.colors.accentSoft
                radius: Theme.radiusSmall
                visible: cell.down
            }

            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gap

                Label {
                    color: cell.chosen ? Theme.colors.accent : Theme.colors.muted
                    strong: true
                    text: cell.text
                    width: Math.min(implicitWidth, cell.width - Theme.iconSmall - Theme.space)
                }

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.colors.accent
                    glyph: head.descending ? Icons.down : Icons.up
                    size: Theme.iconSmall
                    visible: cell.chosen
                }
            }

            FocusRing {
                anchors.margins: Theme.line
                control: cell
            }
        }
    }
}
