// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// Small signs beside a contact's name; the spoken name says them too.
Row {
    id: marks

    property bool vip: false
    property bool unsynced: false
    property bool starred: false

    spacing: Theme.gap

    Icon {
        color: Theme.colors.ringing
        glyph: Icons.crown
        size: Theme.iconSmall
        visible: marks.vip
    }

    Icon {
        color: Theme.colors.ringing
        glyph: Icons.cloudOff
        size: Theme.iconSmall
        visible: marks.unsynced
    }

    Label {
        color: Theme.colors.accent
        text: "\u2605"
        visible: marks.starred
    }
}
