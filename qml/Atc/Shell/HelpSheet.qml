// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// All keys, and the gestures.
Sheet {
    id: help

    objectName: "help-sheet"
    title: qsTr("Keys and gestures")

    Label {
        width: parent.width
        elide: Text.ElideNone
        lineHeight: Theme.lineHeight
        text: qsTr("Drag a call onto a person to transfer it; hold it there for a moment, or drop it on the lower half, to announce it first. Drop it on a park slot to park it, on another call to connect the two. Drag a person or a parked call to the left to call or to take it back. Drag back or press Esc to cancel.")
        wrapMode: Text.Wrap
    }

    Flow {
        width: parent.width
        spacing: Theme.space

        Repeater {
            model: KeyMap.map

            Item {
                id: entry

                required property string action
                required property string keys
                required property string text

                width: help.width > 860 * Theme.scale ? Math.floor((help.width - Theme.broad * 2 - Theme.space) / 2) : help.width - Theme.broad * 2
                height: Math.max(Theme.target, words.implicitHeight)

                Rectangle {
                    id: cap

                    width: Math.round(112 * Theme.scale)
                    height: Math.round(36 * Theme.scale)
                    anchors.verticalCenter: parent.verticalCenter
                    border.color: Theme.colors.outline
                    border.width: Theme.hair
                    color: Theme.colors.sunken
                    radius: Theme.radiusSmall

                    Label {
                        anchors.centerIn: parent
                        strong: true
                        text: entry.keys
                    }
                }

                Label {
                    id: words

                    anchors.left: cap.right
                    anchors.leftMargin: Theme.pad
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideNone
                    text: entry.text
                    wrapMode: Text.Wrap
                    Accessible.ignored: false
                    Accessible.name: entry.keys + ": " + entry.text
                    Accessible.role: Accessible.StaticText
                }
            }
        }
    }
}
