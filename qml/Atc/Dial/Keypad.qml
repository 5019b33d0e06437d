// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Digits: a number to call, or keys for the active call.
Column {
    id: pad

    readonly property list<string> digits: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"]
    readonly property list<string> letters: ["", "ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ", "", "+", ""]

    property real room: 600 // the height to fit into, if the keys can be large enough

    spacing: Theme.space

    Label {
        width: parent.width
        color: Theme.colors.muted
        elide: Text.ElideNone
        text: Dialer.sendsTones ? qsTr("Keys go to %1").arg(Calls.focusName) : qsTr("Number to call")
        wrapMode: Text.Wrap
    }

    Label {
        width: parent.width
        height: Theme.callTarget
        color: Theme.colors.muted
        elide: Text.ElideLeft
        font.pixelSize: Theme.display
        horizontalAlignment: Text.AlignHCenter
        objectName: "keypad-sent"
        text: Dialer.sent === "" ? "–" : Dialer.sent
        visible: Dialer.sendsTones
    }

    Field {
        width: parent.width
        height: Theme.callTarget
        name: qsTr("Number")
        objectName: "keypad-number"
        placeholder: qsTr("Number")
        text: Dialer.text
        visible: !Dialer.sendsTones
        onAccepted: Dialer.call()
        onEdited: text => Dialer.type(text)
    }

    Grid {
        id: keys

        width: parent.width
        columnSpacing: Theme.space
        columns: 3
        rowSpacing: Theme.space

        Repeater {
            model: pad.digits

            Pressable {
                id: key

                required property int index
                required property string modelData

                width: Math.floor((keys.width - Theme.space * 2) / 3)
                height: Math.max(Theme.target, Math.min(Theme.callTarget, Math.floor((pad.room - Theme.callTarget * 3) / 4) - Theme.space))
                objectName: "key-" + modelData
                text: modelData
                onTapped: Dialer.key(key.modelData)

                Rectangle {
                    anchors.fill: parent
                    border.color: Theme.colors.border
                    border.width: Theme.hair
                    color: key.down ? Theme.colors.accentSoft : Theme.colors.surface
                    radius: Theme.radius
                }

                Row {
                    anchors.centerIn: parent
                    spacing: Theme.space

                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        font.pixelSize: Theme.title
                        strong: true
                        text: key.modelData
                    }

                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.colors.muted
                        text: pad.letters[key.index]
                        visible: text !== "" && key.width > implicitWidth + Theme.title * 2
                    }
                }

                FocusRing {
                    control: key
                }
            }
        }
    }

    Row {
        width: parent.width
        spacing: Theme.space
        visible: !Dialer.sendsTones

        Button {
            width: Math.floor((parent.width - Theme.space) * 0.6)
            height: Theme.callTarget
            enabled: Dialer.text !== "" || Dialer.last !== ""
            glyph: Dialer.text === "" && Dialer.last !== "" ? Icons.redial : Icons.answer
            kind: "good"
            objectName: "keypad-call"
            text: Dialer.text === "" && Dialer.last !== "" ? qsTr("Redial") : qsTr("Call")
            onTapped: Dialer.call()
        }

        Button {
            width: parent.width - parent.children[0].width - Theme.space
            height: Theme.callTarget
            compact: true
            enabled: Dialer.text !== ""
            glyph: Icons.erase
            objectName: "keypad-erase"
            text: qsTr("Erase")
            onTapped: Dialer.erase()
        }
    }
}
