// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// What a condition can look at.
Flow {
    id: picker

    signal picked(string test)

    spacing: Theme.space
    Accessible.name: qsTr("What to look at")
    Accessible.role: Accessible.Grouping

    Repeater {
        model: Rules.tests

        Button {
            required property string modelData

            objectName: "test-" + modelData
            text: Rules.testName(modelData, false)
            onTapped: picker.picked(modelData)
        }
    }
}
