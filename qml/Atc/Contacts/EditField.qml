// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// A named field of the editor; when it is wrong it says why.
Column {
    id: edit

    required property string key
    required property string title
    property string value
    property string flaw
    property bool needed: false
    property alias field: field

    signal edited(string text)
    signal accepted

    spacing: Theme.gap
    onValueChanged: if (field.text !== value)
        field.text = value

    Label {
        width: parent.width
        color: edit.flaw !== "" ? Theme.colors.danger : Theme.colors.muted
        text: edit.needed ? qsTr("%1 (needed)").arg(edit.title) : edit.title
    }

    Field {
        id: field

        width: parent.width
        name: edit.title
        objectName: "edit-" + edit.key
        wrong: edit.flaw !== ""
        input.Accessible.description: why.text
        onAccepted: edit.accepted()
        onEdited: text => edit.edited(text)
        Component.onCompleted: text = edit.value
    }

    Flaw {
        id: why

        width: parent.width
        objectName: "flaw-" + edit.key
        text: ContactWords.flaw(edit.flaw)
    }
}
