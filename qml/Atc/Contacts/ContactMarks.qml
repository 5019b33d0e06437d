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
    property string phone // the state of its phone in the house
    property bool dnd: false

    spacing: Theme.gap

    Icon {
        color: Theme.phoneColor(marks.phone)
        glyph: Phones.glyph(marks.phone, marks.dnd)
        size: Theme.iconSmall
        visible: marks.phone !== ""
    }

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
