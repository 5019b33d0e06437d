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
    model: Extensions.tiles
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

    Loader {
        active: grid.count === 0
        anchors.fill: parent

        sourceComponent: EmptyState {
            action: Extensions.query !== "" || Extensions.group !== "" ? qsTr("Show everybody") : Extensions.total > 0 ? qsTr("Show the extensions") : ""
            glyph: Extensions.total === 0 ? Icons.extensions : Extensions.query !== "" || Extensions.group !== "" ? Icons.search : Icons.star
            text: Extensions.total === 0 ? qsTr("The people of the house are listed in the configuration file, under [[extensions]]: a range of numbers with their names and groups. They appear here after the next start.") : Extensions.query !== "" ? qsTr("Look for a name, a number or a department; accents and the order of words do not matter. A number can be called all the same.") : Extensions.group !== "" ? qsTr("Nobody in this group is among those shown.") : qsTr("Tap a person under Extensions and then the star: those you call most are one tap away here.")
            title: Extensions.total === 0 ? qsTr("No extensions yet") : Extensions.query !== "" ? qsTr("Nobody found for “%1”").arg(Extensions.query) : Extensions.group !== "" ? qsTr("Nobody here") : qsTr("No favourites yet")
            onActed: {
                Extensions.search("");
                if (Extensions.group !== "")
                    Extensions.chooseGroup(Extensions.group);
                Extensions.show("all");
            }
        }
    }
}
