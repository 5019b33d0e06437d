// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// What the calls of a period add up to.
Item {
    id: page

    property real lead: 0 // what the first line leaves free at its beginning
    readonly property bool narrow: width < Math.round(760 * Theme.scale)
    readonly property list<string> spanWords: [qsTr("Today"), qsTr("This week"), qsTr("This month"), qsTr("Last month"), qsTr("13 weeks"), qsTr("This year")]

    objectName: "report-page"
    Component.onCompleted: Report.refresh()

    ChipStrip {
        id: spans

        x: page.lead
        width: (page.narrow || Report.empty ? page.width : saves.x - Theme.space) - x
        current: Report.span
        labels: page.spanWords
        objectName: "report-spans"
        title: qsTr("Period")
        values: Report.spans
        onChosen: value => Report.chooseSpan(value)
    }

    Flickable {
        id: flick

        anchors.fill: parent
        anchors.topMargin: spans.height + Theme.space
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: body.implicitHeight + Theme.space
        objectName: "report-body"

        Column {
            id: body

            width: flick.width - Theme.space
            spacing: Theme.space

            Item {
                id: below

                width: parent.width
                height: saves.height
                visible: page.narrow && !Report.empty
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

            Flickable {
                width: parent.width
                height: figures.implicitHeight
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                contentWidth: figures.implicitWidth
                flickableDirection: Flickable.HorizontalFlick
                interactive: contentWidth > width

                ReportFigures {
                    id: figures
                }
            }

            ChipStrip {
                width: parent.width
                current: String(Report.table)
                labels: Report.titles
                objectName: "report-tables"
                title: qsTr("Table")
                values: Report.titles.map((title, index) => String(index))
                onChosen: value => Report.chooseTable(Number(value))
            }

            ReportTable {
                width: parent.width
                visible: !Report.empty
            }

            Label {
                width: parent.width
                color: Theme.colors.muted
                elide: Text.ElideNone
                objectName: "report-note"
                text: Report.note
                visible: !Report.empty
                wrapMode: Text.Wrap
            }

            EmptyState {
                width: parent.width
                glyph: Icons.log
                text: qsTr("Calls are counted from the day they begin to be logged here. Choose a longer period to see more.")
                title: qsTr("No calls in this period")
                visible: Report.empty
            }
        }
    }

    // At the end of the first line, or below it where that is short.
    Row {
        id: saves

        parent: page.narrow ? below : page
        x: page.narrow ? 0 : page.width - width - Theme.space
        spacing: Theme.space
        visible: !Report.empty

        Repeater {
            model: ["xlsx", "csv", "pdf"]

            Button {
                required property string modelData

                kind: "plain"
                objectName: "export-" + modelData
                text: modelData === "xlsx" ? "Excel" : modelData.toUpperCase()
                Accessible.name: modelData === "xlsx" ? qsTr("Save as Excel") : modelData === "csv" ? qsTr("Save as CSV") : qsTr("Save as PDF")
                glyph: Icons.download
                onTapped: {
                    flick.contentY = 0;
                    Report.export(modelData);
                }
            }
        }
    }

    ScrollMark {
        list: flick
    }
}
