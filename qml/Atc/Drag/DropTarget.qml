// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A place that can take what is dragged. It takes no input itself.
Item {
    id: target

    property bool accepts: false
    property bool split: false
    property string number
    property string name
    property string phone
    property bool dnd: false
    property Item viewport: null // a list that clips the target
    readonly property bool open: DragSession.active && accepts
    readonly property bool hovered: DragSession.target === target

    signal dropped(bool announce)

    function holds(at: point): bool {
        const here = mapFromItem(null, at.x, at.y);
        return here.x >= 0 && here.y >= 0 && here.x < width && here.y < height;
    }

    function shown(at: point): bool {
        if (viewport === null)
            return true;
        const here = viewport.mapFromItem(null, at.x, at.y);
        return here.x >= 0 && here.y >= 0 && here.x < viewport.width && here.y < viewport.height;
    }

    Component.onCompleted: DragSession.add(target)
    Component.onDestruction: DragSession.take(target)
}
