// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Theme

// What came of a call, as tags to tap.
Flow {
    id: row

    required property list<string> tags
    required property list<string> chosen

    signal toggled(string tag)

    spacing: Theme.space
    Accessible.name: qsTr("What came of it")
    Accessible.role: Accessible.Grouping

    Repeater {
        model: row.tags

        Chip {
            required property string modelData

            checked: row.chosen.indexOf(modelData) >= 0
            objectName: "tag-" + modelData
            text: modelData
            Accessible.role: Accessible.CheckBox
            onTapped: row.toggled(modelData)
        }
    }
}
