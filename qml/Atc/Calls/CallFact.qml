// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// One thing to know about a call, with its sign; nothing without a text.
Row {
    id: fact

    property string glyph
    property string text
    property color ink: Theme.colors.muted
    property bool single: false // on one line, however long

    spacing: Theme.space
    visible: text !== ""

    Icon {
        color: fact.ink
        glyph: fact.glyph
        size: Theme.iconSmall
    }

    Label {
        color: fact.ink
        elide: fact.single ? Text.ElideRight : Text.ElideNone
        text: fact.text
        width: fact.width - Theme.iconSmall - Theme.space
        wrapMode: fact.single ? Text.NoWrap : Text.Wrap
    }
}
