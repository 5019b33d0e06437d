// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// A glyph of the icon font. The word beside it says the same: a screen reader skips it.
Text {
    property string glyph
    property int size: Theme.icon

    width: size
    height: size
    color: Theme.colors.text
    font.family: Theme.iconFamily
    font.pixelSize: size
    horizontalAlignment: Text.AlignHCenter
    text: glyph
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    Accessible.ignored: true
}
