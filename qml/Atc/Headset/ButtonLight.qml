// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// One button of the headset under test: lit while it is pressed, ticked off once it was.
Rectangle {
    id: light

    required property string button
    required property string text
    required property bool lit
    required property bool tried

    implicitHeight: Math.max(Theme.target, word.implicitHeight + Theme.pad * 2)
    border.color: lit ? Theme.colors.accent : tried ? Theme.colors.active : Theme.colors.border
    border.width: lit || tried ? Theme.line : Theme.hair
    color: lit ? Theme.colors.accent : tried ? Theme.colors.activeSoft : Theme.colors.surface
    objectName: "light-" + button
    radius: Theme.radius
    Accessible.description: tried ? qsTr("works") : qsTr("not pressed yet")
    Accessible.name: text
    Accessible.role: Accessible.StaticText

    readonly property color ink: lit ? Theme.colors.accentInk : tried ? Theme.colors.active : Theme.colors.muted

    Icon {
        id: sign

        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        color: light.ink
        glyph: light.lit ? Icons.zap : light.tried ? Icons.check : Icons.circle
        size: Theme.iconSmall
    }

    Label {
        id: word

        anchors.left: sign.right
        anchors.leftMargin: Theme.space
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        color: light.lit ? Theme.colors.accentInk : Theme.colors.text
        elide: Text.ElideNone
        strong: light.lit
        text: light.text
        wrapMode: Text.Wrap
    }
}
