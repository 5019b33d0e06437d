// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The call's note: a line that becomes a field when it is tapped.
Item {
    id: line

    required property int callId
    required property string note
    required property bool held
    property bool editing: false
    property string before
    readonly property string prompt: held ? qsTr("Why on hold?") : qsTr("Add a note")

    implicitHeight: Theme.target

    Pressable {
        anchors.fill: parent
        hint: line.note
        objectName: "call-" + line.callId + "-note"
        text: qsTr("Edit the note")
        visible: !line.editing
        onTapped: {
            line.before = line.note;
            line.editing = true;
        }

        Rectangle {
            anchors.fill: parent
            color: parent.down ? Theme.colors.border : Theme.colors.sunken
            radius: Theme.radius
        }

        Icon {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.colors.muted
            glyph: Icons.note
            size: Theme.iconSmall
        }

        Label {
            anchors.left: sign.right
            anchors.leftMargin: Theme.space
            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            text: line.note
        }

        FocusRing {
            control: parent as Item
        }
    }

    Loader {
        anchors.fill: parent
        active: line.editing
        sourceComponent: editor
    }

    Component {
        id: editor

        Field {
            glyph: Icons.note
            name: line.prompt
            objectName: "call-" + line.callId + "-note-field"
            placeholder: line.prompt
            text: line.note
            // Kept as it is typed: the call may be dragged away before anybody presses Enter.
            onEdited: text => Calls.setNote(line.callId, text)
            onAccepted: line.editing = false
            Keys.onEscapePressed: {
                Calls.setNote(line.callId, line.before);
                line.editing = false;
            }
            Component.onCompleted: input.forceActiveFocus()
        }
    }
}
