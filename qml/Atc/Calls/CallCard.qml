// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// One call. The whole card can be lifted and dragged to where the call shall go.
Item {
    id: card

    required property int callId
    required property int line
    required property string phase
    required property string look
    required property string name
    required property string number
    required property bool anonymous
    required property string called
    required property string queue
    required property string via
    required property string recall
    required property string rung
    required property string shownNumber
    required property string edge
    required property string category
    required property string categoryIcon
    required property string about
    required property string also
    required property int alsoCount
    required property int photo
    required property string pending
    required property bool muted
    required property bool peerHolds
    required property bool secure
    required property string notice
    required property string tone
    required property real since
    required property string note
    required property bool known
    required property list<string> tags
    required property bool talked
    required property int consults
    required property bool hasConsultation

    property bool small: false // among many: one action, the rest on request
    property bool tight: false // in a low window: nothing is shown twice, less air
    property bool expanded: false
    property bool tagging: false // what came of the call is being chosen
    readonly property bool writing: tagging || notes.editing
    readonly property bool asks: over && talked && CallLog.wrapUp && tags.length === 0
    // A call that is over makes room for one that is not.
    readonly property bool folded: over && !expanded && !notes.editing && Calls.ringingCount + Calls.activeCount > 0
    readonly property bool compact: folded || small && !expanded && !over && !paired && Transfers.armedCall !== callId
    readonly property bool brief: compact && tight // one line of facts only
    readonly property int air: tight ? Theme.space : Theme.pad
    readonly property bool alsoShort: compact || tight && waiting && Calls.ringingCount > 1
    readonly property bool paired: consults !== 0 || hasConsultation
    readonly property bool waiting: phase === "ringing" || phase === "offered"
    readonly property bool live: phase === "active" || phase === "held"
    readonly property bool over: phase === "ended"
    readonly property bool offer: phase === "offered" || rung !== "" && waiting
    readonly property color ink: Theme.callColor(look)
    readonly property color rim: Theme.callEdge(look) // the state's colour; the edge is the category's
    readonly property string word: pending !== "" ? CallWords.pending(pending) : CallWords.look(look)
    readonly property real reminder: Calls.holdReminder
    readonly property real heldFor: phase === "held" && reminder > 0 ? (Ticker.now - since) / reminder : 0
    readonly property bool overdue: heldFor >= 1
    // Who most likely takes this caller; asked again when that changes.
    readonly property var helpers: !compact && !paired && (live || phase === "ringing" && !offer) && Suggestions.revision >= 0 ? Suggestions.forCall(callId) : []

    implicitHeight: Math.max(body.implicitHeight, card.compact ? Theme.callTarget : 0) + air * 2
    objectName: "call-" + callId
    onFoldedChanged: if (folded)
        tagging = false // what is chosen is kept
    onWritingChanged: Calls.pin(callId, writing)
    opacity: source.lifted ? Theme.dimOpacity : over ? 0.75 : 1
    Accessible.description: [category, about, also, queue, via, recall, notice, note, !overdue ? "" : qsTr("Waiting long")].filter(text => text !== "").join(". ")
    Accessible.name: name + ", " + word
    Accessible.role: Accessible.Grouping

    Rectangle {
        id: paper

        anchors.fill: parent
        border.color: target.hovered ? Theme.colors.accent : target.open || card.waiting || card.overdue ? frame : Theme.colors.border
        border.width: target.open || card.waiting || card.overdue ? Theme.line : Theme.hair
        color: card.waiting ? Theme.callSoft(card.look) : target.hovered ? Theme.colors.accentSoft : Theme.colors.surface
        radius: Theme.radius

        readonly property color frame: target.open ? Theme.colors.accent : card.overdue ? card.heldFor >= 2 ? Theme.colors.danger : Theme.colors.ringing : card.rim
    }

    CallPulse {
        anchors.fill: parent
        on: card.waiting && card.pending === ""
        rim: card.rim
    }

    Rectangle {
        x: Theme.gap
        y: Theme.pad
        width: Theme.edge
        height: parent.height - Theme.pad * 2
        color: card.edge === "" ? card.rim : Theme.categoryColor(card.edge)
        objectName: "call-" + card.callId + "-edge"
        radius: width / 2
    }

    DragSource {
        id: source

        anchors.fill: parent
        callId: card.callId
        detail: card.word
        enabled: !card.over && card.phase !== "dialing" && card.phase !== "alerting"
        kind: "call"
        label: card.name
        look: card.look
    }

    DropTarget {
        id: target

        anchors.fill: parent
        accepts: DragSession.kind === "call" && DragSession.callId !== card.callId && card.live && Calls.stateOf(DragSession.callId) !== "ringing"
        name: card.name
        onDropped: Transfers.join(DragSession.callId, card.callId)
    }

    Column {
        id: body

        anchors.left: parent.left
        anchors.leftMargin: Theme.pad + Theme.space
        anchors.right: parent.right
        anchors.rightMargin: card.compact ? side.width + Theme.pad + Theme.space : Theme.pad
        y: card.air
        spacing: card.compact ? Theme.gap : Theme.space

        CallHead {
            width: parent.width
            brief: card.brief
            callId: card.callId
            category: card.category
            categoryIcon: card.categoryIcon
            compact: card.compact
            edge: card.edge
            frame: paper.frame
            ink: card.ink
            line: card.line
            look: card.look
            over: card.over
            overdue: card.overdue
            secure: card.secure
            since: card.since
            tight: card.tight
            waiting: card.waiting
            word: card.word
        }

        Item {
            width: parent.width
            height: Math.max(words.implicitHeight, write.visible || learn.visible ? Theme.target : 0, mark.visible ? mark.height : 0)

            Avatar {
                id: portrait

                anchors.verticalCenter: parent.verticalCenter
                name: card.name
                photo: card.photo === 0 ? "" : "contact/" + card.photo + "/"
                visible: card.photo !== 0 && !card.brief
            }

            CallName {
                id: words

                anchors.left: portrait.visible ? portrait.right : parent.left
                anchors.leftMargin: portrait.visible ? Theme.space : 0
                anchors.right: learn.visible ? learn.left : write.visible ? write.left : mark.visible ? mark.left : parent.right
                anchors.verticalCenter: parent.verticalCenter
                about: card.about
                also: card.also
                alsoCount: card.alsoCount
                alsoShort: card.alsoShort
                brief: card.brief
                callId: card.callId
                called: card.called
                compact: card.compact
                name: card.name
                note: card.note
                number: card.number
                queue: card.queue
                recall: card.recall
                rung: card.rung
                shownNumber: card.shownNumber
                via: card.via
            }

            IconButton {
                id: mark

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                checked: card.tagging
                glyph: Icons.tag
                objectName: "call-" + card.callId + "-tag"
                text: qsTr("What came of it")
                visible: (card.live || card.over && card.talked) && !card.compact && CallLog.tags.length > 0
                onTapped: card.tagging = !card.tagging
            }

            IconButton {
                id: write

                anchors.right: mark.visible ? mark.left : parent.right
                anchors.verticalCenter: parent.verticalCenter
                glyph: Icons.note
                objectName: "call-" + card.callId + "-note"
                text: card.phase === "held" ? qsTr("Why on hold?") : qsTr("Add a note")
                visible: (card.live || card.over && card.talked) && !card.compact && card.note === "" && !notes.editing
                onTapped: notes.editing = true
            }

            IconButton {
                id: learn

                anchors.right: write.visible ? write.left : mark.visible ? mark.left : parent.right
                anchors.verticalCenter: parent.verticalCenter
                glyph: Icons.addPerson
                objectName: "call-" + card.callId + "-learn"
                text: qsTr("Add %1 to the contacts").arg(card.name)
                visible: !card.known && !card.anonymous && card.number !== "" && Contacts.ready && (card.live || card.over) && !card.compact
                onTapped: ContactEditor.addNumber(card.shownNumber, card.name)
            }
        }

        Fact {
            glyph: Icons.group
            text: card.also === "" || card.alsoShort ? "" : qsTr("also: %1").arg(card.also)
        }

        Fact {
            glyph: Icons.divert
            text: card.via === "" || card.brief && card.recall !== "" ? "" : qsTr("via %1").arg(card.via)
        }

        Fact {
            glyph: Icons.recall
            ink: Theme.colors.recalled
            text: card.recall
        }

        Fact {
            glyph: Icons.ringing
            text: card.rung === "" || !card.offer ? "" : qsTr("rings at %1").arg(card.rung)
        }

        Fact {
            glyph: Icons.pause
            text: card.peerHolds && card.live ? qsTr("The other side put you on hold") : ""
        }

        Fact {
            glyph: Icons.clock
            ink: paper.frame
            text: !card.overdue || card.brief ? "" : card.heldFor >= 2 ? qsTr("Waiting very long") : qsTr("Waiting long")
        }

        CallTold {
            width: parent.width
            callId: card.callId
            notice: card.notice
            tone: card.tone
            visible: card.notice !== ""
        }

        NoteLine {
            id: notes

            width: parent.width
            callId: card.callId
            held: card.phase === "held"
            note: card.note
            visible: !card.compact && (editing || card.note !== "")
        }

        Loader {
            width: parent.width
            active: (card.tagging || card.asks) && mark.visible
            visible: active

            sourceComponent: TagRow {
                chosen: card.tags
                objectName: "call-" + card.callId + "-tags"
                tags: CallLog.tags
                onToggled: tag => Calls.toggleTag(card.callId, tag)
            }
        }

        Fact {
            glyph: Icons.tag
            text: card.tagging ? "" : card.tags.join(", ")
        }

        Fact {
            glyph: Icons.note
            text: card.compact && !(card.brief && (card.via + card.recall) !== "") ? card.note : ""
        }

        Loader {
            width: parent.width
            active: card.helpers.length > 0
            visible: active

            sourceComponent: SuggestionRow {
                callId: card.callId
                enabled: card.pending === ""
                flat: card.tight || !card.waiting
                helpers: card.helpers
                keyed: card.callId === (Calls.focusId !== 0 ? Calls.focusId : Calls.firstRinging)
            }
        }

        Loader {
            width: parent.width
            active: !card.over && !card.compact
            visible: active

            sourceComponent: CallActions {
                callId: card.callId
                consultation: card.consults !== 0
                hasConsultation: card.hasConsultation
                muted: card.muted
                offer: card.offer
                pending: card.pending
                phase: card.phase
                small: card.small
                waiting: card.waiting
                onLess: card.expanded = false
            }
        }

        Button {
            width: parent.width
            objectName: "call-" + card.callId + "-dismiss"
            text: card.asks ? qsTr("Close without a tag") : qsTr("Close")
            visible: card.over && !card.compact && (card.notice !== "" || card.asks)
            onTapped: Calls.dismiss(card.callId)
        }
    }

    Loader {
        id: side

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        active: card.compact
        visible: active

        sourceComponent: CallShort {
            callId: card.callId
            offer: card.offer
            pending: card.pending
            phase: card.phase
            onMore: card.expanded = true
        }
    }

    JoinSign {
        anchors.fill: parent
        name: card.name
        visible: target.hovered
    }

    component Fact: CallFact {
        width: parent.width
        single: card.compact
    }
}
