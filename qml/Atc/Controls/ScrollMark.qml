// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// Tells how far a list is scrolled; it takes no input.
Rectangle {
    required property Flickable list

    anchors.right: list.right
    width: Theme.gap
    height: Math.max(Theme.broad, list.visibleArea.heightRatio * list.height)
    color: Theme.colors.outline
    opacity: list.moving ? 1 : Theme.dimOpacity
    radius: width / 2
    visible: list.visible && list.visibleArea.heightRatio < 1
    y: list.y + list.visibleArea.yPosition * list.height
}
