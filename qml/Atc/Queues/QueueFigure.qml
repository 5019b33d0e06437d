// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// A number and what it counts.
Column {
    id: figure

    required property string word
    required property string value
    property color ink: Theme.colors.text

    Label {
        color: figure.ink
        font.features: ({
                "tnum": 1
            })
        font.pixelSize: Theme.name
        strong: true
        text: figure.value
    }

    Label {
        color: Theme.colors.muted
        text: figure.word
    }
}
