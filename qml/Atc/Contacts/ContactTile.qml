// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// A contact as a tile.
ContactSpot {
    id: tile

    Avatar {
        id: face

        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        name: tile.name
        opacity: tile.loading ? Theme.dimOpacity : 1
        photo: tile.photo
        size: Math.round(Theme.callTarget * 0.8)
    }

    Column {
        anchors.left: face.right
        anchors.leftMargin: Theme.pad
        anchors.right: parent.right
        anchors.rightMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.line

        Item {
            width: parent.width
            height: title.implicitHeight

            Label {
                id: title

                font.pixelSize: Theme.name
                strong: true
                text: tile.loading ? "…" : tile.name
                width: Math.min(implicitWidth, parent.width - marks.width - Theme.gap)
            }

            ContactMarks {
                id: marks

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                starred: tile.starred
                unsynced: tile.unsynced
                vip: tile.vip
            }
        }

        Label {
            width: parent.width
            color: Theme.colors.muted
            text: tile.detail
        }

        Row {
            width: parent.width
            spacing: Theme.space

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                color: Theme.phoneColor(tile.phone)
                glyph: Phones.glyph(tile.phone, tile.dnd)
                size: Theme.iconSmall
                visible: tile.phone !== ""
            }

            Label {
                width: parent.width - (sign.visible ? sign.width + Theme.space : 0)
                color: Theme.colors.muted
                text: tile.number + (tile.numbers > 1 ? " +" + (tile.numbers - 1) : "")
            }
        }
    }
}
