// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The three people whom this caller most likely wants: one tap hands the call over.
Column {
    id: row

    required property int callId
    required property var helpers
    property bool flat: false // side by side, with little room
    readonly property int count: Math.min(helpers.length, 3)
    readonly property bool beside: flat && count > 2 // three in a row: the reason in short
    property bool keyed: false // whether the keys mean this call

    spacing: Theme.gap
    Accessible.name: qsTr("Suggested targets")
    Accessible.role: Accessible.Grouping

    Label {
        color: Theme.colors.muted
        text: qsTr("Hand over to")
        visible: !row.flat
    }

    Grid {
        width: row.width
        columns: row.beside ? 3 : 1
        columnSpacing: Theme.space
        rowSpacing: Theme.space

        Repeater {
            model: 3

            Pressable {
                id: helper

                required property int index
                readonly property var who: row.helpers[index] ?? null
                readonly property string phone: who?.phone ?? "unknown"
                readonly property bool dnd: who?.dnd ?? false
                readonly property string why: who?.why ?? ""
                readonly property int air: row.beside ? Theme.gap : Theme.space
                readonly property bool free: phone === "idle" && !dnd
                readonly property color ink: dnd && free ? Theme.colors.recalled : Theme.phoneColor(phone)

                width: row.beside ? Math.floor((row.width - Theme.space * 2) / 3) : row.width
                height: Math.max(Theme.target, words.implicitHeight + Theme.space)
                hint: why
                objectName: "call-" + row.callId + "-suggestion-" + (index + 1)
                text: who === null ? "" : qsTr("Hand over to %1, %2").arg(who.name).arg(Phones.word(phone, dnd))
                visible: who !== null
                onTapped: Suggestions.take(row.callId, index)

                Rectangle {
                    anchors.fill: parent
                    border.color: Theme.colors.outline
                    border.width: Theme.hair
                    color: helper.down ? Theme.colors.accentSoft : Theme.colors.surface
                    radius: Theme.radius
                }

                Icon {
                    id: lamp

                    x: helper.air
                    y: row.beside ? words.y + (title.height - height) / 2 : (parent.height - height) / 2
                    color: helper.ink
                    glyph: Phones.glyph(helper.phone, helper.dnd)
                    size: Theme.iconSmall
                }

                Column {
                    id: words

                    anchors.left: row.beside ? parent.left : lamp.right
                    anchors.leftMargin: helper.air
                    anchors.right: parent.right
                    anchors.rightMargin: helper.air
                    anchors.verticalCenter: parent.verticalCenter

                    Item {
                        width: parent.width
                        height: title.implicitHeight

                        Label {
                            id: title

                            leftPadding: row.beside ? Theme.iconSmall + Theme.gap : 0
                            strong: true
                            text: helper.who?.name ?? ""
                            width: parent.width - (aside.text === "" ? 0 : aside.width + Theme.space)
                        }

                        Label {
                            id: aside

                            anchors.right: parent.right
                            color: Theme.colors.muted
                            text: row.beside ? "" : [helper.free ? "" : Phones.word(helper.phone, helper.dnd), row.keyed ? KeyMap.keyOf("suggestion_" + (helper.index + 1)) : ""].filter(part => part !== "").join(" · ")
                        }
                    }

                    Label {
                        id: brief

                        color: Theme.colors.muted
                        maximumLineCount: 2
                        text: row.beside ? (helper.who?.brief ?? "") : helper.why
                        width: parent.width
                        wrapMode: row.beside ? Text.NoWrap : Text.Wrap
                    }
                }

                FocusRing {
                    control: helper
                }
            }
        }
    }
}
