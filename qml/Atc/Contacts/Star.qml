// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// Whether something is a favourite; a tap changes that.
Pressable {
    id: star

    property bool on: false
    property string what

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    text: on ? qsTr("%1 is a favourite").arg(what) : qsTr("Make %1 a favourite").arg(what)
    Accessible.checkable: true
    Accessible.checked: on
    Accessible.role: Accessible.CheckBox

    Rectangle {
        anchors.fill: parent
        color: Theme.colors.accentSoft
        radius: Theme.radius
        visible: star.down
    }

    Label {
        anchors.centerIn: parent
        color: Theme.colors.accent
        font.pixelSize: Theme.title
        text: "\u2605"
        visible: star.on
    }

    Icon {
        anchors.centerIn: parent
        color: Theme.colors.muted
        glyph: Icons.star
        visible: !star.on
    }

    FocusRing {
        control: star
    }
}
