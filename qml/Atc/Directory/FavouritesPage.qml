// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// Her favourites. A tile dropped on another takes its place, one dropped on a group goes there;
// Ctrl and an arrow move the marked one.
Item {
    id: page

    property alias count: grid.count
    property alias currentIndex: grid.currentIndex
    property alias keyed: grid.keyed
    property string editing: "" // "new", "rename", "remove"

    signal chosen(string number, string name, Item tile)
    signal peopleWanted

    function tileOf(number: string): Item {
        return grid.itemAtIndex(Favourites.placeOf(number));
    }

    function step(by: int): void {
        grid.keyed = true;
        grid.currentIndex = Math.max(0, Math.min(grid.count - 1, grid.currentIndex + by));
    }

    function choose(): void {
        if (grid.currentItem !== null && !DragSession.active)
            (grid.currentItem as ExtensionTile).chosen();
    }

    objectName: "favourites-page"

    Item {
        id: bar

        width: parent.width
        height: Theme.target

        Flickable {
            anchors.left: parent.left
            anchors.right: tools.left
            anchors.rightMargin: Theme.space
            height: parent.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentWidth: chips.implicitWidth
            flickableDirection: Flickable.HorizontalFlick
            visible: page.editing === "" || page.editing === "remove"

            Row {
                id: chips

                spacing: Theme.space

                GroupChip {
                    group: ""
                    text: qsTr("All")
                    visible: Favourites.groups.length > 0
                }

                Repeater {
                    model: Favourites.groups

                    GroupChip {
                        required property string modelData

                        group: modelData
                        text: modelData
                    }
                }
            }
        }

        Loader {
            active: page.editing === "new" || page.editing === "rename"
            width: parent.width

            sourceComponent: GroupEdit {
                width: bar.width
                old: page.editing === "rename" ? Favourites.group : ""
                onDone: page.editing = ""
            }
        }

        Row {
            id: tools

            anchors.right: parent.right
            spacing: Theme.gap
            visible: page.editing !== "new" && page.editing !== "rename"

            Button {
                compact: true
                glyph: Icons.edit
                objectName: "group-rename"
                text: qsTr("Rename %1").arg(Favourites.group)
                visible: Favourites.group !== "" && page.editing === ""
                onTapped: page.editing = "rename"
            }

            Button {
                compact: page.editing !== "remove"
                glyph: Icons.remove
                kind: page.editing === "remove" ? "danger" : "plain"
                objectName: "group-remove"
                text: page.editing === "remove" ? qsTr("Take the group away") : qsTr("Take %1 away").arg(Favourites.group)
                visible: Favourites.group !== ""
                onTapped: {
                    if (page.editing !== "remove") {
                        page.editing = "remove";
                        return;
                    }
                    page.editing = "";
                    Favourites.removeGroup(Favourites.group);
                }
            }

            Button {
                objectName: "group-remove-no"
                text: qsTr("Keep it")
                visible: page.editing === "remove"
                onTapped: page.editing = ""
            }

            Button {
                compact: page.width < 620 * Theme.scale
                glyph: Icons.plus
                objectName: "group-new"
                text: qsTr("New group")
                visible: page.editing === "" && Favourites.total > 0
                onTapped: page.editing = "new"
            }
        }
    }

    Timer {
        interval: 8000
        running: page.editing === "remove"
        onTriggered: page.editing = ""
    }

    GridView {
        id: grid

        readonly property int least: Math.round(196 * Theme.scale)
        readonly property int perRow: Math.max(1, Math.floor(width / least))
        property bool keyed: false

        function shift(by: int): void {
            keyed = true;
            if (currentItem !== null)
                currentIndex = Favourites.step((currentItem as ExtensionTile).number, by);
        }

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: -Theme.space
        anchors.top: bar.bottom
        anchors.topMargin: Theme.space
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        cellHeight: Math.round(Theme.name * 1.25 + Theme.body * 2.5 + Theme.pad * 2 + Theme.gap + Theme.space)
        cellWidth: Math.floor(width / perRow)
        clip: true
        interactive: !DragSession.active
        keyNavigationEnabled: true
        model: Favourites.tiles
        objectName: "favourites-grid"
        Accessible.description: qsTr("Ctrl and an arrow key move a favourite")
        Accessible.name: qsTr("Favourites")
        Accessible.role: Accessible.List
        Keys.onEnterPressed: page.choose()
        Keys.onReturnPressed: page.choose()
        Keys.onSpacePressed: page.choose()
        Keys.onPressed: event => {
            if (event.modifiers !== Qt.ControlModifier)
                return;
            const by = event.key === Qt.Key_Left ? -1 : event.key === Qt.Key_Right ? 1 : event.key === Qt.Key_Up ? -perRow : event.key === Qt.Key_Down ? perRow : 0;
            if (by === 0)
                return;
            shift(by);
            event.accepted = true;
        }
        onActiveFocusChanged: keyed = activeFocus
        onCountChanged: if (currentIndex < 0 && count > 0)
            currentIndex = 0

        delegate: ExtensionTile {
            id: tile

            required dial
            required shown
            required inside

            width: grid.cellWidth - Theme.space
            height: grid.cellHeight - Theme.space
            arranged: true
            current: grid.keyed && GridView.isCurrentItem
            viewport: grid
            onChosen: page.chosen(dial, name, tile)
            onPlaced: Favourites.place(DragSession.favourite, DragSession.label, index)
        }

        displaced: Transition {
            enabled: Theme.motion

            NumberAnimation {
                duration: Theme.calm
                properties: "x,y"
            }
        }
    }

    ScrollMark {
        list: grid
    }

    Loader {
        active: grid.count === 0
        anchors.fill: grid

        sourceComponent: EmptyState {
            action: qsTr("Show the extensions")
            actionGlyph: Icons.extensions
            glyph: Icons.star
            text: Favourites.group !== "" ? qsTr("Drag favourites from “All” onto this group's name, or tap one there and choose the group.") : qsTr("Tap a person under Extensions and then the star, or the star beside a contact's number: those you call most are one tap away here.")
            title: Favourites.group !== "" ? qsTr("Nobody in this group yet") : qsTr("No favourites yet")
            onActed: page.peopleWanted()
        }
    }

    component GroupChip: Chip {
        id: chip

        required property string group

        checked: Favourites.group === group || spot.hovered
        objectName: "favourites-" + group
        onTapped: if (group === "" || Favourites.group !== group)
            Favourites.chooseGroup(group)

        DropTarget {
            id: spot

            anchors.fill: parent
            accepts: DragSession.kind === "extension" && DragSession.favourite !== ""
            name: chip.text
            onDropped: {
                if (!Favourites.has(DragSession.favourite))
                    Favourites.toggle(DragSession.favourite, DragSession.label);
                Favourites.putInto(DragSession.favourite, chip.group);
            }
        }
    }
}
