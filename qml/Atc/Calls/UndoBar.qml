// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Transfers under way, with Undo while it is offered, and what came of them.
Column {
    id: bar

    spacing: Theme.space

    Repeater {
        model: Transfers.recent

        Rectangle {
            id: row

            required property int transferId
            required property string caller
            required property string target
            required property string text
            required property string tone
            required property bool final
            required property real undoUntil
            readonly property bool undoable: undoUntil > Ticker.now

            width: bar.width
            height: Math.max(Theme.target + Theme.space, words.implicitHeight + Theme.pad * 2)
            border.color: Theme.toneColor(tone)
            border.width: Theme.hair
            color: Theme.toneSoft(tone)
            objectName: "transfer-" + transferId
            radius: Theme.radius
            Accessible.name: summary.text + ". " + outcome.text
            Accessible.role: Accessible.AlertMessage

            Icon {
                id: sign

                x: Theme.pad
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.toneColor(row.tone)
                glyph: row.final ? Theme.toneIcon(row.tone) : Icons.transfer
            }

            Column {
                id: words

                anchors.left: sign.right
                anchors.leftMargin: Theme.pad
                anchors.right: act.left
                anchors.rightMargin: Theme.space
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    id: summary

                    width: parent.width
                    strong: true
                    text: row.caller + " → " + row.target
                }

                Label {
                    id: outcome

                    width: parent.width
                    elide: Text.ElideNone
                    text: row.text !== "" ? row.text : qsTr("Transferring…")
                    wrapMode: Text.Wrap
                }
            }

            Button {
                id: act

                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                compact: !row.undoable
                glyph: row.undoable ? Icons.cancel : Icons.close
                kind: row.undoable ? "primary" : "quiet"
                objectName: row.undoable ? "undo-" + row.transferId : "forget-" + row.transferId
                text: row.undoable ? qsTr("Undo") : qsTr("Close")
                visible: row.undoable || row.final
                width: visible ? implicitWidth : 0
                onTapped: row.undoable ? Transfers.undo(row.transferId) : Transfers.forget(row.transferId)
            }

            Countdown {
                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.margins: Theme.line
                anchors.right: parent.right
                ink: Theme.toneColor(row.tone)
                milliseconds: Math.round((row.undoUntil - Ticker.now) * 1000)
                running: true
                visible: row.undoable
            }
        }
    }
}
