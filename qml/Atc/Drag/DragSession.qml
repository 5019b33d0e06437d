// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Atc.Core
import Atc.Theme

// The one drag there can be. What is dragged is fixed when it is lifted, whatever happens to the
// lists meanwhile; targets are asked afresh at each movement.
QtObject {
    id: session

    readonly property bool active: kind !== ""
    property string kind // call, extension, slot, waiting (in a queue)
    property int callId: 0
    property string number
    property string label
    property string detail
    property string look
    property string favourite
    property Item source: null // null once what was lifted has left the screen
    property int leader: -1 // the finger, as `Pointers` counts
    property point position
    property point origin

    property DropTarget target: null
    property bool announce: false
    property bool grown: false // whether the finger has stayed on the target long enough
    property rect panel // the grown target, in the window's coordinates
    property rect announceZone
    property point dwellFrom

    property list<DropTarget> targets
    property var grips: ({}) // by finger
    property Item scene: null // the window's content: what positions refer to

    signal lifted
    signal dropped
    signal cancelled

    function add(item: DropTarget): void {
        targets.push(item);
    }

    function take(item: DropTarget): void {
        const at = targets.indexOf(item);
        if (at >= 0)
            targets.splice(at, 1);
        if (target === item)
            leave();
    }

    // A source is held down: what it is, kept in case it leaves the screen before it is lifted.
    function hold(finger: int, item: Item, what: string, id: int, whose: string, name: string, more: string, color: string, star: string, at: point): void {
        grips[finger] = {
            "item": item,
            "kind": what,
            "callId": id,
            "number": whose,
            "label": name,
            "detail": more,
            "look": color,
            "favourite": star,
            "at": at,
            "alone": false
        };
    }

    function letGo(finger: int): void {
        if (grips[finger] !== undefined && !grips[finger].alone)
            delete grips[finger];
    }

    // The source leaves the screen: from now on the window's own events lead the drag.
    function orphan(item: Item): void {
        if (source === item)
            source = null;
        for (const finger in grips) {
            if (grips[finger].item === item) {
                grips[finger].item = null;
                grips[finger].alone = true;
            }
        }
    }

    function lift(finger: int, at: point): void {
        const grip = grips[finger];
        if (active || grip === undefined || !Pointers.isDown(finger))
            return;
        if (grip.kind === "call" && !there(grip.callId))
            return;
        leader = finger;
        source = grip.item;
        callId = grip.callId;
        number = grip.number;
        label = grip.label;
        detail = grip.detail;
        look = grip.look;
        favourite = grip.favourite;
        const what = grip.kind;
        origin = at;
        position = at;
        kind = what;
        Extensions.freeze(true);
        lifted();
    }

    function there(call: int): bool {
        const phase = Calls.stateOf(call);
        return phase !== "" && phase !== "ended";
    }

    function moveTo(at: point): void {
        position = at;
        if (grown && contains(panel, at)) {
            chooseZone(at);
            return;
        }
        const found = target !== null && target.split && target.holds(at) && target.shown(at) ? target : find(at);
        if (found !== target) {
            leave();
            target = found;
            if (target !== null && target.split)
                stay(at);
        } else if (target !== null && target.split && strayed(at)) {
            stay(at);
        }
    }

    // A target grows when the finger rests on it: what is merely passed must not open its zones
    // over its neighbours.
    function stay(at: point): void {
        dwellFrom = at;
        linger.restart();
        dwell.restart();
    }

    function strayed(at: point): bool {
        return Math.abs(at.x - dwellFrom.x) + Math.abs(at.y - dwellFrom.y) > Theme.pad;
    }

    function contains(area: rect, at: point): bool {
        return at.x >= area.x && at.x < area.x + area.width && at.y >= area.y && at.y < area.y + area.height;
    }

    // The smallest target under the finger that can take what is dragged.
    function find(at: point): DropTarget {
        let best = null;
        let size = Infinity;
        for (let i = 0; i < targets.length; ++i) {
            const item = targets[i];
            if (!item.open || !item.visible)
                continue;
            if (item.width * item.height < size && item.holds(at) && item.shown(at)) {
                best = item;
                size = item.width * item.height;
            }
        }
        return best;
    }

    // The target's own area means Transfer; the zone that grows below (or above) it announces.
    function grow(item: DropTarget): void {
        const corner = item.mapToItem(null, 0, 0);
        const width = Math.min(scene.width, Math.max(item.width + Theme.broad * 2, Math.round(280 * Theme.scale)));
        const zone = Theme.callTarget + Theme.pad;
        const x = Math.max(Theme.space, Math.min(scene.width - width - Theme.space, corner.x + item.width / 2 - width / 2));
        // Within its list: below it lie other targets, the park slots.
        const view = item.viewport === null ? Qt.rect(0, 0, scene.width, scene.height) : item.viewport.mapToItem(null, 0, 0, item.viewport.width, item.viewport.height);
        const first = Math.max(corner.y, view.y);
        const last = Math.min(corner.y + item.height, view.y + view.height);
        const below = last + zone + Theme.space <= view.y + view.height;
        const top = below ? first - Theme.space : first - zone - Theme.space;
        const bottom = below ? last + zone + Theme.space : Math.min(last + Theme.space, view.y + view.height);
        panel = Qt.rect(x, top, width, bottom - top);
        const zoneTop = below ? last + Theme.gap : top;
        announceZone = Qt.rect(x, zoneTop, width, zone + Theme.space - Theme.gap);
        grown = true;
    }

    function chooseZone(at: point): void {
        if (contains(announceZone, at)) {
            announce = true;
            dwell.stop();
            dwellFrom = at;
        } else if (strayed(at)) {
            announce = false;
            dwellFrom = at;
            dwell.restart();
        }
    }

    function leave(): void {
        linger.stop();
        dwell.stop();
        grown = false;
        announce = false;
        target = null;
    }

    function drop(): void {
        if (!active)
            return;
        if (target !== null && target.open)
            target.dropped(announce);
        end();
        dropped();
    }

    // What the window saw of a finger whose source is gone.
    function follow(finger: int, at: point): void {
        const grip = grips[finger];
        if (!active && grip !== undefined && grip.alone && Math.max(Math.abs(at.x - grip.at.x), Math.abs(at.y - grip.at.y)) >= Theme.dragThreshold)
            lift(finger, at);
        if (active && finger === leader && source === null)
            moveTo(at);
    }

    // The window saw the release; a source that is still there was told before and has dropped.
    function finish(finger: int): void {
        delete grips[finger];
        if (active && finger === leader)
            drop();
    }

    function cancel(): void {
        if (!active)
            return;
        end();
        cancelled();
    }

    function end(): void {
        leave();
        kind = "";
        source = null;
        leader = -1;
        callId = 0;
        Extensions.freeze(false);
    }

    property Connections fingers: Connections {
        function onBegan(): void {
            session.grips = {};
            session.cancel(); // a drag without a finger is no drag
        }

        function onMoved(finger: int, at: point): void {
            session.follow(finger, at);
        }

        function onEnded(finger: int): void {
            session.finish(finger);
        }

        function onLost(): void {
            session.grips = {};
            session.cancel();
        }

        target: Pointers
    }

    property Connections calls: Connections {
        function onCountsChanged(): void {
            if (session.kind === "call" && !session.there(session.callId))
                session.cancel();
        }

        target: Calls
    }

    property Timer linger: Timer {
        interval: Theme.growAfter
        onTriggered: session.grow(session.target)
    }

    property Timer dwell: Timer {
        interval: Theme.dwell
        onTriggered: session.announce = true
    }
}
