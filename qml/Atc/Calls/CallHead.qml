// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The first line of a card: what state the call is in, what it is, and since when.
Item {
    id: root

    required property bool brief
    required property int callId
    required property string category
    required property string categoryIcon
    required property bool compact
    required property string edge
    required property color frame
    required property color ink
    required property int line
    required property string look
    required property bool over
    required property bool overdue
    required property bool secure
    required property real since
    required property bool tight
    required property bool waiting
    required property string word

    // As high without a category: nothing moves when it comes.
    implicitHeight: Math.max(stateRow.implicitHeight, timer.implicitHeight, chip.implicitHeight)

    Row {
        id: stateRow

        anchors.left: parent.left
        anchors.right: badges.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.brief && root.overdue ? root.frame : root.ink
            glyph: root.brief && root.overdue ? Icons.clock : CallWords.glyph(root.look)
            size: Theme.iconSmall
        }

        Label {
            id: stateWord

            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            strong: true
            text: root.word
            visible: width >= Math.min(implicitWidth, Theme.target) && !(root.compact && root.category !== "" && root.waiting)
            width: Math.min(implicitWidth, parent.width - Theme.iconSmall - Theme.space - (root.category === "" ? 0 : chip.least + Theme.space * 2))
        }

        CategoryChip {
            id: chip

            anchors.verticalCenter: parent.verticalCenter
            category: root.category
            icon: root.categoryIcon
            objectName: "call-" + root.callId + "-category"
            tint: root.edge
            most: room

            readonly property real room: stateRow.width - Theme.iconSmall - (stateWord.visible ? stateWord.width + Theme.space : 0) - Theme.space
        }
    }

    Row {
        id: badges

        anchors.right: timer.left
        anchors.rightMargin: width > 0 ? Theme.space : Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Icon {
            color: Theme.colors.muted
            glyph: Icons.lock
            size: Theme.iconSmall
            visible: root.secure && !root.over
            Accessible.ignored: !visible
            Accessible.name: qsTr("Encrypted")
            Accessible.role: Accessible.StaticText
        }

        Label {
            color: Theme.colors.muted
            text: root.line > 0 ? qsTr("Line %1").arg(root.line) : ""
            visible: text !== "" && !root.over && !root.compact && !(root.tight && root.category !== "")
        }
    }

    TimerLabel {
        id: timer

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: root.overdue ? root.frame : Theme.colors.text
        font.pixelSize: Theme.name
        longest: root.compact ? "0:00" : "00:00" // the category needs the room more
        since: root.since
        strong: true
    }
}
