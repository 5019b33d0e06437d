// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The name of a group of favourites being written; empty `old`: a new one.
Row {
    id: edit

    property string old
    property bool refused: false

    signal done

    function keep(): void {
        const name = field.text.trim();
        refused = old === "" ? !Favourites.addGroup(name) : name !== old && !Favourites.renameGroup(old, name);
        if (!refused)
            done();
    }

    spacing: Theme.space
    Keys.onEscapePressed: edit.done()
    Component.onCompleted: {
        field.text = old;
        field.forceActiveFocus();
        field.input.selectAll();
    }

    Field {
        id: field

        width: Math.min(Math.round(320 * Theme.scale), edit.width - keep.width - leave.width - edit.spacing * 2)
        name: edit.old === "" ? qsTr("Name of the new group") : qsTr("Name of the group")
        objectName: "group-name"
        placeholder: qsTr("Name of the group")
        wrong: edit.refused
        onAccepted: edit.keep()
        onEdited: edit.refused = false
    }

    Button {
        id: keep

        glyph: Icons.check
        kind: "primary"
        objectName: "group-keep"
        text: edit.refused ? qsTr("Name is taken") : qsTr("Save")
        onTapped: edit.keep()
    }

    Button {
        id: leave

        objectName: "group-cancel"
        text: qsTr("Cancel")
        onTapped: edit.done()
    }
}
