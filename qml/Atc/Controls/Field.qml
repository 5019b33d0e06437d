// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Core
import Atc.Theme

// A line of text. Enter always means `accepted`, whatever the field is for.
FocusScope {
    id: field

    property alias text: input.text
    property alias input: input
    property string name
    property string placeholder
    property string glyph
    property bool secret: false
    property bool clearable: true
    property bool wrong: false
    property bool editing: false // whether keys that could mean something else belong to the text

    signal accepted
    signal edited(string text)
    signal stepped(int direction)

    function clear(): void {
        input.clear();
        edited("");
    }

    implicitWidth: Math.round(260 * Theme.scale)
    implicitHeight: Theme.target

    Rectangle {
        anchors.fill: parent
        border.color: field.wrong ? Theme.colors.danger : input.activeFocus ? Theme.colors.accent : Theme.colors.outline
        border.width: input.activeFocus || field.wrong ? Theme.line : Theme.hair
        color: Theme.colors.surface
        radius: Theme.radius
    }

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors.muted
        glyph: field.glyph
        visible: field.glyph !== ""
    }

    TextInput {
        id: input

        anchors.left: sign.visible ? sign.right : parent.left
        anchors.leftMargin: sign.visible ? Theme.space : Theme.pad
        anchors.right: wipe.visible ? wipe.left : parent.right
        anchors.rightMargin: wipe.visible ? 0 : Theme.pad
        height: parent.height
        activeFocusOnTab: true
        clip: true
        color: Theme.colors.text
        echoMode: field.secret ? TextInput.Password : TextInput.Normal
        focus: true
        font.family: Theme.family
        font.pixelSize: Theme.name
        selectByMouse: true
        selectedTextColor: Theme.colors.accentInk
        selectionColor: Theme.colors.accent
        verticalAlignment: TextInput.AlignVCenter
        Accessible.name: field.name
        Accessible.role: Accessible.EditableText
        // End and Del mean the call, unless there is a text and it is being edited.
        Keys.onPressed: event => {
            if ((input.text === "" || !field.editing) && (event.key === Qt.Key_End || event.key === Qt.Key_Delete) && event.modifiers === Qt.NoModifier)
                event.accepted = KeyMap.press(event.key);
        }
        Keys.onUpPressed: field.stepped(-1)
        Keys.onDownPressed: field.stepped(1)
        onAccepted: field.accepted()
        onActiveFocusChanged: {
            field.editing = activeFocus;
            if (activeFocus)
                Typing.field = input;
        }
        onCursorPositionChanged: field.editing = activeFocus
        onTextEdited: field.edited(text)
        Component.onDestruction: if (Typing.field === input)
            Typing.field = null

        Label {
            anchors.fill: parent
            color: Theme.colors.muted
            font.pixelSize: Theme.name
            text: field.placeholder
            visible: input.text === ""
        }
    }

    IconButton {
        id: wipe

        anchors.right: parent.right
        glyph: Icons.erase
        height: parent.height
        width: height
        text: qsTr("Clear %1").arg(field.name)
        visible: field.clearable && input.text !== ""
        onTapped: field.clear()
    }
}
