// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// All rules in their order; one at a time can be open.
Column {
    id: list

    spacing: Theme.space

    Label {
        width: parent.width
        elide: Text.ElideNone
        lineHeight: Theme.lineHeight
        text: qsTr("The first rule that fits a call says what it is. Drag a rule by its handle, or use the arrows, to put it further up.")
        wrapMode: Text.Wrap
    }

    Label {
        width: parent.width
        color: Theme.colors.muted
        elide: Text.ElideNone
        objectName: "rules-trial"
        text: Rules.trialReady ? (Rules.trialCalls === 0 ? qsTr("The log has no incoming calls yet to try the rules on.") : Rules.trialAll ? qsTr("Tried on all %1 incoming calls of the log.").arg(Rules.trialCalls) : qsTr("Tried on the newest %1 incoming calls of the log.").arg(Rules.trialCalls)) : qsTr("Trying the rules on past calls…")
        wrapMode: Text.Wrap
    }

    Flow {
        width: parent.width
        spacing: Theme.space

        Button {
            glyph: Icons.plus
            kind: "primary"
            objectName: "rule-add"
            text: qsTr("New rule")
            onTapped: Rules.addRule()
        }

        Button {
            glyph: Icons.refresh
            objectName: "rules-restore"
            text: qsTr("Back to the usual rules")
            onTapped: Rules.restore()
        }
    }

    EmptyState {
        width: parent.width
        height: Math.round(260 * Theme.scale)
        glyph: Icons.rules
        text: qsTr("Without rules every call looks the same. Add one, or begin with the usual rules.")
        title: qsTr("No rules")
        visible: repeater.count === 0
    }

    Column {
        id: lines

        width: parent.width
        spacing: Theme.space

        Repeater {
            id: repeater

            model: Rules.rules

            RuleLine {
                width: lines.width
                count: repeater.count
                // Where a finger is among the rules, -1 beside them.
                placeAt: y => {
                    for (let i = 0; i < repeater.count; ++i) {
                        const item = repeater.itemAt(i);
                        if (item !== null && y >= item.y && y < item.y + item.height)
                            return i;
                    }
                    return -1;
                }
                lane: lines
            }
        }

        move: Transition {
            NumberAnimation {
                duration: Theme.quick
                properties: "y"
            }
        }
    }
}
