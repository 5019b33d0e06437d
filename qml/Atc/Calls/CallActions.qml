// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// What can be done with a call in its present state; nothing else is offered.
ActionGrid {
    id: actions

    required property int callId
    required property string phase
    required property string pending
    required property bool muted
    required property bool consultation
    required property bool hasConsultation
    required property bool waiting
    required property bool offer
    property bool more: false
    property bool small: false
    readonly property bool live: phase === "active" || phase === "held"
    readonly property bool free: pending === ""
    readonly property bool paired: consultation || hasConsultation
    readonly property bool armed: Transfers.armedCall === callId

    signal less

    component Act: Button {
        property string verb

        width: actions.cell
        height: Theme.callTarget
        objectName: "call-" + actions.callId + "-" + verb
        stacked: true
    }

    Act {
        busy: actions.pending === "answering"
        enabled: actions.free
        glyph: actions.offer ? Icons.pickup : Icons.answer
        kind: "good"
        text: actions.offer ? qsTr("Take") : qsTr("Answer")
        verb: "answer"
        visible: actions.waiting
        onTapped: Calls.answer(actions.callId)
    }

    Act {
        enabled: actions.free
        glyph: Icons.close
        text: qsTr("Leave")
        verb: "leave"
        visible: actions.waiting && actions.offer
        onTapped: Pickups.leave(actions.callId)
    }

    Act {
        checked: actions.armed
        enabled: actions.free
        glyph: Icons.divert
        text: qsTr("Send on")
        verb: "deflect"
        visible: actions.waiting && !actions.offer
        onTapped: Transfers.arm(actions.callId, false)
    }

    Act {
        checked: actions.more
        enabled: actions.free
        glyph: Icons.hangUp
        text: qsTr("Refuse")
        verb: "refuse"
        visible: actions.waiting && !actions.offer
        onTapped: actions.more = !actions.more
    }

    Act {
        enabled: actions.free
        glyph: Icons.busy
        text: qsTr("As busy")
        verb: "busy"
        visible: actions.waiting && !actions.offer && actions.more
        onTapped: Calls.reject(actions.callId, true)
    }

    Act {
        enabled: actions.free
        glyph: Icons.hangUp
        kind: "danger"
        text: qsTr("Decline")
        verb: "decline"
        visible: actions.waiting && !actions.offer && actions.more
        onTapped: Calls.reject(actions.callId, false)
    }

    Act {
        enabled: actions.free
        glyph: Icons.dnd
        text: qsTr("Silence")
        hint: qsTr("It goes on waiting")
        verb: "silence"
        visible: actions.waiting && actions.more
        onTapped: Calls.silence()
    }

    Act {
        enabled: actions.free
        glyph: Icons.check
        kind: "primary"
        text: qsTr("Connect")
        verb: "complete"
        visible: actions.consultation && actions.phase !== "ended"
        onTapped: Transfers.complete(actions.callId)
    }

    Act {
        enabled: actions.free
        glyph: Icons.swap
        text: qsTr("Swap")
        verb: "swap"
        visible: actions.paired && actions.live
        onTapped: Transfers.swap(actions.callId)
    }

    Act {
        glyph: Icons.cancel
        text: qsTr("Cancel")
        hint: qsTr("Back to the caller")
        verb: "cancel"
        visible: actions.paired && actions.phase !== "ended"
        onTapped: Transfers.cancel(actions.callId)
    }

    Act {
        busy: actions.pending === "holding"
        enabled: actions.free
        glyph: Icons.pause
        text: qsTr("Hold")
        verb: "hold"
        visible: actions.phase === "active" && !actions.paired
        onTapped: Calls.hold(actions.callId)
    }

    Act {
        busy: actions.pending === "resuming"
        enabled: actions.free
        glyph: Icons.resume
        kind: "primary"
        text: qsTr("Resume")
        verb: "resume"
        visible: actions.phase === "held" && !actions.paired
        onTapped: Calls.resume(actions.callId)
    }

    Act {
        checked: actions.muted
        glyph: actions.muted ? Icons.micOff : Icons.mic
        text: actions.muted ? qsTr("Muted") : qsTr("Mute")
        verb: "mute"
        visible: actions.phase === "active"
        onTapped: Calls.toggleMute(actions.callId)
    }

    Act {
        checked: actions.armed && !Transfers.announcing
        enabled: actions.free
        glyph: Icons.transfer
        text: qsTr("Transfer")
        verb: "transfer"
        visible: actions.live && !actions.paired
        onTapped: Transfers.arm(actions.callId, false)
    }

    Act {
        checked: actions.armed && Transfers.announcing
        enabled: actions.free
        glyph: Icons.consult
        text: qsTr("Announce")
        verb: "announce"
        visible: actions.live && !actions.paired
        onTapped: Transfers.arm(actions.callId, true)
    }

    Act {
        busy: actions.pending === "parking"
        enabled: actions.free
        glyph: Icons.park
        text: qsTr("Park")
        verb: "park"
        visible: actions.live && !actions.paired
        onTapped: Parking.park(actions.callId, "")
    }

    Act {
        enabled: actions.pending !== "hanging_up"
        glyph: Icons.hangUp
        kind: "danger"
        text: qsTr("Hang up")
        verb: "hangup"
        visible: !actions.waiting && actions.phase !== "ended"
        onTapped: Calls.hangUp(actions.callId)
    }

    Act {
        glyph: Icons.less
        text: qsTr("Less")
        verb: "less"
        visible: actions.small
        onTapped: actions.less()
    }
}
