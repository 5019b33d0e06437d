// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// The contacts as tiles.
Item {
    id: tiles

    property bool found: false
    property alias list: grid
    property alias currentIndex: grid.currentIndex
    property alias count: grid.count
    property bool keyed: false

    signal chosen(int contactId, string dial, int numbers, string name, Item tile)

    function step(by: int): void {
        keyed = true;
        grid.currentIndex = Math.max(0, Math.min(grid.count - 1, grid.currentIndex + by));
    }

    function choose(): void {
        if (grid.currentItem !== null && !DragSession.active)
            (grid.currentItem as ContactTile).chosen();
    }

    function show(place: int): void {
        grid.positionViewAtIndex(Math.max(0, Math.min(grid.count - 1, place)), GridView.Beginning);
        grid.currentIndex = place;
    }

    GridView {
        id: grid

        readonly property int least: Math.round(268 * Theme.scale)
        readonly property int perRow: Math.max(1, Math.floor(width / least))

        anchors.fill: parent
        anchors.topMargin: Theme.space
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        cellHeight: Math.ceil((Theme.name * 1.25 + Theme.body * 2.5 + Theme.pad * 2 + Theme.gap + Theme.space) / 8) * 8
        cellWidth: Math.floor(width / perRow)
        clip: true
        interactive: !DragSession.active
        keyNavigationEnabled: true
        maximumFlickVelocity: 12000
        model: tiles.found ? Contacts.found : Contacts.people
        objectName: "contact-grid"
        reuseItems: true
        Accessible.name: qsTr("Contacts")
        Accessible.role: Accessible.List
        Keys.onEnterPressed: tiles.choose()
        Keys.onReturnPressed: tiles.choose()
        Keys.onSpacePressed: tiles.choose()
        onActiveFocusChanged: tiles.keyed = activeFocus
        onCountChanged: if (currentIndex < 0 && count > 0)
            currentIndex = 0

        delegate: ContactTile {
            id: tile

            width: grid.cellWidth - Theme.space
            height: grid.cellHeight - Theme.space
            current: tiles.keyed && GridView.isCurrentItem
            viewport: grid
            onChosen: tiles.chosen(contactId, dial, numbers, name, tile)
        }
    }

    ScrollMark {
        list: grid
    }
}
