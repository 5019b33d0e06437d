// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Theme

// Letters and digits for fingers; it writes into the field that had the focus last and never
// takes the focus itself.
Rectangle {
    id: board

    property bool shift: false
    property bool accents: false
    readonly property list<string> plain: ["1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm.-@"]
    readonly property list<string> special: ["+*#()/&_:;", "àèéìòùáíóú", "äöüñçßïâêô", "ëõãåøæ¿¡?!"]
    readonly property int keyHeight: Theme.target

    signal closed

    implicitHeight: (keyHeight + Theme.gap + Theme.line) * 5 + Theme.space * 2
    border.color: Theme.colors.border
    border.width: Theme.hair
    color: Theme.colors.sunken
    objectName: "keyboard"

    component Key: Rectangle {
        id: key

        property string text
        property string glyph
        property string spoken: text
        property bool checked: false
        readonly property bool down: tap.pressed

        signal tapped

        height: board.keyHeight
        border.color: checked ? Theme.colors.accent : Theme.colors.border
        border.width: Theme.hair
        color: down || checked ? Theme.colors.accentSoft : Theme.colors.surface
        objectName: "kb-" + spoken
        radius: Theme.radiusSmall
        Accessible.name: spoken
        Accessible.role: Accessible.Button
        Accessible.onPressAction: key.tapped()

        Label {
            anchors.centerIn: parent
            font.pixelSize: Theme.name
            text: key.text
            visible: key.glyph === ""
        }

        Icon {
            anchors.centerIn: parent
            glyph: key.glyph
            visible: key.glyph !== ""
        }

        TapHandler {
            id: tap

            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: key.tapped()
        }
    }

    Column {
        id: rows

        anchors.fill: parent
        anchors.margins: Theme.space
        spacing: Theme.gap + Theme.line

        Repeater {
            model: board.accents ? board.special : board.plain

            Row {
                id: row

                required property string modelData
                readonly property list<string> keys: modelData.split("")

                spacing: Theme.gap

                Repeater {
                    model: row.keys

                    Key {
                        required property string modelData

                        width: Math.floor((rows.width - Theme.gap * 9) / 10)
                        text: board.shift ? modelData.toUpperCase() : modelData
                        onTapped: {
                            Typing.insert(text);
                            board.shift = false;
                        }
                    }
                }
            }
        }

        Row {
            id: bottom

            readonly property int unit: Math.floor((rows.width - Theme.gap * 5) / 10)

            spacing: Theme.gap

            Key {
                width: bottom.unit * 1.5
                checked: board.shift
                glyph: Icons.shift
                spoken: qsTr("Shift")
                onTapped: board.shift = !board.shift
            }

            Key {
                width: bottom.unit * 1.5
                checked: board.accents
                spoken: qsTr("Accents and signs")
                text: board.accents ? "abc" : "àé#"
                onTapped: board.accents = !board.accents
            }

            Key {
                width: bottom.unit * 3
                glyph: Icons.space
                spoken: qsTr("Space")
                onTapped: Typing.insert(" ")
            }

            Key {
                width: bottom.unit * 1.5
                glyph: Icons.erase
                spoken: qsTr("Erase")
                onTapped: Typing.erase()
            }

            Key {
                width: bottom.unit * 1.5
                spoken: qsTr("Enter")
                text: qsTr("Enter")
                onTapped: Typing.accept()
            }

            Key {
                width: bottom.unit
                glyph: Icons.chevronDown
                spoken: qsTr("Hide the keyboard")
                onTapped: board.closed()
            }
        }
    }
}
