// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// The ringing pulse: a frame that fades in and out, nothing else is painted anew.
Rectangle {
    id: root

    required property color rim
    required property bool on

    border.color: root.rim
    border.width: Theme.gap
    color: "transparent"
    opacity: 0
    radius: Theme.radius
    visible: root.on

    SequentialAnimation on opacity {
        loops: Animation.Infinite
        running: root.on && Theme.motion

        NumberAnimation {
            duration: Theme.pulse / 2
            to: 1
        }
        NumberAnimation {
            duration: Theme.pulse / 2
            to: 0
        }
    }
}
