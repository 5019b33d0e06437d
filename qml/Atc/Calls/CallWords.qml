// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Atc.Theme

// The word and the sign of a call's state, and of what is asked of the PBX for it.
QtObject {
    function look(look: string): string {
        switch (look) {
        case "ringing":
            return qsTr("Ringing");
        case "recalled":
            return qsTr("Recalled");
        case "offered":
            return qsTr("Rings elsewhere");
        case "dialing":
            return qsTr("Calling");
        case "held":
            return qsTr("On hold");
        case "consulting":
            return qsTr("Consulting");
        case "ended":
            return qsTr("Ended");
        default:
            return qsTr("Talking");
        }
    }

    function pending(pending: string): string {
        switch (pending) {
        case "answering":
            return qsTr("Answering…");
        case "rejecting":
            return qsTr("Refusing…");
        case "holding":
            return qsTr("Holding…");
        case "resuming":
            return qsTr("Resuming…");
        case "hanging_up":
            return qsTr("Hanging up…");
        case "transferring":
            return qsTr("Transferring…");
        case "parking":
            return qsTr("Parking…");
        default:
            return "";
        }
    }

    function glyph(look: string): string {
        switch (look) {
        case "ringing":
            return Icons.incoming;
        case "recalled":
            return Icons.recall;
        case "offered":
            return Icons.ringing;
        case "dialing":
            return Icons.outgoing;
        case "held":
            return Icons.pause;
        case "consulting":
            return Icons.consult;
        case "ended":
            return Icons.hangUp;
        default:
            return Icons.busy;
        }
    }
}
