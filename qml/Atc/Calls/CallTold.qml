// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// What there is to say about a call.
Rectangle {
    id: root

    required property int callId
    required property string notice
    required property string tone

    implicitHeight: told.implicitHeight + Theme.space * 2
    color: Theme.toneSoft(root.tone)
    radius: Theme.radiusSmall
    Accessible.name: root.notice
    Accessible.role: Accessible.AlertMessage

    Icon {
        x: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.toneColor(root.tone)
        glyph: Theme.toneIcon(root.tone)
        size: Theme.iconSmall
    }

    Label {
        id: told

        x: Theme.iconSmall + Theme.space * 2
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideNone
        objectName: "call-" + root.callId + "-notice"
        text: root.notice
        width: parent.width - x - Theme.space
        wrapMode: Text.Wrap
    }
}
