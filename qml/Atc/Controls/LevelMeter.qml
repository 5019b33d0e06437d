// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Theme

// How loud a voice is: bars that light up.
Row {
    id: meter

    required property string text
    required property real level
    property int bars: 8

    spacing: Theme.line
    Accessible.name: text
    Accessible.role: Accessible.Indicator

    Repeater {
        model: meter.bars

        Rectangle {
            required property int index
            readonly property bool lit: meter.level * meter.bars > index + 0.1

            width: Theme.gap
            height: meter.height
            color: lit ? index < meter.bars - 2 ? Theme.colors.active : Theme.colors.ringing : Theme.colors.border
            radius: width / 2
        }
    }
}
