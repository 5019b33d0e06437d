// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Theme

// A contact as a row of the table; in a narrow one the columns but name and number go below the
// name.
ContactSpot {
    id: line

    property list<string> columns: ["name", "number"]
    property list<real> widths: [0.5, 0.5]
    readonly property bool narrow: columns.length < 4

    framed: false

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.colors.border
    }

    Row {
        anchors.fill: parent
        anchors.leftMargin: Theme.space

        Repeater {
            model: line.columns

            Item {
                id: cell

                required property int index
                required property string modelData
                readonly property bool first: modelData === "name"

                width: line.widths[index] ?? 0
                height: line.height

                Avatar {
                    id: face

                    anchors.verticalCenter: parent.verticalCenter
                    name: line.name
                    opacity: line.loading ? Theme.dimOpacity : 1
                    photo: cell.first ? line.photo : ""
                    size: cell.first ? Math.round(Theme.callTarget * 0.66) : 0
                    visible: cell.first
                }

                Column {
                    anchors.left: face.right
                    anchors.leftMargin: cell.first ? Theme.pad : 0
                    anchors.right: marks.left
                    anchors.rightMargin: Theme.space
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        width: parent.width
                        color: cell.first ? Theme.colors.text : Theme.colors.muted
                        font.pixelSize: cell.first ? Theme.name : Theme.body
                        strong: cell.first
                        text: {
                            switch (cell.modelData) {
                            case "surname":
                                return line.surname;
                            case "company":
                                return line.company;
                            case "department":
                                return line.department;
                            case "number":
                                return line.number + (line.numbers > 1 ? " +" + (line.numbers - 1) : "");
                            default:
                                return line.loading ? "…" : line.name;
                            }
                        }
                    }

                    Label {
                        width: parent.width
                        color: Theme.colors.muted
                        text: line.columns.length > 1 ? line.detail : [line.number + (line.numbers > 1 ? " +" + (line.numbers - 1) : ""), line.detail].filter(part => part !== "").join(" · ")
                        visible: cell.first && line.narrow && text !== ""
                    }
                }

                ContactMarks {
                    id: marks

                    dnd: line.dnd
                    phone: line.phone
                    anchors.right: parent.right
                    anchors.rightMargin: width > 0 ? Theme.pad : 0
                    anchors.verticalCenter: parent.verticalCenter
                    starred: line.starred
                    unsynced: line.unsynced
                    vip: line.vip
                    visible: cell.first
                    width: cell.first ? implicitWidth : 0
                }
            }
        }
    }
}
