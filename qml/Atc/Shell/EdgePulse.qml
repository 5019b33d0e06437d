// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Core
import Atc.Theme

// The window's edge while somebody waits for an answer: seen from across the room.
Rectangle {
    id: edge

    border.color: Theme.colors.amber
    border.width: Theme.gap
    color: "transparent"
    visible: Calls.ringingCount > 0

    SequentialAnimation on opacity {
        loops: Animation.Infinite
        running: edge.visible && Theme.motion

        NumberAnimation {
            duration: Theme.pulse / 2
            to: 0.25
        }
        NumberAnimation {
            duration: Theme.pulse / 2
            to: 1
        }
    }
}
