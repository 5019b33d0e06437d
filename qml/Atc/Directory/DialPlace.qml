// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Theme

// Where the typed number is offered for a call; takes no room without one.
Loader {
    id: place

    property string number

    height: active ? Theme.callTarget + Theme.space : 0

    sourceComponent: Item {
        DialRow {
            width: parent.width
            number: place.number
        }
    }
}
