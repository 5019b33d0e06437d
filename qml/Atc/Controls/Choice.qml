// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Theme

// One of several values, side by side; they go to the next row when there is no room.
Flow {
    id: choice

    required property string title
    required property list<string> values
    required property list<string> labels
    property string current

    signal chosen(string value)

    spacing: Theme.space
    Accessible.name: title
    Accessible.role: Accessible.Grouping

    Repeater {
        model: choice.values

        Chip {
            required property int index
            required property string modelData

            objectName: "choice-" + modelData
            checked: modelData === choice.current
            text: choice.labels[index] ?? modelData
            onTapped: choice.chosen(modelData)
        }
    }
}
