// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The photo of the contact that is being written, and where to find one.
Column {
    id: row

    property bool looking: false

    spacing: Theme.pad

    Row {
        width: parent.width
        spacing: Theme.wide

        Rectangle {
            width: Math.round(Theme.callTarget * 1.2)
            height: width
            border.color: Theme.colors.border
            border.width: Theme.hair
            color: Theme.colors.sunken
            radius: Theme.radiusSmall

            Icon {
                anchors.centerIn: parent
                color: Theme.colors.muted
                glyph: Icons.person
                size: Theme.iconLarge
                visible: ContactEditor.photo === ""
            }

            Image {
                anchors.fill: parent
                anchors.margins: Theme.hair
                fillMode: Image.PreserveAspectCrop
                source: ContactEditor.photo
                sourceSize: Qt.size(width, height)
            }
        }

        Column {
            spacing: Theme.space

            Button {
                checked: row.looking
                glyph: Icons.image
                objectName: "photo-choose"
                text: ContactEditor.photo === "" ? qsTr("Choose a photo") : qsTr("Another photo")
                onTapped: {
                    row.looking = !row.looking;
                    if (row.looking)
                        Pictures.open("");
                }
            }

            Button {
                glyph: Icons.remove
                objectName: "photo-remove"
                text: qsTr("Take the photo away")
                visible: ContactEditor.photo !== ""
                onTapped: ContactEditor.removePhoto()
            }
        }
    }

    Loader {
        width: parent.width
        active: row.looking
        visible: active

        sourceComponent: PictureFiles {
            width: row.width
            onChosen: url => {
                ContactEditor.choosePhoto(url);
                row.looking = false;
            }
        }
    }
}
