// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Every call with its story; or, one tap away, what they all add up to.
Item {
    id: page

    property bool report: false
    readonly property bool narrow: width < Math.round(760 * Theme.scale)

    property bool filtering: false

    signal contactWanted(string number, string name)
    signal personWanted(int contact)

    objectName: "log-page"
    onReportChanged: {
        list.currentIndex = -1;
        filtering = false;
    }

    Field {
        id: words

        width: page.narrow ? page.width : Math.round(280 * Theme.scale)
        glyph: Icons.search
        name: qsTr("Find in the log")
        objectName: "log-search"
        placeholder: qsTr("Find in the log")
        text: CallLog.query
        visible: !page.report
        onEdited: text => CallLog.search(text)
        onStepped: direction => {
            if (direction > 0)
                list.forceActiveFocus();
        }
    }

    Flickable {
        id: kinds

        x: page.report || page.narrow ? 0 : words.width + Theme.space
        y: page.narrow && !page.report ? words.height + Theme.space : 0
        width: page.report ? chips.implicitWidth : parent.width - x
        height: Theme.target
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentWidth: chips.implicitWidth
        flickableDirection: Flickable.HorizontalFlick
        objectName: "log-chips"

        // What has the keys is in sight, with what comes next peeping in.
        function reveal(item: Item): void {
            for (let each = item; each !== null; each = each.parent) {
                if (each.parent !== chips)
                    continue;
                const right = each.x + each.width + Theme.wide * 2 - width;
                const left = Math.max(0, each.x - Theme.wide * 2);
                contentX = Math.min(left, Math.max(contentX, right, 0), Math.max(0, contentWidth - width));
                return;
            }
        }

        Connections {
            function onActiveFocusItemChanged(): void {
                kinds.reveal(kinds.Window.activeFocusItem);
            }

            target: kinds.Window.window
        }

        Row {
            id: chips

            spacing: Theme.space

            Chip {
                checked: page.report
                glyph: Icons.chart
                objectName: "log-report"
                text: qsTr("Report")
                Accessible.role: Accessible.CheckBox
                onTapped: page.report = !page.report
            }

            Chip {
                checked: page.filtering
                glyph: Icons.filter
                objectName: "log-filter"
                text: qsTr("Filter")
                visible: !page.report
                Accessible.role: Accessible.CheckBox
                onTapped: page.filtering = !page.filtering
            }

            Repeater {
                model: page.report ? null : CallLog.asked
                onItemAdded: kinds.contentX = 0

                AskedChip {
                    required property string ident

                    objectName: "log-asked-" + ident
                    onTapped: CallLog.drop(ident)
                }
            }

            Repeater {
                model: page.report ? [] : CallLog.kinds

                Chip {
                    id: kind

                    required property string modelData

                    checked: CallLog.kind === modelData
                    objectName: "log-kind-" + (modelData || "all")
                    text: {
                        switch (modelData) {
                        case "missed":
                            return CallLog.missed > 0 ? qsTr("Missed (%1)").arg(CallLog.missed) : qsTr("Missed");
                        case "incoming":
                            return qsTr("Incoming");
                        case "outgoing":
                            return qsTr("Outgoing");
                        case "transferred":
                            return qsTr("Handed over");
                        default:
                            return qsTr("All calls");
                        }
                    }
                    onTapped: CallLog.chooseKind(modelData)
                }
            }
        }
    }

    Loader {
        id: filters

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: kinds.bottom
        anchors.topMargin: active ? Theme.space : 0
        height: active ? implicitHeight : 0
        active: page.filtering

        sourceComponent: FilterPanel {
            readonly property real room: page.height - kinds.y - kinds.height - Theme.space

            most: Math.max(Math.min(room, Theme.target * 3), room - Theme.callTarget * 2)
            onClosed: page.filtering = false
        }
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: filters.bottom
        anchors.topMargin: Theme.space
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: -1
        keyNavigationEnabled: true
        model: CallLog.calls // never taken away, and no row pooled: a row must be its call's alone
        objectName: "log-list"
        section.property: "day"
        visible: !page.report
        Accessible.name: qsTr("Call log")
        Accessible.role: Accessible.List
        Keys.onEnterPressed: (currentItem as LogRow)?.toggle()
        Keys.onReturnPressed: (currentItem as LogRow)?.toggle()
        onAtYEndChanged: if (atYEnd)
            CallLog.more()

        delegate: LogRow {
            width: list.width - Theme.space
            current: list.activeFocus && ListView.isCurrentItem
            onContactWanted: (number, name) => page.contactWanted(number, name)
            onPersonWanted: contact => page.personWanted(contact)
            onOpened: Qt.callLater(list.positionViewAtIndex, index, ListView.Contain)
        }
        section.delegate: Item {
            id: head

            required property string section

            width: list.width
            height: Math.round(Theme.body * 2.4)

            Label {
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.gap
                color: Theme.colors.muted
                strong: true
                text: head.section
            }
        }

        ScrollMark {
            parent: list.parent
            list: list
        }

        EmptyState {
            anchors.fill: parent
            action: CallLog.filtered ? qsTr("Show all calls") : ""
            glyph: CallLog.filtered ? Icons.search : Icons.log
            objectName: "log-empty"
            text: CallLog.filtered ? qsTr("No call fits what was asked for. Fewer words or another period show more.") : qsTr("Every call from now on is listed here, with its time, its length and what became of it.")
            title: CallLog.filtered ? qsTr("Nothing found") : qsTr("No calls yet")
            visible: list.count === 0 && !CallLog.loading
            onActed: CallLog.showAll()
        }
    }

    Loader {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        active: page.report

        sourceComponent: ReportPage {
            lead: chips.implicitWidth + Theme.space
        }
    }
}
