// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Atc.Theme

// The word and the sign of each state of a phone.
QtObject {
    function word(phone: string, dnd: bool): string {
        if (dnd && phone !== "busy" && phone !== "ringing")
            return qsTr("Do not disturb");
        switch (phone) {
        case "idle":
            return qsTr("Free");
        case "ringing":
            return qsTr("Ringing");
        case "busy":
            return qsTr("Busy");
        case "unregistered":
            return qsTr("Not signed in");
        default:
            return qsTr("State unknown");
        }
    }

    function glyph(phone: string, dnd: bool): string {
        if (dnd && phone !== "busy" && phone !== "ringing")
            return Icons.dnd;
        switch (phone) {
        case "idle":
            return Icons.idle;
        case "ringing":
            return Icons.ringing;
        case "busy":
            return Icons.busy;
        case "unregistered":
            return Icons.offline;
        default:
            return Icons.unknown;
        }
    }
}
