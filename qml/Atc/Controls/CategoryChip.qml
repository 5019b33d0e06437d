// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// What a call is: sign, word and colour.
Rectangle {
    id: chip

    property string category
    property string icon
    property string tint
    property real most: 100000 // how wide it may be; without room for a word the sign stands alone
    readonly property real least: Theme.iconSmall + Theme.space * 2
    readonly property color ink: Theme.categoryColor(tint)

    implicitWidth: row.implicitWidth + Theme.space * 2
    implicitHeight: Math.max(Theme.iconSmall, word.implicitHeight) + Theme.gap // a hidden row has none
    border.color: ink
    border.width: Theme.hair
    color: "transparent"
    radius: height / 2
    visible: category !== ""
    Accessible.ignored: !visible
    Accessible.name: category
    Accessible.role: Accessible.StaticText

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: chip.ink
            glyph: Categories.glyph(chip.icon)
            size: Theme.iconSmall
        }

        Label {
            id: word

            anchors.verticalCenter: parent.verticalCenter
            color: chip.ink
            strong: true
            text: chip.category
            visible: chip.most - chip.least - Theme.gap >= Math.min(implicitWidth, Theme.target)
            width: Math.min(implicitWidth, Math.max(0, chip.most - chip.least - Theme.gap))
        }
    }
}
