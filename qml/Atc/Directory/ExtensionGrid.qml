// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// The people that a call can go to.
GridView {
    id: grid

    readonly property int least: Math.round(196 * Theme.scale)
    readonly property int perRow: Math.max(1, Math.floor(width / least))
    property bool keyed: false // whether the marked tile is shown: only for key users

    signal chosen(string number, string name, Item tile)

    function step(by: int): void {
        keyed = true;
        currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
    }

    function choose(): void {
        if (currentItem !== null && !DragSession.active)
            (currentItem as ExtensionTile).chosen();
    }

    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 0
    cellHeight: Math.round(Theme.name * 1.25 + Theme.body * 2.5 + Theme.pad * 2 + Theme.gap + Theme.space)
    cellWidth: Math.floor(width / perRow)
    clip: true
    interactive: !DragSession.active
    keyNavigationEnabled: true
    property bool used: true // whether it is the one that is shown

    model: used ? Extensions.tiles : null
    objectName: "extension-grid"
    Accessible.name: qsTr("Extensions")
    Accessible.role: Accessible.List
    Keys.onReturnPressed: choose()
    Keys.onEnterPressed: choose()
    Keys.onSpacePressed: choose()
    onActiveFocusChanged: keyed = activeFocus
    onCountChanged: if (currentIndex < 0 && count > 0)
        currentIndex = 0

    delegate: ExtensionTile {
        id: tile

        width: grid.cellWidth - Theme.space
        height: grid.cellHeight - Theme.space
        current: grid.keyed && GridView.isCurrentItem
        viewport: grid
        onChosen: grid.chosen(number, name, tile)
    }

    ScrollMark {
        parent: grid.parent
        list: grid
    }
}
