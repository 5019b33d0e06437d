// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Who is on a call, and what is known of them.
Column {
    id: root

    required property string about
    required property string also
    required property int alsoCount
    required property bool alsoShort
    required property bool brief
    required property int callId
    required property string called
    required property bool compact
    required property string name
    required property string note
    required property string number
    required property string queue
    required property string recall
    required property string rung
    required property string shownNumber
    required property string via

    spacing: Theme.line

    Item {
        width: parent.width
        height: title.implicitHeight

        Label {
            id: title

            width: Math.min(implicitWidth, parent.width - (more.visible ? more.width + Theme.space : 0))
            font.pixelSize: root.compact ? Theme.name : Theme.title
            objectName: "call-" + root.callId + "-name"
            strong: true
            text: root.name
        }

        // There is no room for the names of the others who have this number.
        Label {
            id: more

            anchors.left: title.right
            anchors.leftMargin: Theme.space
            anchors.verticalCenter: title.verticalCenter
            color: Theme.colors.muted
            objectName: "call-" + root.callId + "-also"
            strong: true
            text: "+" + root.alsoCount
            visible: root.alsoCount > 0 && root.alsoShort
            Accessible.name: qsTr("also: %1").arg(root.also)
            Accessible.role: Accessible.StaticText
        }
    }

    Label {
        width: parent.width
        color: Theme.colors.muted
        objectName: "call-" + root.callId + "-about"
        text: root.about
        visible: text !== "" && !root.brief
    }

    Label {
        width: parent.width
        color: Theme.colors.muted
        text: [!root.brief ? "" : root.about, root.queue === "" ? "" : qsTr("queue %1").arg(root.queue), root.number === root.name ? "" : root.shownNumber, root.called === "" || root.compact || Status.isOurs(root.called) ? "" : qsTr("for %1").arg(root.called)].filter(part => part !== "").join(" · ")
        visible: text !== "" && !(root.brief && (root.note + root.via + root.recall + root.rung) !== "")
    }
}
