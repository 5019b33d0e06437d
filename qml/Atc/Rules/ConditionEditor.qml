// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Contacts
import Atc.Controls
import Atc.Core
import Atc.Theme

// One condition: so or not so, and its values; what is wrong is told in red.
Item {
    id: condition

    required property int place
    required property string test
    required property bool negated
    required property string kind
    required property string values
    required property string hint
    required property string error
    readonly property bool wide: width > Math.round(620 * Theme.scale)

    height: Math.max(body.implicitHeight, Theme.target)

    Flow {
        id: body

        width: parent.width - drop.width - Theme.space
        spacing: Theme.space

        Button {
            width: condition.wide ? Math.round(300 * Theme.scale) : parent.width
            glyph: Icons.swap
            hint: qsTr("Tap for the contrary")
            objectName: "condition-" + condition.place + "-test"
            text: Rules.testName(condition.test, condition.negated)
            onTapped: Rules.setTest(condition.place, condition.test, !condition.negated)
        }

        Loader {
            width: condition.wide ? parent.width - Math.round(300 * Theme.scale) - Theme.space : parent.width
            active: condition.kind === "text"
            visible: active

            sourceComponent: Column {
                spacing: Theme.gap

                Field {
                    id: field

                    width: parent.width
                    wrong: condition.error !== ""
                    name: Rules.testName(condition.test, condition.negated)
                    objectName: "condition-" + condition.place + "-values"
                    placeholder: condition.hint
                    text: condition.values
                    onAccepted: Rules.settle()
                    onEdited: text => Rules.setValues(condition.place, text)

                    // What she types stays as she types it; what changes elsewhere is shown.
                    Connections {
                        function onValuesChanged(): void {
                            if (!field.input.activeFocus)
                                field.text = condition.values;
                        }

                        target: condition
                    }
                }
            }
        }

        Flow {
            width: condition.wide ? parent.width - Math.round(300 * Theme.scale) - Theme.space : parent.width
            spacing: Theme.gap
            visible: condition.kind === "days"

            Repeater {
                model: condition.kind === "days" ? 7 : 0

                Chip {
                    required property int index

                    checked: condition.values.includes(String(index + 1))
                    objectName: "day-" + (index + 1)
                    text: Rules.dayName(index + 1)
                    onTapped: Rules.toggleDay(condition.place, index + 1)
                }
            }
        }

        Flaw {
            width: parent.width
            objectName: "condition-" + condition.place + "-error"
            text: condition.error
        }
    }

    IconButton {
        id: drop

        anchors.right: parent.right
        glyph: Icons.close
        objectName: "condition-" + condition.place + "-remove"
        text: qsTr("Delete the condition")
        onTapped: Rules.removeCondition(condition.place)
    }
}
