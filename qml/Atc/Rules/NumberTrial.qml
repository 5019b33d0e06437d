// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Contacts
import Atc.Controls
import Atc.Core
import Atc.Theme

// What would become of a call from this number now.
Column {
    id: trial

    readonly property var found: Rules.tried

    spacing: Theme.pad
    Component.onDestruction: Rules.tryNumber("")

    Label {
        width: parent.width
        elide: Text.ElideNone
        lineHeight: Theme.lineHeight
        text: qsTr("Type a number to see who it is, and what the rules would make of a call from it now.")
        wrapMode: Text.Wrap
    }

    Field {
        id: field

        width: Math.min(parent.width, Math.round(420 * Theme.scale))
        wrong: text !== "" && !Rules.triedValid
        name: qsTr("Number")
        objectName: "trial-number"
        placeholder: "0461 123456"
        onEdited: text => Rules.tryNumber(text)
    }

    Flaw {
        width: parent.width
        text: field.wrong ? qsTr("Not a phone number") : ""
    }

    Column {
        width: parent.width
        spacing: Theme.space
        visible: field.text !== "" && Rules.triedValid

        Label {
            width: parent.width
            font.pixelSize: Theme.title
            objectName: "trial-who"
            strong: true
            text: (trial.found.who || qsTr("Nobody known")) + (trial.found.about ? " · " + trial.found.about : "")
        }

        Label {
            color: Theme.colors.muted
            text: trial.found.number
        }

        CategoryChip {
            category: trial.found.category
            most: trial.width
            icon: trial.found.icon
            objectName: "trial-category"
            tint: trial.found.color
        }

        Label {
            width: parent.width
            elide: Text.ElideNone
            objectName: "trial-rule"
            text: trial.found.rule === 0 ? qsTr("No rule fits: the call has no category.") : qsTr("Rule %1 decides: %2").arg(trial.found.rule).arg(trial.found.because)
            wrapMode: Text.Wrap
        }
    }
}
