// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// What the calls of a period add up to.
Item {
    id: page

    readonly property bool narrow: width < Math.round(760 * Theme.scale)
    readonly property list<string> spanWords: [qsTr("Today"), qsTr("This week"), qsTr("This month"), qsTr("Last month"), qsTr("13 weeks"), qsTr("This year")]
    readonly property list<string> figureWords: [qsTr("Calls"), qsTr("Answered"), qsTr("Missed"), qsTr("Mean answer time, s"), qsTr("Mean talk time, s")]

    objectName: "report-page"
    Component.onCompleted: Report.refresh()

    Flickable {
        id: flick

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: body.implicitHeight + Theme.broad

        Column {
            id: body

            width: flick.width - Theme.space
            spacing: Theme.wide

            Choice {
                width: parent.width
                current: Report.span
                labels: page.spanWords
                title: qsTr("Period")
                values: Report.spans
                onChosen: value => Report.chooseSpan(value)
            }

            Flow {
                width: parent.width
                spacing: Theme.space

                Repeater {
                    model: Report.figures

                    Rectangle {
                        id: figure

                        required property int index
                        required property string modelData

                        width: Math.max(Math.round(140 * Theme.scale), word.implicitWidth + Theme.wide * 2)
                        height: big.implicitHeight + word.implicitHeight + Theme.pad * 2
                        border.color: Theme.colors.border
                        border.width: Theme.hair
                        color: Theme.colors.surface
                        radius: Theme.radius
                        Accessible.name: page.figureWords[index] + ": " + modelData
                        Accessible.role: Accessible.StaticText

                        Label {
                            id: big

                            x: Theme.wide
                            y: Theme.pad
                            font.features: ({
                                    "tnum": 1
                                })
                            font.pixelSize: Theme.display
                            strong: true
                            text: figure.modelData
                        }

                        Label {
                            id: word

                            anchors.top: big.bottom
                            x: Theme.wide
                            color: Theme.colors.muted
                            text: page.figureWords[figure.index]
                        }
                    }
                }
            }

            Choice {
                width: parent.width
                current: String(Report.table)
                labels: Report.titles
                title: qsTr("Table")
                values: Report.titles.map((title, index) => String(index))
                onChosen: value => Report.chooseTable(Number(value))
            }

            ReportTable {
                width: parent.width
                narrow: page.narrow
                visible: !Report.empty
            }

            EmptyState {
                width: parent.width
                glyph: Icons.log
                text: qsTr("Calls are counted from the day they begin to be logged here. Choose a longer period to see more.")
                title: qsTr("No calls in this period")
                visible: Report.empty
            }

            Flow {
                width: parent.width
                spacing: Theme.space
                visible: !Report.empty

                Repeater {
                    model: ["xlsx", "csv", "pdf"]

                    Button {
                        required property string modelData

                        glyph: Icons.download
                        objectName: "export-" + modelData
                        text: modelData === "xlsx" ? qsTr("Save as Excel") : modelData === "csv" ? qsTr("Save as CSV") : qsTr("Save as PDF")
                        onTapped: Report.export(modelData)
                    }
                }
            }

            Row {
                width: parent.width
                spacing: Theme.space
                visible: Report.exported !== ""

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.colors.active
                    glyph: Icons.check
                    size: Theme.iconSmall
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideMiddle
                    objectName: "exported"
                    text: qsTr("Saved: %1").arg(Report.exported)
                    width: Math.min(implicitWidth, parent.width - show.width - Theme.iconSmall - Theme.space * 2)
                }

                Button {
                    id: show

                    objectName: "open-export"
                    text: qsTr("Open")
                    onTapped: Report.openFile()
                }
            }
        }
    }

    ScrollMark {
        list: flick
    }
}
