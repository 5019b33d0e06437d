// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// Shows where the keyboard is. Only key users see it: fingers leave no ring behind.
Rectangle {
    required property Item control

    anchors.fill: parent
    anchors.margins: -Theme.line
    border.color: Theme.colors.accent
    border.width: Theme.line + Theme.hair
    color: "transparent"
    radius: Theme.radius + Theme.line
    visible: control.activeFocus
}
