// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Theme

// Contacts were found and no extension: one line says so.
Label {
    id: none

    required property bool shown

    height: shown ? Theme.target : 0
    color: Theme.colors.muted
    objectName: "no-extension"
    verticalAlignment: Text.AlignVCenter
    visible: shown
}
