// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// Why something is wrong, with a sign: colour is never the only one.
Row {
    id: flaw

    property string text

    spacing: Theme.space
    visible: text !== ""
    Accessible.ignored: !visible
    Accessible.name: text
    Accessible.role: Accessible.AlertMessage

    Icon {
        color: Theme.colors.danger
        glyph: Icons.warning
        size: Theme.iconSmall
    }

    Label {
        color: Theme.colors.danger
        elide: Text.ElideNone
        text: flaw.text
        width: parent.width - Theme.iconSmall - Theme.space
        wrapMode: Text.Wrap
    }
}
