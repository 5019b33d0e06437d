// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// A bar that runs out. Without motion it stands still; the time-out itself is not the bar's affair.
Rectangle {
    id: countdown

    property int milliseconds: 0
    property bool running: false
    property color ink: Theme.colors.accent
    property real portion: 1

    implicitHeight: Theme.gap
    color: Theme.colors.sunken
    radius: height / 2
    clip: true

    Rectangle {
        width: countdown.width * countdown.portion
        height: countdown.height
        color: countdown.ink
        radius: height / 2
    }

    NumberAnimation on portion {
        duration: Math.max(1, countdown.milliseconds)
        from: 1
        running: countdown.running && Theme.motion && countdown.visible
        to: 0
    }
}
