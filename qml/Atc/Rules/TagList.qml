// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The tags that a call can be given during and after it.
Column {
    id: list

    spacing: Theme.pad

    function take(): void {
        Rules.addTag(field.text);
        field.text = "";
    }

    Label {
        width: parent.width
        elide: Text.ElideNone
        lineHeight: Theme.lineHeight
        text: qsTr("A tag says what came of a call. A tag that is deleted here stays on the calls that have it.")
        wrapMode: Text.Wrap
    }

    Row {
        spacing: Theme.space

        Field {
            id: field

            width: Math.min(Math.round(360 * Theme.scale), list.width - adder.width - Theme.space)
            name: qsTr("New tag")
            objectName: "tag-field"
            placeholder: qsTr("New tag")
            onAccepted: list.take()
        }

        Button {
            id: adder

            enabled: field.text.trim() !== ""
            glyph: Icons.plus
            kind: "primary"
            objectName: "tag-add"
            text: qsTr("Add")
            onTapped: list.take()
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.space

        Repeater {
            model: Rules.tags

            Button {
                required property string modelData

                glyph: Icons.close
                hint: qsTr("Deletes the tag")
                objectName: "tag-remove-" + modelData
                text: modelData
                onTapped: Rules.removeTag(modelData)
            }
        }
    }

    Toggle {
        objectName: "wrap-up"
        on: Rules.wrapUp
        text: qsTr("After each call wait for a tag")
        onTapped: Rules.setWrapUp(!Rules.wrapUp)
    }
}
