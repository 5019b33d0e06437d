// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// A headset came during a call: shall the voice move to it? Silence means no.
Rectangle {
    id: question

    implicitHeight: visible ? body.implicitHeight + Theme.pad * 2 : 0
    border.color: Theme.colors.accent
    border.width: Theme.line
    color: Theme.colors.accentSoft
    objectName: "headset-question"
    radius: Theme.radius
    visible: Headset.asking
    Accessible.name: words.text
    Accessible.role: Accessible.AlertMessage

    Column {
        id: body

        x: Theme.pad
        y: Theme.pad
        width: parent.width - Theme.pad * 2
        spacing: Theme.space

        Row {
            width: parent.width
            spacing: Theme.space

            Icon {
                id: sign

                color: Theme.colors.accent
                glyph: Icons.headset
            }

            Label {
                id: words

                width: parent.width - sign.width - parent.spacing
                elide: Text.ElideNone
                strong: true
                text: qsTr("Use the headset for this call?")
                wrapMode: Text.Wrap
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.space

            Button {
                glyph: Icons.headset
                kind: "primary"
                objectName: "headset-yes"
                text: yesKey === "" ? qsTr("Use it") : qsTr("Use it (%1)").arg(yesKey)
                onTapped: Headset.answer(true)

                readonly property string yesKey: KeyMap.keyOf("headset")
            }

            Button {
                glyph: Icons.close
                objectName: "headset-no"
                text: qsTr("No (Esc)")
                onTapped: Headset.answer(false)
            }
        }
    }
}
