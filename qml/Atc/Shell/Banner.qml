// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// A strip that says what is wrong, with what can be done about it.
Rectangle {
    id: banner

    property string tone: "bad"
    property string title
    property string text
    property string action
    property string actionGlyph
    property bool closable: false

    signal acted
    signal closed

    implicitHeight: Math.max(Theme.callTarget, words.implicitHeight + Theme.pad * 2)
    border.color: Theme.toneColor(tone)
    border.width: Theme.hair
    color: Theme.toneSoft(tone)
    radius: Theme.radius
    Accessible.name: title + ". " + text
    Accessible.role: Accessible.AlertMessage

    Icon {
        id: sign

        x: Theme.wide
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.toneColor(banner.tone)
        glyph: Theme.toneIcon(banner.tone)
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.pad
        anchors.right: buttons.left
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.line

        Label {
            width: parent.width
            elide: Text.ElideNone
            font.pixelSize: Theme.name
            strong: true
            text: banner.title
            visible: text !== ""
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            elide: Text.ElideNone
            text: banner.text
            visible: text !== ""
            wrapMode: Text.Wrap
        }
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Button {
            glyph: banner.actionGlyph
            kind: "primary"
            objectName: banner.objectName + "-action"
            text: banner.action
            visible: banner.action !== ""
            onTapped: banner.acted()
        }

        IconButton {
            glyph: Icons.close
            objectName: banner.objectName + "-close"
            text: qsTr("Close")
            visible: banner.closable
            onTapped: banner.closed()
        }
    }
}
