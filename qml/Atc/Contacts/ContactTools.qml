// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// What of the phonebook is shown, how, and a new contact.
Item {
    id: tools

    readonly property bool tiles: Settings.contactsLayout === "tiles"

    implicitHeight: Theme.target

    Flickable {
        anchors.left: parent.left
        anchors.right: buttons.left
        anchors.rightMargin: Theme.space
        height: parent.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentWidth: chips.implicitWidth
        flickableDirection: Flickable.HorizontalFlick

        Row {
            id: chips

            spacing: Theme.space

            Repeater {
                model: Contacts.sources.length > 1 ? Contacts.sources : []

                Chip {
                    required property string modelData

                    checked: Contacts.source === modelData
                    glyph: Icons.book
                    objectName: "source-" + modelData
                    text: ContactWords.source(modelData)
                    onTapped: Contacts.chooseSource(modelData)
                }
            }

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.hair
                height: Theme.target / 2
                color: Theme.colors.border
                visible: Contacts.sources.length > 1 && Contacts.groups.length > 0
            }

            Repeater {
                model: Contacts.groups

                Chip {
                    required property string modelData

                    checked: Contacts.group === modelData
                    objectName: "contact-group-" + modelData
                    text: modelData
                    onTapped: Contacts.chooseGroup(modelData)
                }
            }
        }
    }

    Row {
        id: buttons

        anchors.right: parent.right
        spacing: Theme.gap

        Button {
            compact: true
            glyph: tools.tiles ? Icons.table : Icons.extensions
            objectName: "contacts-layout"
            text: tools.tiles ? qsTr("Show as a table") : qsTr("Show as tiles")
            onTapped: Settings.chooseContactsLayout(tools.tiles ? "table" : "tiles")
        }

        Button {
            compact: tools.width < 640 * Theme.scale
            enabled: Contacts.ready
            glyph: Icons.addPerson
            kind: "primary"
            objectName: "contact-add"
            text: qsTr("New contact")
            onTapped: ContactEditor.add()
        }
    }
}
