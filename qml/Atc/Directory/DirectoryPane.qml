// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Core
import Atc.Drag
import Atc.Log
import Atc.Theme

// The right-hand side: where calls can go.
Item {
    id: pane

    property string tab: Extensions.scope === "favourites" ? "favourites" : "extensions"
    property string dock
    property bool keyboard: false
    readonly property bool people: tab === "favourites" || tab === "extensions"
    readonly property bool dials: Dialer.canDial(Extensions.query)

    signal contactWanted(string number, string name)
    signal dockWanted(string dock)
    signal keyboardWanted
    signal tileChosen(string number, string name, Item tile)

    function choose(name: string): void {
        tab = name;
        if (people)
            Extensions.show(name === "favourites" ? "favourites" : "all");
    }

    // Where somebody's tile is, in another item's coordinates; the middle of the list without one.
    function placeOf(number: string, within: Item): rect {
        const tile = grid.visible ? grid.itemAtIndex(Extensions.placeOf(number)) : null;
        if (tile !== null)
            return within.mapFromItem(tile, 0, 0, tile.width, tile.height);
        return within.mapFromItem(grid, 0, 0, grid.width, Theme.callTarget * 2);
    }

    function search(): void {
        if (!people)
            choose("extensions");
        row.field.input.forceActiveFocus();
        row.field.input.selectAll();
    }

    function clear(): void {
        if (row.field.text !== "")
            row.field.clear();
        else
            leave();
    }

    // What was looked for is chosen: nothing stays filtered, and the keys mean the call again.
    function finish(): void {
        if (row.field.text !== "")
            row.field.clear();
        leave();
    }

    function leave(): void {
        grid.keyed = false;
        if (row.field.activeFocus)
            pane.forceActiveFocus();
    }

    // She turned to a call: what is typed stays, but End and Del mean the call.
    function rest(): void {
        row.field.editing = false;
    }

    // Enter: the marked person, else the number typed, else the first found.
    function accept(): void {
        if (DragSession.active)
            return; // the list stands still and may not show what was typed
        if (grid.keyed && grid.count > 0)
            grid.choose();
        else if (dials && Transfers.armedCall !== 0)
            Transfers.choose(Extensions.query, "");
        else if (dials)
            Dialer.dial(Extensions.query);
        else if (Extensions.query !== "" && grid.count > 0)
            grid.choose();
    }

    Connections {
        function onFilterChanged(): void {
            if (Extensions.query !== "" && pane.tab !== "extensions")
                pane.tab = "extensions";
            if (row.field.text !== Extensions.query)
                row.field.text = Extensions.query;
            grid.keyed = false;
            grid.currentIndex = 0;
        }

        target: Extensions
    }

    Connections {
        function onArmedChanged(): void {
            if (Transfers.armedCall !== 0)
                pane.search();
            else
                pane.finish();
        }

        function onHanded(): void {
            pane.finish();
        }

        target: Transfers
    }

    Connections {
        function onDialled(): void {
            pane.finish();
        }

        target: Dialer
    }

    SearchRow {
        id: row

        width: parent.width
        dock: pane.dock
        keyboard: pane.keyboard
        onAccepted: pane.accept()
        onDockWanted: dock => pane.dockWanted(dock)
        onKeyboardWanted: pane.keyboardWanted()
        onStepped: direction => grid.keyed ? grid.step(direction) : grid.step(0)
    }

    TabRow {
        id: tabs

        anchors.top: row.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        current: pane.tab
        low: pane.height < Math.round(430 * Theme.scale)
        missed: CallLog.missed
        onChosen: name => pane.choose(name)
    }

    FilterRow {
        id: filters

        anchors.top: tabs.bottom
        anchors.topMargin: Theme.space
        width: parent.width
        visible: pane.people && Extensions.total > 0
    }

    Loader {
        id: dial

        anchors.top: filters.bottom
        anchors.topMargin: Theme.space
        width: parent.width
        height: active ? Theme.callTarget + Theme.space : 0
        active: pane.dials && pane.people

        sourceComponent: Item {
            DialRow {
                width: parent.width
                number: Extensions.query
            }
        }
    }

    ExtensionGrid {
        id: grid

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: -Theme.space
        anchors.top: dial.bottom
        visible: pane.people
        onChosen: (number, name, tile) => pane.tileChosen(number, name, tile)
    }

    Loader {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: tabs.bottom
        anchors.topMargin: Theme.space
        active: pane.tab === "log"

        sourceComponent: LogPage {
            onContactWanted: (number, name) => pane.contactWanted(number, name)
        }
    }

    Loader {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: tabs.bottom
        active: !pane.people && pane.tab !== "log"

        sourceComponent: LaterPage {
            page: pane.tab
            onActed: pane.choose("extensions")
        }
    }
}
