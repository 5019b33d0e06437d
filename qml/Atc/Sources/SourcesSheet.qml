// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Where contacts come from, and how each phonebook is doing.
Sheet {
    id: sheet

    objectName: "sources-sheet"
    title: qsTr("Phonebooks")

    Repeater {
        model: Sources.books

        SourceCard {
            width: parent?.width ?? 0
        }
    }

    EmptyState {
        width: parent.width
        glyph: Icons.book
        objectName: "sources-empty"
        text: qsTr("The administrator names them in the configuration file: CSV and vCard files, as Outlook, Google and spreadsheets export them, LDAP and CardDAV servers. Contacts that you add yourself need none.")
        title: qsTr("No phonebook is set up")
        visible: Sources.configured === 0
    }

    Button {
        glyph: Icons.refresh
        objectName: "sources-all"
        text: qsTr("Sync all now")
        visible: Sources.configured > 1
        onTapped: Sources.syncAll()
    }
}
