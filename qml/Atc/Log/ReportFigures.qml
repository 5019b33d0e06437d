// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// What all calls of the period add up to.
Flow {
    id: figures

    readonly property list<string> words: [qsTr("Calls"), qsTr("Answered"), qsTr("Missed"), qsTr("Others"), qsTr("Outgoing"), qsTr("Mean answer time, s"), qsTr("Mean talk time, s")]

    spacing: Theme.wide

    Repeater {
        model: Report.figures

        Column {
            id: figure

            required property int index
            required property string modelData

            objectName: "report-figure-" + index
            Accessible.name: figures.words[index] + ": " + modelData
            Accessible.role: Accessible.StaticText

            Label {
                font.features: ({
                        "tnum": 1
                    })
                font.pixelSize: Theme.title
                strong: true
                text: figure.modelData
            }

            Label {
                color: Theme.colors.muted
                text: figures.words[figure.index]
            }
        }
    }
}
