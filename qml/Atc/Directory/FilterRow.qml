// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Groups as chips, and whether the free ones come first. Scrolls sideways when they are many.
Flickable {
    id: row

    implicitHeight: Theme.target
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentWidth: chips.implicitWidth
    flickableDirection: Flickable.HorizontalFlick

    Row {
        id: chips

        spacing: Theme.space

        Chip {
            checked: Extensions.freeFirst
            glyph: Icons.idle
            objectName: "filter-free"
            text: qsTr("Free first")
            Accessible.role: Accessible.CheckBox
            onTapped: Extensions.toggleFreeFirst()
        }

        Chip {
            readonly property bool table: Settings.extensionsLayout === "table"

            glyph: table ? Icons.extensions : Icons.table
            objectName: "extensions-layout"
            text: table ? qsTr("Tiles") : qsTr("Table")
            Accessible.checkable: false
            Accessible.role: Accessible.Button
            onTapped: Settings.chooseExtensionsLayout(table ? "tiles" : "table")
        }

        Repeater {
            model: Extensions.groups

            Chip {
                required property string modelData

                checked: Extensions.group === modelData
                objectName: "group-" + modelData
                text: modelData
                onTapped: Extensions.chooseGroup(modelData)
            }
        }
    }
}
