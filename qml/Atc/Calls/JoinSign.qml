// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Drag
import Atc.Theme

// Over a card: letting go here connects the two.
Rectangle {
    id: root

    required property string name

    border.color: Theme.colors.accent
    border.width: Theme.line
    color: Theme.colors.accentSoft
    radius: Theme.radius

    Label {
        anchors.centerIn: parent
        color: Theme.colors.accent
        elide: Text.ElideNone
        font.pixelSize: Theme.name
        horizontalAlignment: Text.AlignHCenter
        strong: true
        text: qsTr("Connect %1 with %2").arg(DragSession.label).arg(root.name)
        width: parent.width - Theme.broad
        wrapMode: Text.Wrap
    }
}
