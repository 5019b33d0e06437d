// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// What a place says while there is nothing in it, and what can be done about that.
Item {
    id: empty

    required property string glyph
    required property string title
    required property string text
    property string action
    property string actionGlyph

    signal acted

    implicitHeight: column.implicitHeight + Theme.broad * 2
    Accessible.name: title + ". " + text
    Accessible.role: Accessible.StaticText

    Column {
        id: column

        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.broad * 2, Math.round(560 * Theme.scale))
        spacing: Theme.pad

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.iconLarge * 2
            height: width
            color: Theme.colors.accentSoft
            radius: width / 2
            visible: empty.height > column.implicitHeight || visible

            Icon {
                anchors.centerIn: parent
                color: Theme.colors.accent
                glyph: empty.glyph
                size: Theme.iconLarge
            }
        }

        Label {
            width: parent.width
            elide: Text.ElideNone
            font.pixelSize: Theme.title
            horizontalAlignment: Text.AlignHCenter
            strong: true
            text: empty.title
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            color: Theme.colors.muted
            elide: Text.ElideNone
            horizontalAlignment: Text.AlignHCenter
            lineHeight: Theme.lineHeight
            text: empty.text
            wrapMode: Text.Wrap
        }

        Button {
            anchors.horizontalCenter: parent.horizontalCenter
            glyph: empty.actionGlyph
            kind: "primary"
            objectName: "empty-action"
            text: empty.action
            visible: empty.action !== ""
            onTapped: empty.acted()
        }
    }
}
