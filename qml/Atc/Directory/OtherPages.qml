// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Core
import Atc.Log
import Atc.Queues
import Atc.Theme

// The pages that are no lists of people.
Item {
    id: pages

    required property string tab
    required property bool people

    signal contactWanted(string number, string name)
    signal peopleWanted
    signal personWanted(int contact)

    Loader {
        anchors.fill: parent
        anchors.topMargin: Theme.space
        active: pages.tab === "log"
        onActiveChanged: CallLog.watch(active)

        sourceComponent: LogPage {
            onContactWanted: (number, name) => pages.contactWanted(number, name)
            onPersonWanted: contact => pages.personWanted(contact)
        }
    }

    Loader {
        anchors.fill: parent
        active: pages.tab === "queues"

        sourceComponent: QueuesPage {
            onPeopleWanted: pages.peopleWanted()
        }
    }

    Loader {
        anchors.fill: parent
        active: !pages.people && pages.tab !== "log" && pages.tab !== "queues"

        sourceComponent: LaterPage {
            page: pages.tab
            onActed: pages.peopleWanted()
        }
    }
}
