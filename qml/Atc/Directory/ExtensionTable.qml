// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Contacts
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// The people of the house as a table that can be sorted by each column.
Item {
    id: table

    property alias list: list
    property alias currentIndex: list.currentIndex
    property alias count: list.count
    property bool keyed: false
    readonly property list<string> columns: list.width < 520 * Theme.scale ? ["name", "number", "state"] : list.width < 760 * Theme.scale ? ["name", "group", "number", "state"] : ["name", "surname", "group", "number", "state"]
    readonly property list<string> words: columns.map(column => column === "state" ? qsTr("Phone") : column === "group" ? qsTr("Department") : ContactWords.column(column))
    readonly property list<real> widths: {
        const shares = columns.length === 3 ? [0.42, 0.2, 0.38] : columns.length === 4 ? [0.34, 0.24, 0.14, 0.28] : [0.28, 0.18, 0.2, 0.12, 0.22];
        const room = list.width - Theme.space * 2 - Theme.target;
        return shares.map(share => Math.floor(room * share));
    }

    signal chosen(string number, string name, Item tile)

    function step(by: int): void {
        keyed = true;
        list.currentIndex = Math.max(0, Math.min(list.count - 1, list.currentIndex + by));
    }

    function choose(): void {
        if (list.currentItem !== null && !DragSession.active)
            (list.currentItem as ExtensionLine).chosen();
    }

    SortHead {
        id: head

        width: parent.width
        columns: table.columns
        descending: Extensions.descending
        sort: Extensions.sort
        widths: table.widths
        words: table.words
        onChosen: column => Extensions.sortBy(column)
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.top: head.bottom
        width: parent.width
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows made ahead would still be under way when the list goes
        clip: true
        highlightMoveDuration: 0
        interactive: !DragSession.active
        keyNavigationEnabled: true
        model: Extensions.tiles
        objectName: "extension-table"
        Accessible.name: qsTr("Extensions")
        Accessible.role: Accessible.List
        Keys.onEnterPressed: table.choose()
        Keys.onReturnPressed: table.choose()
        Keys.onSpacePressed: table.choose()
        onActiveFocusChanged: table.keyed = activeFocus
        onCountChanged: if (currentIndex < 0 && count > 0)
            currentIndex = 0

        delegate: ExtensionLine {
            id: line

            width: list.width - Theme.space
            height: Theme.callTarget
            columns: table.columns
            current: table.keyed && ListView.isCurrentItem
            viewport: list
            widths: table.widths
            onChosen: table.chosen(number, name, line)
        }
    }

    ScrollMark {
        list: list
    }
}
