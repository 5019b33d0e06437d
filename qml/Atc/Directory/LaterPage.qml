// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// A page without data yet: what it is for, and what does the job meanwhile.
EmptyState {
    required property string page

    action: qsTr("Show the extensions")
    actionGlyph: Icons.extensions
    glyph: {
        switch (page) {
        case "log":
            return Icons.log;
        case "chat":
            return Icons.chat;
        case "queues":
            return Icons.queue;
        default:
            return Icons.voicemail;
        }
    }
    text: {
        switch (page) {
        case "log":
            return qsTr("Every call with its time, length and what became of it will be listed here. Meanwhile Call on the keypad brings back the last number, and the calls of the moment are on the left.");
        case "chat":
            return qsTr("Messages with colleagues and the note that goes along with a transfer will be here. Meanwhile hold a call over a person for a moment to announce it by voice.");
        case "queues":
            return qsTr("Who waits in which queue, for how long, and who answers will be shown here. A call from a queue already carries the queue's name on its card.");
        default:
            return qsTr("Messages that callers left will be listed here, to be heard, called back and cleared. Meanwhile call your mailbox from the keypad.");
        }
    }
    title: {
        switch (page) {
        case "log":
            return qsTr("No call log yet");
        case "chat":
            return qsTr("No chat connected");
        case "queues":
            return qsTr("No queues connected");
        default:
            return qsTr("No mailbox connected");
        }
    }
}
