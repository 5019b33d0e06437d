// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Contacts found while she types, beside the extensions.
Item {
    id: found

    property alias keyed: list.keyed
    readonly property int count: Contacts.foundCount

    signal chosen(int contactId, string dial, int numbers, string name, Item tile)

    function step(by: int): void {
        list.step(by);
    }

    function first(): void {
        list.currentIndex = 0;
    }

    function choose(): void {
        list.choose();
    }

    readonly property int at: list.currentIndex

    objectName: "found-contacts"

    Label {
        id: head

        width: parent.width
        height: Theme.target
        color: Theme.colors.muted
        strong: true
        text: Contacts.foundTotal > found.count ? qsTr("Contacts · the best %1 of %2").arg(found.count).arg(Contacts.foundTotal) : qsTr("Contacts · %1").arg(found.count)
        visible: found.count > 0
    }

    ContactList {
        id: list

        anchors.bottom: parent.bottom
        anchors.top: head.bottom
        width: parent.width
        found: true
        plain: true
        visible: found.count > 0
        onChosen: (id, dial, numbers, name, tile) => found.chosen(id, dial, numbers, name, tile)
    }

    Label {
        anchors.top: parent.top
        anchors.topMargin: Theme.pad
        width: parent.width
        color: Theme.colors.muted
        elide: Text.ElideNone
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("No contact found")
        visible: found.count === 0 && Contacts.settled
        wrapMode: Text.Wrap
    }
}
