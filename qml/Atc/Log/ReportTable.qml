// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// One table of the report; bars stand beside the number that they show. It scrolls sideways where
// its columns have no room.
Flickable {
    id: table

    // A unit stays on the line of its word.
    readonly property list<string> heads: Report.headers.map(head => head.replace(/ (\S)$/, "\u00a0$1"))
    readonly property list<real> widths: heads.slice(1).map(head => widthFor(head))
    readonly property real cells: widths.reduce((sum, width) => sum + width, 0)
    readonly property real least: Math.round(120 * Theme.scale)
    readonly property real leastBar: Report.chart > 0 ? Math.round(72 * Theme.scale) : 0
    readonly property real spare: Math.max(0, width - cells - least - leastBar)
    readonly property real first: least + Math.min(spare / 3, Math.round(140 * Theme.scale))
    readonly property real bar: Report.chart > 0 ? Math.max(leastBar, Math.min(width - cells - first, Math.round(320 * Theme.scale))) : 0

    // Room for the longest word of a heading, and for the whole of it in two lines.
    function widthFor(head: string): real {
        const words = head.split(" ").map(word => metrics.advanceWidth(word));
        const half = words.length > 1 ? metrics.advanceWidth(head) * 0.6 : 0;
        return Math.ceil(Math.max(half, Math.round(48 * Theme.scale), ...words)) + Theme.pad;
    }

    // Where the column with this number (from 1) begins.
    function start(column: int): real {
        const before = widths.slice(0, column - 1).reduce((sum, width) => sum + width, first);
        return before + (Report.chart > 0 && column > Report.chart ? bar : 0);
    }

    height: content.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentWidth: Math.max(width, first + bar + cells)
    flickableDirection: Flickable.HorizontalFlick
    interactive: contentWidth > width
    Accessible.name: Report.titles[Report.table] ?? ""
    Accessible.role: Accessible.Table

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: Theme.body
        font.weight: Font.DemiBold
    }

    Column {
        id: content

        width: table.first + table.bar + table.cells

        Item {
            width: parent.width
            height: titles.height + Theme.gap

            Item {
                id: titles

                width: parent.width
                height: childrenRect.height

                Repeater {
                    model: table.heads

                    Label {
                        required property int index
                        required property string modelData

                        x: index === 0 ? 0 : table.start(index)
                        width: index === 0 ? table.first : table.widths[index - 1] ?? 0
                        height: Math.ceil(metrics.height * 2)
                        color: Theme.colors.muted
                        elide: Text.ElideNone
                        horizontalAlignment: index === 0 ? Text.AlignLeft : Text.AlignRight
                        text: modelData
                        verticalAlignment: Text.AlignBottom
                        wrapMode: Text.WordWrap
                    }
                }
            }

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
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

                width: content.width
                height: Math.round(Theme.body * 2)
                objectName: "report-row"
                Accessible.name: [name].concat(cells.map((cell, i) => Report.headers[i + 1] + " " + cell)).join(", ")
                Accessible.role: Accessible.StaticText

                Label {
                    width: table.first - Theme.space
                    height: parent.height
                    strong: line.strong
                    text: line.name
                }

                Repeater {
                    model: line.cells

                    Label {
                        required property int index
                        required property string modelData

                        x: table.start(index + 1)
                        width: table.widths[index] ?? 0
                        height: line.height
                        font.features: ({
                                "tnum": 1
                            })
                        horizontalAlignment: Text.AlignRight
                        strong: line.strong
                        text: modelData
                    }
                }

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    x: table.start(Report.chart) + (table.widths[Report.chart - 1] ?? 0) + Theme.space
                    width: Math.max(Theme.line, line.share * (table.bar - Theme.space * 2))
                    height: Math.round(parent.height * 0.55)
                    color: Theme.colors.accent
                    objectName: "report-bar"
                    radius: Theme.line
                    visible: line.share > 0
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
}
