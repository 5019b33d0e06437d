// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Core
import Atc.Theme

// Time since a moment; wide enough for the longest it will soon show, so that nothing moves.
Label {
    id: label

    property real since: 0
    property string longest: "00:00"

    font.features: ({
            "tnum": 1
        })
    horizontalAlignment: Text.AlignRight
    text: since > 0 ? Format.duration(Ticker.now - since) : ""
    width: since > 0 ? Math.max(metrics.advanceWidth, implicitWidth) : 0

    TextMetrics {
        id: metrics

        font: label.font
        text: label.longest
    }
}
