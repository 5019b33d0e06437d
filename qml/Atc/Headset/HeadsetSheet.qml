// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Which headset is used, how it is doing, what rings, and whether its buttons work.
Sheet {
    id: sheet

    readonly property bool here: Headset.link === "ready" || Headset.link === "in_use"

    objectName: "headset-sheet"
    title: qsTr("Headset")

    component Group: Column {
        property string title

        width: parent.width
        spacing: Theme.pad

        Label {
            font.pixelSize: Theme.name
            strong: true
            text: parent.title
        }
    }

    Rectangle {
        width: parent.width
        height: Math.max(Theme.callTarget, state.implicitHeight + Theme.pad * 2)
        border.color: Headset.wrong ? Theme.colors.danger : Theme.colors.border
        border.width: Theme.hair
        color: Headset.wrong ? Theme.colors.dangerSoft : Theme.colors.sunken
        radius: Theme.radius
        Accessible.name: [Headset.name, Headset.text, Headset.advice].filter(part => part !== "").join(". ")
        Accessible.role: Headset.wrong ? Accessible.AlertMessage : Accessible.StaticText

        Icon {
            id: sign

            x: Theme.wide
            anchors.verticalCenter: parent.verticalCenter
            color: Headset.wrong ? Theme.colors.danger : sheet.here ? Theme.colors.active : Theme.colors.muted
            glyph: Headset.wrong ? Icons.warning : Icons.headset
        }

        Column {
            id: state

            anchors.left: sign.right
            anchors.leftMargin: Theme.pad
            anchors.right: parent.right
            anchors.rightMargin: Theme.wide
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.line

            Label {
                width: parent.width
                elide: Text.ElideNone
                font.pixelSize: Theme.name
                objectName: "headset-name"
                strong: true
                text: Headset.name === "" ? Headset.text : Headset.name
                wrapMode: Text.Wrap
            }

            Label {
                width: parent.width
                color: Theme.colors.muted
                elide: Text.ElideNone
                objectName: "headset-state"
                text: {
                    if (Headset.name === "" && Headset.wrong)
                        return Headset.advice;
                    if (Headset.name === "")
                        return Headset.link === "off" ? "" : qsTr("Plug in a USB headset with call buttons: it is used at once.");
                    return Headset.advice === "" ? Headset.text : Headset.text + ". " + Headset.advice;
                }
                visible: text !== ""
                wrapMode: Text.Wrap
            }
        }
    }

    Group {
        title: qsTr("Use this headset")
        visible: Headset.several || !Headset.automatic

        Flow {
            width: parent.width
            spacing: Theme.space
            Accessible.name: qsTr("Use this headset")
            Accessible.role: Accessible.Grouping

            Chip {
                checked: Headset.automatic
                objectName: "headset-automatic"
                text: qsTr("Whichever works")
                onTapped: Headset.choose("")
            }

            Repeater {
                model: Headset.headsets

                Chip {
                    required property int index
                    required property string key
                    required property string name
                    required property bool chosen

                    checked: chosen
                    objectName: "headset-" + index
                    text: name
                    onTapped: Headset.choose(key)
                }
            }
        }
    }

    Group {
        title: qsTr("Ringing")
        visible: Headset.link !== "off"

        Toggle {
            objectName: "ring-headset"
            on: Headset.ringHeadset
            text: qsTr("The headset or its base rings")
            onTapped: Headset.chooseRingHeadset(!Headset.ringHeadset)
        }

        Toggle {
            objectName: "ring-speaker"
            on: Headset.ringSpeaker
            text: qsTr("The console's speaker rings")
            onTapped: Headset.chooseRingSpeaker(!Headset.ringSpeaker)
        }

        Label {
            width: parent.width
            color: Theme.colors.muted
            elide: Text.ElideNone
            text: qsTr("Without a headset that rings, the speaker always does.")
            visible: !Headset.ringSpeaker
            wrapMode: Text.Wrap
        }
    }

    Group {
        title: qsTr("Try the buttons")
        visible: sheet.here || Headset.testing

        Label {
            width: parent.width
            color: Theme.colors.muted
            elide: Text.ElideNone
            text: Headset.testing ? qsTr("The headset is in a make-believe call: press each of its buttons. What you press lights up here and does nothing else; a real call ends the trial for as long as it lasts.") : qsTr("The headset rings for a make-believe call, and each button that you press lights up here.")
            wrapMode: Text.Wrap
        }

        Button {
            checked: Headset.testing
            glyph: Headset.testing ? Icons.close : Icons.headset
            kind: Headset.testing ? "plain" : "primary"
            objectName: "headset-test"
            text: Headset.testing ? qsTr("End the trial") : qsTr("Begin the trial")
            onTapped: Headset.test(!Headset.testing)
        }

        Flow {
            id: tiles

            readonly property int columns: Math.max(1, Math.floor((width + Theme.space) / Math.round(190 * Theme.scale)))

            width: parent.width
            spacing: Theme.space
            visible: Headset.testing

            Repeater {
                model: Headset.buttons

                ButtonLight {
                    width: Math.floor((tiles.width - (tiles.columns - 1) * Theme.space) / tiles.columns)
                }
            }
        }
    }
}
