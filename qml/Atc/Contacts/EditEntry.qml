// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// A number or an e-mail address of the editor, with its kind, and a way to take it out.
Column {
    id: entry

    required property int rowId
    required property string text
    required property string kind
    required property string flaw
    required property string name
    property bool choosing: false

    signal edited(string text)
    signal kindChosen(string kind)
    signal removed
    signal accepted

    spacing: Theme.gap
    onTextChanged: if (field.text !== text)
        field.text = text

    Row {
        width: parent.width
        spacing: Theme.gap

        Button {
            id: kindButton

            checked: entry.choosing
            glyph: ContactWords.glyph(entry.kind)
            hint: qsTr("What the number is for")
            objectName: "kind-" + entry.rowId
            text: ContactWords.kind(entry.kind)
            visible: entry.kind !== ""
            onTapped: entry.choosing = !entry.choosing
        }

        Field {
            id: field

            width: parent.width - (kindButton.visible ? kindButton.width + parent.spacing : 0) - out.width - parent.spacing
            glyph: entry.kind === "" ? Icons.mail : ""
            name: entry.name
            objectName: (entry.kind === "" ? "edit-email-" : "edit-number-") + entry.rowId
            wrong: entry.flaw !== ""
            input.Accessible.description: why.text
            input.inputMethodHints: entry.kind === "" ? Qt.ImhEmailCharactersOnly : Qt.ImhNone
            clearable: false
            onAccepted: entry.accepted()
            onEdited: text => entry.edited(text)
            Component.onCompleted: text = entry.text
        }

        IconButton {
            id: out

            glyph: Icons.minus
            objectName: "remove-" + entry.rowId
            text: qsTr("Take %1 out").arg(entry.text === "" ? entry.name : entry.text)
            onTapped: entry.removed()
        }
    }

    Choice {
        width: parent.width
        current: entry.kind
        labels: values.map(kind => ContactWords.kind(kind))
        title: qsTr("What the number is for")
        values: ContactWords.kinds
        visible: entry.choosing
        onChosen: value => {
            entry.choosing = false;
            entry.kindChosen(value);
        }
    }

    Flaw {
        id: why

        width: parent.width
        objectName: "flaw-" + entry.rowId
        text: ContactWords.flaw(entry.flaw)
    }
}
