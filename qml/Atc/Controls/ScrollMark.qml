// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// Tells how far a list is scrolled; it takes no input.
Rectangle {
    required property Flickable list
    // Not visibleArea: that is brought up to date by scrolling, not when the content shrinks.
    readonly property real part: list.contentHeight > 0 ? Math.min(1, list.height / list.contentHeight) : 1

    anchors.right: list.right
    width: Theme.gap
    height: Math.max(Theme.broad, part * list.height)
    color: Theme.colors.outline
    opacity: list.moving ? 1 : Theme.dimOpacity
    radius: width / 2
    visible: list.visible && part < 1
    y: list.y + (part < 1 ? (list.contentY - list.originY) / list.contentHeight * list.height : 0)
}
