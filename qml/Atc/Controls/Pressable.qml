// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// Something that can be tapped, clicked or pressed with Space and Enter.
Item {
    id: pressable

    property string text
    property string hint
    readonly property bool down: tap.pressed || keyDown
    property bool keyDown: false

    signal tapped

    function press(): void {
        if (enabled)
            tapped();
    }

    activeFocusOnTab: true
    opacity: enabled ? 1 : Theme.disabledOpacity
    Accessible.description: hint
    Accessible.focusable: true
    Accessible.name: text
    Accessible.role: Accessible.Button
    Accessible.onPressAction: pressable.press()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Space || event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            event.accepted = true;
            if (!event.isAutoRepeat) {
                pressable.keyDown = true;
                pressable.press();
            }
        }
    }
    Keys.onReleased: pressable.keyDown = false
    onActiveFocusChanged: if (!activeFocus)
        keyDown = false
    onDownChanged: Presses.count += down ? 1 : -1
    Component.onDestruction: if (down)
        Presses.count -= 1

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: pressable.press()
    }
}
