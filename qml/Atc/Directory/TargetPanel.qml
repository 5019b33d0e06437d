// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Calls
import Atc.Controls
import Atc.Core
import Atc.Theme

// What can be done with a person, or the question how a call goes to her. It stands at her tile,
// inside the right-hand side, and goes away by itself.
Rectangle {
    id: panel

    property string number
    property string name
    property bool grouping: false // whether favourites' groups are offered: on their page
    property rect place // the tile, in this item's parent
    readonly property bool question: Transfers.askedCall !== 0
    readonly property string whom: question ? Transfers.askedNumber : number
    readonly property string whose: question ? Transfers.askedName : name
    readonly property string phone: Extensions.phoneOf(whom)
    readonly property bool dnd: Extensions.dndOf(whom)
    readonly property bool open: question || number !== ""
    readonly property int focus_: Calls.focusId
    readonly property bool free: Calls.busyLines < Calls.lines

    function show(whom: string, whose: string, where: rect): void {
        number = whom;
        name = whose;
        place = where;
        forceActiveFocus();
        first();
    }

    function first(): void {
        for (let i = 0; i < buttons.children.length; ++i) {
            if (buttons.children[i].visible && buttons.children[i].enabled) {
                buttons.children[i].forceActiveFocus();
                return;
            }
        }
    }

    function hide(): void {
        number = "";
        Transfers.dismiss();
    }

    x: Math.max(Theme.space, Math.min(parent.width - width - Theme.space, place.x + place.width / 2 - width / 2))
    y: Math.max(Theme.space, Math.min(parent.height - height - Theme.space, place.y + place.height / 2 - height / 2))
    width: Math.min(parent.width - Theme.space * 2, Math.round(460 * Theme.scale))
    height: body.implicitHeight + Theme.wide * 2
    border.color: question && Transfers.askedBusy ? Theme.colors.danger : Theme.colors.accent
    border.width: Theme.line
    color: Theme.colors.raised
    objectName: "target-panel"
    radius: Theme.radius
    visible: open
    Accessible.name: headline.text
    Accessible.role: Accessible.Grouping
    Keys.onEscapePressed: panel.hide()
    onVisibleChanged: if (visible)
        first()
    onQuestionChanged: if (question) {
        number = "";
        first();
    }

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Timer {
        interval: Transfers.questionTime
        running: panel.number !== "" && !panel.question
        onTriggered: panel.hide()
    }

    Column {
        id: body

        anchors.left: parent.left
        anchors.margins: Theme.wide
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.pad

        Item {
            width: parent.width
            height: Math.max(words.implicitHeight, shut.height)

            Column {
                id: words

                anchors.left: parent.left
                anchors.right: star.left
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.line

                Label {
                    id: headline

                    width: parent.width
                    elide: Text.ElideNone
                    font.pixelSize: Theme.title
                    objectName: "question-text"
                    strong: true
                    text: {
                        if (!panel.question)
                            return panel.whose;
                        if (Transfers.askedBusy)
                            return qsTr("%1: %2").arg(panel.whose).arg(Phones.word(panel.phone, panel.dnd).toLowerCase());
                        return qsTr("How does the call go to %1?").arg(panel.whose);
                    }
                    wrapMode: Text.Wrap
                }

                Row {
                    spacing: Theme.space
                    visible: panel.phone !== ""

                    Icon {
                        color: Theme.phoneColor(panel.phone)
                        glyph: Phones.glyph(panel.phone, panel.dnd)
                        size: Theme.iconSmall
                    }

                    Label {
                        color: Theme.colors.muted
                        text: panel.whom + " · " + Phones.word(panel.phone, panel.dnd)
                    }
                }
            }

            IconButton {
                id: star

                anchors.right: shut.left
                checked: panel.starred
                glyph: Icons.star
                objectName: "panel-star"
                text: qsTr("Favourite")
                visible: !panel.question && (panel.phone !== "" || panel.starred)
                width: visible ? implicitWidth : 0
                onTapped: {
                    Favourites.toggle(panel.whom, panel.whose);
                    panel.hide();
                }
            }

            IconButton {
                id: shut

                anchors.right: parent.right
                glyph: Icons.close
                objectName: "panel-close"
                text: qsTr("Cancel")
                onTapped: panel.hide()
            }
        }

        ActionGrid {
            id: buttons

            width: parent.width
            least: Math.round(164 * Theme.scale)

            Button {
                width: buttons.cell
                height: Theme.callTarget
                glyph: Icons.consult
                kind: Transfers.askedBusy ? "primary" : "plain"
                objectName: "panel-announce"
                stacked: true
                text: qsTr("Announce first")
                visible: panel.question ? Calls.stateOf(Transfers.askedCall) !== "ringing" : panel.live
                onTapped: {
                    if (panel.question)
                        Transfers.reply(true);
                    else
                        Transfers.announce(panel.focus_, panel.whom, panel.whose);
                    panel.hide();
                }
            }

            Button {
                width: buttons.cell
                height: Theme.callTarget
                glyph: Icons.transfer
                kind: panel.question && Transfers.askedBusy ? "plain" : "primary"
                objectName: "panel-transfer"
                stacked: true
                text: panel.question && Transfers.askedBusy ? qsTr("Transfer anyway") : qsTr("Transfer")
                visible: panel.question || panel.live
                onTapped: {
                    if (panel.question)
                        Transfers.reply(false);
                    else
                        Transfers.drop(panel.focus_, panel.whom, panel.whose);
                    if (!Transfers.askedBusy)
                        panel.hide();
                }
            }

            Button {
                width: buttons.cell
                height: Theme.callTarget
                glyph: Icons.voicemail
                hint: qsTr("The caller leaves a message; nobody is rung")
                objectName: "panel-voicemail"
                stacked: true
                text: qsTr("Voicemail")
                visible: Transfers.voicemailOffered && panel.phone !== "" && (panel.question || panel.live)
                onTapped: {
                    Transfers.voicemail(panel.question ? Transfers.askedCall : panel.focus_, panel.whom, panel.whose);
                    panel.hide();
                }
            }

            Button {
                width: buttons.cell
                height: Theme.callTarget
                glyph: Icons.pickup
                kind: "good"
                objectName: "panel-pickup"
                stacked: true
                text: qsTr("Pick up")
                visible: !panel.question && panel.phone === "ringing" && Pickups.directedOffered
                onTapped: {
                    Pickups.pickUp(panel.whom);
                    panel.hide();
                }
            }

            Button {
                width: buttons.cell
                height: Theme.callTarget
                glyph: Icons.eye
                objectName: "panel-invite"
                stacked: true
                text: qsTr("Who is it?")
                visible: !panel.question && panel.phone === "ringing"
                onTapped: {
                    Pickups.invite(panel.whom);
                    panel.hide();
                }
            }

            Button {
                width: buttons.cell
                height: Theme.callTarget
                enabled: panel.free
                glyph: Icons.answer
                kind: panel.live ? "plain" : "primary"
                objectName: "panel-call"
                stacked: true
                text: qsTr("Call")
                visible: !panel.question
                onTapped: {
                    Dialer.dial(panel.whom);
                    panel.hide();
                }
            }
        }

        Choice {
            width: parent.width
            current: Favourites.groupOf(panel.whom)
            labels: [qsTr("No group")].concat(Favourites.groups)
            title: qsTr("Group of favourites")
            values: [""].concat(Favourites.groups)
            visible: panel.grouping && !panel.question && panel.starred && Favourites.groups.length > 0
            onChosen: value => {
                Favourites.putInto(panel.whom, value);
                panel.hide();
            }
        }

        Countdown {
            width: parent.width
            milliseconds: Transfers.questionTime
            running: panel.open
        }
    }

    readonly property bool live: focus_ !== 0 && Calls.stateOf(focus_) === "active"
    readonly property bool starred: Favourites.has(whom)
}
