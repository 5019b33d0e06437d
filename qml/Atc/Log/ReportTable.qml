// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// One table of the report; where it has bars, each line shows its own.
Column {
    id: table

    required property bool narrow
    readonly property int shown: narrow ? Math.min(3, Report.headers.length - 1) : Report.headers.length - 1
    readonly property int cell: Math.round((narrow ? 84 : 104) * Theme.scale)
    readonly property int first: Math.max(Math.round(120 * Theme.scale), Math.min(Math.round(320 * Theme.scale), width - shown * cell))

    Accessible.name: Report.titles[Report.table] ?? ""
    Accessible.role: Accessible.Table

    Item {
        width: parent.width
        height: heads.implicitHeight + Theme.space

        Row {
            id: heads

            Repeater {
                model: Report.headers.slice(0, table.shown + 1)

                Label {
                    required property int index
                    required property string modelData

                    width: index === 0 ? table.first : table.cell
                    color: Theme.colors.muted
                    elide: Text.ElideNone
                    horizontalAlignment: index === 0 ? Text.AlignLeft : Text.AlignRight
                    leftPadding: index === 0 ? 0 : Theme.pad
                    rightPadding: index === 0 ? Theme.space : 0
                    text: modelData
                    verticalAlignment: Text.AlignBottom
                    wrapMode: Text.Wrap
                }
            }
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: Math.min(parent.width, table.first + table.shown * table.cell)
            height: Theme.hair
            color: Theme.colors.outline
        }
    }

    Repeater {
        model: Report.rows

        Item {
            id: line

            required property string name
            required property list<string> cells
            required property real share
            required property bool strong

            width: Math.min(table.width, table.first + table.shown * table.cell)
            height: Math.round(Theme.body * 2.2)
            Accessible.name: [name].concat(cells.slice(0, table.shown).map((cell, i) => Report.headers[i + 1] + " " + cell)).join(", ")
            Accessible.role: Accessible.StaticText

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(0, line.share) * table.first
                height: parent.height - Theme.gap
                color: Theme.colors.accentSoft
                radius: Theme.radiusSmall
            }

            Label {
                x: Theme.space
                width: table.first - Theme.space * 2
                height: parent.height
                strong: line.strong
                text: line.name
            }

            Row {
                x: table.first
                height: parent.height

                Repeater {
                    model: line.cells.slice(0, table.shown)

                    Label {
                        required property string modelData

                        width: table.cell
                        height: line.height
                        font.features: ({
                                "tnum": 1
                            })
                        horizontalAlignment: Text.AlignRight
                        strong: line.strong
                        text: modelData
                    }
                }
            }

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Theme.hair
                color: Theme.colors.border
            }
        }
    }
}
