// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// One rule: what it looks at, what it makes of a call, how many past calls that would have been.
Rectangle {
    id: line

    required property string ruleId
    required property int place
    required property string text
    required property string categoryId
    required property string category
    required property string tint
    required property string icon
    required property bool on
    required property bool flawed
    required property int fits
    required property int decides

    required property int count
    required property var placeAt
    required property Item lane
    readonly property bool open: Rules.opened === ruleId
    readonly property bool narrow: width < Math.round(640 * Theme.scale)

    // Each step is taken back by itself; a drag as a whole.
    function step(by: int): void {
        Rules.moveRule(ruleId, place + by);
        Rules.settle();
    }

    height: body.implicitHeight + Theme.space * 2
    border.color: drag.active ? Theme.colors.accent : open ? Theme.colors.accent : Theme.colors.border
    border.width: open || drag.active ? Theme.line : Theme.hair
    color: Theme.colors.raised
    objectName: "rule-" + ruleId
    radius: Theme.radius
    z: drag.active ? 1 : 0
    Accessible.name: qsTr("Rule %1: %2. %3").arg(place + 1).arg(category).arg(text)
    Accessible.role: Accessible.ListItem

    Rectangle {
        x: Theme.gap
        y: Theme.space
        width: Theme.edge
        height: parent.height - Theme.space * 2
        color: Theme.categoryColor(line.tint)
        opacity: line.on ? 1 : Theme.dimOpacity
        radius: width / 2
    }

    Column {
        id: body

        x: Theme.wide
        y: Theme.space
        width: parent.width - Theme.wide - Theme.space
        spacing: Theme.space

        Item {
            width: parent.width
            height: Math.max(Theme.target, told.implicitHeight, counts.y + counts.height)

            Item {
                id: handle

                width: Theme.target
                height: Theme.target
                Accessible.name: qsTr("Move rule %1").arg(line.place + 1)
                Accessible.role: Accessible.Button
                activeFocusOnTab: true
                objectName: "rule-" + line.ruleId + "-handle"
                Keys.onDownPressed: line.step(1)
                Keys.onUpPressed: line.step(-1)

                Icon {
                    anchors.centerIn: parent
                    color: Theme.colors.muted
                    glyph: Icons.grip
                }

                FocusRing {
                    control: handle
                }

                DragHandler {
                    id: drag

                    cursorShape: Qt.ClosedHandCursor
                    target: null
                    xAxis.enabled: false
                    onActiveChanged: {
                        if (active)
                            Rules.open("");
                        else
                            Rules.settle();
                    }
                    onCentroidChanged: {
                        if (!active)
                            return;
                        const at = line.placeAt(line.lane.mapFromItem(null, 0, centroid.scenePosition.y).y);
                        if (at >= 0 && at !== line.place)
                            Rules.moveRule(line.ruleId, at);
                    }
                }
            }

            Column {
                id: told

                anchors.left: handle.right
                anchors.right: line.narrow ? parent.right : counts.left
                anchors.rightMargin: Theme.space
                opacity: line.on ? 1 : Theme.disabledOpacity
                spacing: Theme.line

                Row {
                    spacing: Theme.space

                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.colors.muted
                        text: (line.place + 1) + "."
                    }

                    CategoryChip {
                        category: line.category === "" ? qsTr("category deleted") : line.category
                        icon: line.icon
                        tint: line.tint
                        most: told.width - Theme.target
                    }

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.colors.danger
                        glyph: Icons.warning
                        size: Theme.iconSmall
                        visible: line.flawed
                        Accessible.name: qsTr("Not complete: fits no call")
                        Accessible.role: Accessible.StaticText
                    }
                }

                Label {
                    width: parent.width
                    color: line.flawed ? Theme.colors.danger : Theme.colors.text
                    elide: Text.ElideRight
                    maximumLineCount: 2
                    text: line.text
                    wrapMode: Text.Wrap
                }
            }

            Row {
                id: counts

                anchors.right: parent.right
                y: line.narrow ? told.implicitHeight + Theme.gap : 0
                spacing: Theme.gap

                Button {
                    checked: Rules.listed === line.ruleId
                    anchors.verticalCenter: parent.verticalCenter
                    enabled: line.fits > 0
                    hint: qsTr("Shows those calls")
                    kind: "quiet"
                    objectName: "rule-" + line.ruleId + "-count"
                    text: line.fits < 0 ? "…" : line.fits === line.decides ? (line.fits === 1 ? qsTr("1 call") : qsTr("%1 calls").arg(line.fits)) : line.fits === 1 ? qsTr("%1 of 1 call").arg(line.decides) : qsTr("%1 of %2 calls").arg(line.decides).arg(line.fits)
                    onTapped: Rules.listCalls(checked ? "" : line.ruleId)
                }

                IconButton {
                    enabled: line.place > 0
                    glyph: Icons.up
                    objectName: "rule-" + line.ruleId + "-up"
                    text: qsTr("Further up")
                    onTapped: line.step(-1)
                }

                IconButton {
                    enabled: line.place < line.count - 1
                    glyph: Icons.down
                    objectName: "rule-" + line.ruleId + "-down"
                    text: qsTr("Further down")
                    onTapped: line.step(1)
                }

                IconButton {
                    checked: line.open
                    glyph: Icons.edit
                    objectName: "rule-" + line.ruleId + "-edit"
                    text: qsTr("Edit")
                    onTapped: Rules.open(line.open ? "" : line.ruleId)
                }
            }
        }

        Loader {
            width: parent.width
            active: Rules.listed === line.ruleId
            visible: active
            sourceComponent: PastCalls {}
        }

        Loader {
            width: parent.width
            active: line.open
            visible: active

            sourceComponent: RuleEditor {
                categoryId: line.categoryId
                on: line.on
                ruleId: line.ruleId
            }
        }
    }
}
