// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Folders and pictures of this computer. In the page, not in a window of its own: nothing may
// cover a ringing call.
Column {
    id: files

    signal chosen(url url)

    spacing: Theme.space

    Flow {
        width: parent.width
        spacing: Theme.space

        Button {
            glyph: Icons.up
            objectName: "pictures-up"
            text: qsTr("Folder above")
            onTapped: Pictures.up()
        }

        Repeater {
            model: Pictures.places

            Chip {
                required property string modelData

                checked: Pictures.folder === modelData
                glyph: Icons.folder
                text: modelData.split("/").pop()
                onTapped: Pictures.open(modelData)
            }
        }
    }

    Label {
        width: parent.width
        color: Theme.colors.muted
        elide: Text.ElideLeft
        text: Pictures.folder
    }

    Label {
        width: parent.width
        elide: Text.ElideNone
        text: Pictures.loading ? qsTr("Reading…") : Pictures.failed ? qsTr("This folder cannot be read.") : qsTr("No pictures in this folder.")
        visible: Pictures.loading || Pictures.count === 0
        wrapMode: Text.Wrap
    }

    GridView {
        id: grid

        readonly property int perRow: Math.max(1, Math.floor(width / (Theme.callTarget * 2.2)))

        width: parent.width
        height: count > 0 ? Math.min(Math.ceil(count / perRow), 3) * cellHeight : 0
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cellHeight: Theme.callTarget + Theme.body * 2 + Theme.pad
        cellWidth: Math.floor(width / perRow)
        clip: true
        model: Pictures.files
        Accessible.name: qsTr("Pictures")
        Accessible.role: Accessible.List

        delegate: Pressable {
            id: entry

            required property string path
            required property string name
            required property url url
            required property bool folder

            width: grid.cellWidth - Theme.space
            height: grid.cellHeight - Theme.space
            objectName: "picture-" + name
            text: name
            onTapped: folder ? Pictures.open(path) : files.chosen(url)

            Rectangle {
                anchors.fill: parent
                border.color: Theme.colors.border
                border.width: Theme.hair
                color: entry.down ? Theme.colors.accentSoft : Theme.colors.surface
                radius: Theme.radiusSmall
            }

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                y: Theme.space
                color: Theme.colors.accent
                glyph: entry.folder ? Icons.folder : Icons.image
                height: Theme.callTarget
                size: Theme.icon
                visible: preview.status !== Image.Ready
            }

            Image {
                id: preview

                anchors.horizontalCenter: parent.horizontalCenter
                y: Theme.space
                width: Theme.callTarget
                height: width
                asynchronous: true
                fillMode: Image.PreserveAspectCrop
                source: entry.folder ? "" : entry.url
                sourceSize: Qt.size(width, height)
            }

            Label {
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.gap
                anchors.left: parent.left
                anchors.margins: Theme.gap
                anchors.right: parent.right
                elide: Text.ElideMiddle
                horizontalAlignment: Text.AlignHCenter
                text: entry.name
            }

            FocusRing {
                control: entry
            }
        }
    }
}
