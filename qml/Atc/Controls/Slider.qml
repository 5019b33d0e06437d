// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// A value between two ends; arrows move it by `step`.
Item {
    id: slider

    required property string text
    property string glyph
    property real value: 1
    property real from: 0
    property real to: 2
    property real step: 0.1
    readonly property real portion: (value - from) / (to - from)

    signal moved(real value)

    function place(x: real): void {
        const portion = Math.max(0, Math.min(1, (x - track.x) / Math.max(1, track.width)));
        const steps = Math.round((from + portion * (to - from)) / step);
        moved(Math.max(from, Math.min(to, steps * step)));
    }

    function shift(steps: int): void {
        moved(Math.max(from, Math.min(to, value + steps * step)));
    }

    implicitWidth: Math.round(220 * Theme.scale)
    implicitHeight: Theme.target
    activeFocusOnTab: true
    Accessible.focusable: true
    Accessible.name: text
    Accessible.role: Accessible.Slider
    Accessible.description: Math.round(value * 100) + " %"
    Accessible.onDecreaseAction: slider.shift(-1)
    Accessible.onIncreaseAction: slider.shift(1)
    Keys.onLeftPressed: slider.shift(-1)
    Keys.onRightPressed: slider.shift(1)

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors.muted
        glyph: slider.glyph
        visible: slider.glyph !== ""
    }

    Rectangle {
        id: track

        anchors.left: sign.visible ? sign.right : parent.left
        anchors.leftMargin: Theme.wide
        anchors.right: parent.right
        anchors.rightMargin: Theme.wide
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.gap
        color: Theme.colors.outline
        radius: height / 2

        Rectangle {
            width: track.width * slider.portion
            height: parent.height
            color: Theme.colors.accent
            radius: height / 2
        }

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.broad
            height: width
            border.color: Theme.colors.surface
            border.width: Theme.line
            color: Theme.colors.accent
            radius: width / 2
            x: track.width * slider.portion - width / 2
        }
    }

    FocusRing {
        control: slider
    }

    TapHandler {
        onTapped: point => slider.place(point.position.x)
    }

    DragHandler {
        target: null
        yAxis.enabled: false
        onCentroidChanged: if (active)
            slider.place(centroid.position.x)
    }
}
