// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQml
import QtQuick
import Atc.Core

// The keys of the keyboard: what needs no window is done here, the rest is asked of it.
Item {
    id: keys

    signal wanted(string action)
    signal acted // something was done with a call

    function perform(action: string): void {
        const focus = Calls.focusId;
        switch (action) {
        case "answer":
            Calls.answerNext();
            break;
        case "reject":
            if (Calls.firstRinging !== 0)
                Calls.reject(Calls.firstRinging, true);
            break;
        case "silence":
            Calls.silence();
            break;
        case "hold":
            if (focus !== 0)
                Calls.toggleHold(focus);
            else
                Calls.resumeOldest();
            break;
        case "resume_oldest":
            Calls.resumeOldest();
            break;
        case "blind":
            Transfers.blindKey();
            break;
        case "attended":
            Transfers.attendedKey();
            break;
        case "cancel_transfer":
            Transfers.cancelKey();
            break;
        case "swap":
            if (focus !== 0)
                Transfers.swap(focus);
            break;
        case "join":
            Transfers.joinKey();
            break;
        case "undo":
            Transfers.undoLast();
            break;
        case "park":
            if (focus !== 0)
                Parking.park(focus, "");
            break;
        case "mute":
            if (focus !== 0)
                Calls.toggleMute(focus);
            break;
        case "hang_up":
            if (focus !== 0)
                Calls.hangUp(focus);
            break;
        case "suggestion_1":
        case "suggestion_2":
        case "suggestion_3":
            Suggestions.takeByKey(focus !== 0 ? focus : Calls.firstRinging, Number(action.slice(-1)) - 1);
            break;
        case "group_pickup":
            Pickups.pickUpGroup();
            break;
        case "do_not_disturb":
            Status.toggleDnd();
            break;
        case "pause_queues":
            Queues.togglePause("");
            break;
        case "take_caller":
            Queues.pickLongest();
            break;
        case "headset":
            if (!Headset.asking) {
                keys.wanted(action);
                return;
            }
            Headset.answer(true);
            break;
        default:
            keys.wanted(action);
            return;
        }
        keys.acted();
    }

    Connections {
        function onTriggered(action: string): void {
            keys.perform(action);
        }

        target: KeyMap
    }

    Instantiator {
        model: KeyMap.map

        delegate: Shortcut {
            required property string action
            required property string modelSequence

            autoRepeat: false
            context: Qt.ApplicationShortcut
            sequence: modelSequence
            onActivated: keys.perform(action)
        }
    }

    Shortcut {
        sequence: "Esc"
        onActivated: keys.wanted("escape")
    }
}
