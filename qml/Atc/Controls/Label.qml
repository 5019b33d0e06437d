// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// Plain text only: names and notes come from outside and are never read as markup.
Text {
    property bool strong: false

    color: Theme.colors.text
    elide: Text.ElideRight
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: strong ? Font.DemiBold : Font.Normal
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    Accessible.ignored: true
}
