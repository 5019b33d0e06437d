// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Lies over something that can be lifted. A free source lifts by 8 px in any direction or by a
// short press; a source inside a scrolling list leaves vertical flicks to the list and lifts
// sideways or by a longer press.
Item {
    id: source

    property string kind: "call"
    property int callId: 0
    property string number
    property string label
    property string detail
    property string look
    property string favourite // the number that gets a star when it is dropped on the favourites
    property bool inList: false
    readonly property bool lifted: DragSession.active && DragSession.source === source

    function lift(): void {
        if (finger.active)
            DragSession.lift(finger.point.id, finger.point.scenePosition);
    }

    DragHandler {
        id: drag

        dragThreshold: Theme.dragThreshold
        enabled: !DragSession.active || source.lifted
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        target: null
        yAxis.enabled: !source.inList || source.lifted
        onActiveChanged: if (active && !source.lifted)
            source.lift()
        onCanceled: if (source.lifted)
            DragSession.cancel()
    }

    PointHandler {
        id: finger

        property int grip: -1

        acceptedButtons: Qt.LeftButton
        enabled: !DragSession.active || source.lifted
        onActiveChanged: {
            if (active) {
                grip = point.id;
                DragSession.hold(grip, source, source.kind, source.callId, source.number, source.label, source.detail, source.look, source.favourite, point.scenePosition);
                hold.restart();
            } else {
                hold.stop();
                if (source.lifted && !Pointers.isDown(grip))
                    DragSession.drop();
                DragSession.letGo(grip);
            }
        }
        onPointChanged: if (active && source.lifted)
            DragSession.moveTo(point.scenePosition)
    }

    Timer {
        id: hold

        interval: source.inList ? Theme.tileLiftAfter : Theme.liftAfter
        onTriggered: if (finger.active && Presses.count === 0 && !drag.active)
            source.lift()
    }

    Component.onDestruction: DragSession.orphan(source)
}
