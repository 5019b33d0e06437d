// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// The contacts as a table.
Item {
    id: table

    property bool found: false // what was looked for, instead of all
    property bool plain: false // without heads: a short list of what was found
    property alias list: list
    property alias currentIndex: list.currentIndex
    property alias count: list.count
    property bool keyed: false
    readonly property list<string> columns: {
        const room = list.width / Theme.scale;
        return room < 430 ? ["name"] : room < 600 ? ["name", "number"] : room < 820 ? ["name", "company", "number"] : ["name", "surname", "company", "department", "number"];
    }
    readonly property list<real> widths: {
        const shares = columns.length === 1 ? [1] : columns.length === 2 ? [0.58, 0.42] : columns.length === 3 ? [0.42, 0.3, 0.28] : [0.29, 0.14, 0.21, 0.15, 0.21];
        return shares.map(share => Math.floor((list.width - Theme.space * 2) * share));
    }
    // What can be sorted by is offered even if there is no room for it as a column.
    readonly property list<string> heads: columns.length < 4 ? ["name", "surname", "company", "number"] : columns
    readonly property list<real> headWidths: columns.length < 4 ? heads.map(() => Math.floor((list.width - Theme.space * 2) / 4)) : widths

    signal chosen(int contactId, string dial, int numbers, string name, Item tile)

    function step(by: int): void {
        keyed = true;
        list.currentIndex = Math.max(0, Math.min(list.count - 1, list.currentIndex + by));
    }

    function choose(): void {
        if (list.currentItem !== null && !DragSession.active)
            (list.currentItem as ContactLine).chosen();
    }

    function show(place: int): void {
        list.positionViewAtIndex(Math.max(0, Math.min(list.count - 1, place)), ListView.Beginning);
        list.currentIndex = place;
    }

    SortHead {
        id: head

        width: parent.width
        height: visible ? Theme.target : 0
        columns: table.heads
        descending: Contacts.descending
        sort: Contacts.sort
        visible: !table.plain && !table.found
        widths: table.headWidths
        words: table.heads.map(column => ContactWords.column(column))
        onChosen: column => Contacts.sortBy(column)
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
        flickDeceleration: 2500
        highlightMoveDuration: 0
        interactive: !DragSession.active
        keyNavigationEnabled: true
        maximumFlickVelocity: 12000
        model: table.found ? Contacts.found : Contacts.people
        objectName: table.plain ? "found-list" : "contact-list"
        pixelAligned: true
        reuseItems: true
        Accessible.name: qsTr("Contacts")
        Accessible.role: Accessible.List
        Keys.onEnterPressed: table.choose()
        Keys.onReturnPressed: table.choose()
        Keys.onSpacePressed: table.choose()
        Keys.onPressed: event => {
            const page = Math.max(1, Math.floor(list.height / list.rowHeight) - 1);
            const last = list.count - 1;
            const to = event.key === Qt.Key_PageDown ? list.currentIndex + page : event.key === Qt.Key_PageUp ? list.currentIndex - page : event.key === Qt.Key_Home ? 0 : -1;
            if (to < 0 && event.key !== Qt.Key_PageUp)
                return;
            list.currentIndex = Math.max(0, Math.min(last, to));
            event.accepted = true;
        }
        onActiveFocusChanged: table.keyed = activeFocus
        onCountChanged: if (currentIndex < 0 && count > 0)
            currentIndex = 0

        // A multiple of eight: the scene's coordinates are 32-bit floats, and the rows of a million
        // contacts reach so far down that only such places can still be told apart exactly.
        readonly property int rowHeight: Math.ceil(Math.max(Theme.callTarget, Theme.name * 1.3 + (table.columns.length < 4 ? Theme.body * 1.3 : 0) + Theme.pad) / 8) * 8

        delegate: ContactLine {
            id: line

            width: list.width - Theme.space
            height: list.rowHeight
            columns: table.columns
            current: table.keyed && ListView.isCurrentItem
            viewport: list
            widths: table.widths
            onChosen: table.chosen(contactId, dial, numbers, name, line)
        }
    }

    ScrollMark {
        list: list
    }
}
