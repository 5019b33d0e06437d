// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Contacts
import Atc.Core
import Atc.Drag
import Atc.Theme

// The right-hand side: where calls can go.
Item {
    id: pane

    property string tab: "extensions"
    property string dock
    property bool keyboard: false
    readonly property bool onContacts: tab === "contacts"
    readonly property bool people: tab === "favourites" || tab === "extensions" || onContacts
    readonly property string query: row.field.text
    readonly property bool dials: Dialer.canDial(query)
    readonly property bool asTable: Settings.extensionsLayout === "table"
    readonly property bool searching: tab === "extensions" && query !== "" && Contacts.total > 0
    readonly property bool alone: searching && Extensions.shown === 0 && Contacts.foundCount > 0
    readonly property bool wide: width >= 760 * Theme.scale
    readonly property int side: Math.round((width - Theme.pad) * (width >= 1100 * Theme.scale ? 0.42 : 0.48))
    // The list of people that is shown: tiles, table or favourites, alike in what they can do.
    readonly property var list: tab === "favourites" ? stars : asTable ? table.item : grid
    readonly property FavouritesPage stars: favourites.item as FavouritesPage
    readonly property ContactsPage phonebook: contacts.item as ContactsPage
    readonly property FoundContacts results: found.item as FoundContacts

    signal dockWanted(string dock)
    signal keyboardWanted
    signal tileChosen(string number, string name, Item tile)

    function choose(name: string): void {
        const other = tab !== name;
        tab = name;
        if (!other)
            return;
        ContactCard.close();
        if (name !== "extensions" && name !== "contacts")
            row.field.text = ""; // nothing is looked for there, and it would lead back
        typed(query);
    }

    // What is typed is looked for where she is; among everybody when that is no list of people.
    function typed(text: string): void {
        if (text !== "" && !onContacts)
            tab = "extensions";
        if (!onContacts)
            Extensions.search(text);
        Contacts.search(text);
    }

    // Where somebody's tile is, in another item's coordinates; the middle of the list without one.
    function placeOf(number: string, within: Item): rect {
        const tile = tab === "favourites" ? stars?.tileOf(number) ?? null : grid.visible ? grid.itemAtIndex(Extensions.placeOf(number)) : null;
        if (tile !== null)
            return within.mapFromItem(tile, 0, 0, tile.width, tile.height);
        return within.mapFromItem(area, 0, 0, area.width, Theme.callTarget * 2);
    }

    function search(): void {
        if (tab !== "favourites" && tab !== "extensions") {
            tab = "extensions"; // a contact that is open stays open: its numbers take the call
            typed(query);
        }
        row.field.input.forceActiveFocus();
        row.field.input.selectAll();
    }

    // The innermost thing goes away first.
    function clear(): void {
        if (ContactEditor.active && onContacts)
            ContactEditor.asking ? ContactEditor.keep() : ContactEditor.cancel();
        else if (ContactCard.contactId !== 0)
            closeCard();
        else if (row.field.text !== "")
            row.field.clear();
        else
            leave();
    }

    function closeCard(): void {
        ContactCard.close();
        if (onContacts)
            phonebook?.view?.forceActiveFocus();
    }

    // What was looked for is chosen: nothing stays filtered, and the keys mean the call again.
    function finish(): void {
        if (!onContacts) {
            ContactCard.close();
            if (row.field.text !== "")
                row.field.clear();
        }
        leave();
    }

    function leave(): void {
        unmark();
        if (row.field.activeFocus)
            pane.forceActiveFocus();
    }

    function unmark(): void {
        grid.keyed = false;
        for (const list of [table.item as ExtensionTable, stars, results])
            if (list !== null)
                list.keyed = false;
        phonebook?.rest();
    }

    // She turned to a call: what is typed stays, but End and Del mean the call.
    function rest(): void {
        row.field.editing = false;
    }

    // The arrows of the search field: down through the extensions, on through the contacts.
    function step(by: int): void {
        if (onContacts) {
            phonebook?.step(phonebook.keyed ? by : 0);
        } else if (results?.keyed ?? false) {
            if (by < 0 && results.at <= 0 && list.count > 0) {
                results.keyed = false;
                list.keyed = true;
            } else {
                results.step(by);
            }
        } else if (results !== null && results.count > 0 && (list.count === 0 || list.keyed && by > 0 && list.currentIndex >= list.count - 1)) {
            list.keyed = false;
            results.first();
            results.step(0);
        } else if (list !== null) {
            list.step(list.keyed ? by : 0);
        }
    }

    // Enter: the marked person, else the number typed, else the first found.
    function accept(): void {
        if (DragSession.active)
            return; // the list stands still and may not show what was typed
        if (onContacts && (phonebook?.keyed ?? false))
            phonebook.choose();
        else if (results?.keyed ?? false)
            results.choose();
        else if (!onContacts && list !== null && list.keyed && list.count > 0)
            list.choose();
        else if (dials && Transfers.armedCall !== 0)
            Transfers.choose(query, "");
        else if (dials)
            Dialer.dial(query);
        else if (query !== "" && onContacts)
            phonebook?.choose();
        else if (query !== "" && list !== null && list.count > 0)
            list.choose();
        else if (query !== "")
            results?.choose();
    }

    function openContact(id: int, dial: string, numbers: int, name: string): void {
        if (Transfers.armedCall !== 0 && numbers === 1) {
            Contacts.picked(id, dial);
            Transfers.choose(dial, name);
        } else {
            ContactCard.open(id);
        }
    }

    // A number of the contact that is open: it gets the chosen call, is asked about during one, or
    // is called.
    function reach(dial: string, name: string, line: Item): void {
        Contacts.picked(ContactCard.contactId, dial);
        if (Transfers.armedCall !== 0 || Calls.focusId !== 0 && Calls.stateOf(Calls.focusId) === "active")
            pane.tileChosen(dial, name, line);
        else
            Dialer.dial(dial);
    }

    Component.onCompleted: if (Favourites.total > 0)
        tab = "favourites"

    Connections {
        function onFilterChanged(): void {
            if (!pane.onContacts) {
                if (Extensions.query !== "" && pane.tab !== "extensions")
                    pane.tab = "extensions";
                if (row.field.text !== Extensions.query)
                    row.field.text = Extensions.query;
            }
            pane.unmark();
            grid.currentIndex = 0;
        }

        target: Extensions
    }

    DirectoryEvents {
        onFinished: pane.finish()
        onSearchWanted: pane.search()
        onWritingWanted: {
            pane.choose("contacts");
            if (editor.item !== null)
                (editor.item as EditorPage).focusFirst();
        }
    }

    SearchRow {
        id: row

        width: parent.width
        dock: pane.dock
        keyboard: pane.keyboard
        onAccepted: pane.accept()
        onDockWanted: dock => pane.dockWanted(dock)
        onEdited: text => pane.typed(text)
        onKeyboardWanted: pane.keyboardWanted()
        onStepped: direction => pane.step(direction)
    }

    TabRow {
        id: tabs

        anchors.top: row.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        current: pane.tab
        low: pane.height < Math.round(430 * Theme.scale)
        missed: CallLog.missed
        queued: Queues.count
        writing: ContactEditor.active && !pane.onContacts
        onChosen: name => pane.choose(name)
    }

    DialPlace {
        id: dial

        anchors.top: tabs.bottom
        anchors.topMargin: Theme.space
        width: parent.width
        active: pane.dials && pane.people
        number: pane.query
    }

    // The pages lie in here.
    Item {
        id: area

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: dial.bottom

        FilterRow {
            id: filters

            width: parent.width
            visible: pane.tab === "extensions" && Extensions.total > 0
        }

        ExtensionGrid {
            id: grid

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.rightMargin: pane.searching ? pane.side + Theme.pad - Theme.space : -Theme.space
            anchors.top: filters.bottom
            anchors.topMargin: Theme.space
            used: visible
            visible: pane.tab === "extensions" && !pane.asTable
            onChosen: (number, name, tile) => pane.tileChosen(number, name, tile)
        }

        Loader {
            id: table

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.rightMargin: pane.searching ? pane.side + Theme.pad : 0
            anchors.top: filters.bottom
            active: pane.tab === "extensions" && pane.asTable

            sourceComponent: ExtensionTable {
                onChosen: (number, name, tile) => pane.tileChosen(number, name, tile)
            }
        }

        Loader {
            anchors.fill: grid
            active: pane.tab === "extensions" && Extensions.shown === 0 && !pane.alone

            sourceComponent: NobodyFound {}
        }

        // The contacts that were found have the room.
        NoExtension {
            id: none

            anchors.top: filters.bottom
            width: parent.width
            shown: pane.alone
            text: qsTr("No extension for “%1”").arg(pane.query)
        }

        Loader {
            id: found

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            anchors.top: none.bottom
            width: pane.alone ? parent.width : pane.side
            active: pane.searching

            sourceComponent: FoundContacts {
                onChosen: (id, dial, numbers, name) => pane.openContact(id, dial, numbers, name)
            }
        }

        Loader {
            id: favourites

            anchors.fill: parent
            active: pane.tab === "favourites"

            sourceComponent: FavouritesPage {
                onChosen: (number, name, tile) => pane.tileChosen(number, name, tile)
                onPeopleWanted: pane.choose("extensions")
            }
        }

        Loader {
            id: contacts

            anchors.fill: parent
            anchors.bottomMargin: deleted.height > 0 ? deleted.height + Theme.space : 0
            anchors.rightMargin: card.active && pane.wide ? pane.side + Theme.pad : 0
            active: pane.onContacts || item !== null // once made it stays where it was scrolled to
            visible: pane.onContacts && !editor.active

            sourceComponent: ContactsPage {
                onChosen: (id, dial, numbers, name) => pane.openContact(id, dial, numbers, name)
            }
        }

        OtherPages {
            anchors.fill: parent
            people: pane.people
            tab: pane.tab
            onContactWanted: (number, name) => ContactEditor.addNumber(number, name)
            onPeopleWanted: pane.choose("extensions")
            onPersonWanted: contact => {
                pane.choose("contacts");
                ContactCard.open(contact);
            }
        }

        Loader {
            id: card

            anchors.bottom: deleted.top
            anchors.bottomMargin: deleted.height > 0 ? Theme.space : 0
            anchors.right: parent.right
            anchors.top: parent.top
            width: pane.wide ? pane.side : parent.width
            active: ContactCard.contactId !== 0 && pane.people
            visible: active && !editor.active
            onLoaded: (item as ContactPanel).focusFirst()

            sourceComponent: ContactPanel {
                onClosed: pane.closeCard()
                onNumberChosen: (dial, name, line) => pane.reach(dial, name, line)
            }
        }

        Loader {
            id: editor

            anchors.fill: parent
            active: ContactEditor.active && pane.onContacts

            sourceComponent: EditorPage {}
        }

        Loader {
            id: deleted

            anchors.bottom: parent.bottom
            width: parent.width
            height: active && item !== null ? (item as Item).implicitHeight : 0
            active: ContactBin.name !== ""

            sourceComponent: DeletedBar {}
        }
    }
}
