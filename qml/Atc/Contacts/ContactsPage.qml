// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The phonebook: chips, list or tiles, the alphabet at its side.
Item {
    id: page

    readonly property bool searching: Contacts.query !== ""
    readonly property bool tiles: Settings.contactsLayout === "tiles"
    readonly property Item view: (tiles ? grid.item : table.item) as Item
    readonly property int count: searching ? Contacts.foundCount : Contacts.listed
    property bool keyed: tiles ? (grid.item as ContactGrid)?.keyed ?? false : (table.item as ContactList)?.keyed ?? false

    signal chosen(int contactId, string dial, int numbers, string name, Item tile)

    function step(by: int): void {
        if (tiles)
            (grid.item as ContactGrid)?.step(by);
        else
            (table.item as ContactList)?.step(by);
    }

    function choose(): void {
        if (tiles)
            (grid.item as ContactGrid)?.choose();
        else
            (table.item as ContactList)?.choose();
    }

    function rest(): void {
        if (grid.item !== null)
            (grid.item as ContactGrid).keyed = false;
        if (table.item !== null)
            (table.item as ContactList).keyed = false;
    }

    objectName: "contacts-page"
    Component.onCompleted: Contacts.use()

    Connections {
        function onJumped(place: int): void {
            if (page.tiles)
                (grid.item as ContactGrid)?.show(place);
            else
                (table.item as ContactList)?.show(place);
        }

        function onQueryChanged(): void {
            page.rest();
        }

        target: Contacts
    }

    ContactTools {
        id: tools

        width: parent.width
    }

    Loader {
        id: table

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: jump.left
        anchors.top: tools.bottom
        active: !page.tiles
        visible: page.count > 0

        sourceComponent: ContactList {
            found: page.searching
            onChosen: (id, dial, numbers, name, tile) => page.chosen(id, dial, numbers, name, tile)
        }
    }

    Loader {
        id: grid

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: jump.left
        anchors.top: tools.bottom
        active: page.tiles
        visible: page.count > 0

        sourceComponent: ContactGrid {
            found: page.searching
            onChosen: (id, dial, numbers, name, tile) => page.chosen(id, dial, numbers, name, tile)
        }
    }

    Loader {
        id: jump

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.rightMargin: -Theme.space
        anchors.top: tools.bottom
        anchors.topMargin: Theme.space
        width: active ? Theme.target + Theme.space : 0
        active: !page.searching && Contacts.lettered && Contacts.listed > 40

        sourceComponent: JumpBar {
            onWanted: letter => Contacts.jump(letter)
        }
    }

    Loader {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: tools.bottom
        active: page.count === 0
        sourceComponent: !Contacts.ready ? opening : page.searching && !Contacts.settled ? null : empty
    }

    Component {
        id: opening

        EmptyState {
            glyph: Icons.book
            text: qsTr("The phonebook is being opened. Calls, the extensions and the keypad work meanwhile.")
            title: qsTr("One moment…")
        }
    }

    Component {
        id: empty

        EmptyState {
            readonly property bool narrowed: Contacts.group !== "" || Contacts.source !== ""
            readonly property bool bare: !page.searching && !narrowed

            action: page.searching ? "" : narrowed ? qsTr("Show all contacts") : qsTr("New contact")
            actionGlyph: narrowed ? Icons.directory : Icons.addPerson
            glyph: page.searching ? Icons.search : Icons.book
            text: {
                if (page.searching)
                    return qsTr("Look for a name, a company, a department, a number or an e-mail address; accents, the order of words and a typing mistake do not matter.");
                if (narrowed)
                    return qsTr("Nobody in this part of the phonebook.");
                return qsTr("Phonebooks are named in the configuration file, under [[directory]]: a CSV or vCard file, an LDAP or a CardDAV server. They appear here by themselves. Your own contacts can be added right away.");
            }
            title: page.searching ? qsTr("Nobody found for “%1”").arg(Contacts.query) : narrowed ? qsTr("Nobody here") : qsTr("The phonebook is empty")
            onActed: bare ? ContactEditor.add() : Contacts.showAll()
        }
    }
}
