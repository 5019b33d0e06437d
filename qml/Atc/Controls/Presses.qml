// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

// How many buttons are held down: a card is not lifted by a slow press on one of its buttons.
QtObject {
    property int count: 0
}
