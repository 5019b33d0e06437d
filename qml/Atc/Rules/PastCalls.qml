// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The newest past calls that a rule fits; those that an earlier rule takes are marked.
Column {
    id: past

    spacing: Theme.gap

    Repeater {
        model: Rules.pastCalls

        Item {
            id: entry

            required property string name
            required property string number
            required property string moment
            required property bool decided
            readonly property string who: [name, number === name ? "" : number].filter(part => part !== "").join(" · ")

            width: past.width
            height: Math.max(who.implicitHeight, when.implicitHeight) + Theme.gap
            Accessible.name: who.text + ", " + when.text
            Accessible.role: Accessible.ListItem

            Label {
                id: who

                anchors.left: parent.left
                anchors.right: when.left
                anchors.rightMargin: Theme.space
                color: entry.decided ? Theme.colors.text : Theme.colors.muted
                text: entry.who === "" ? qsTr("Number withheld") : entry.who
            }

            Label {
                id: when

                anchors.right: parent.right
                color: Theme.colors.muted
                text: (entry.decided ? "" : qsTr("an earlier rule decides") + " · ") + entry.moment
            }
        }
    }
}
