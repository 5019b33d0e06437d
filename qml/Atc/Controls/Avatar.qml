// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Core
import Atc.Theme

// Somebody's photo, or the initials while there is none.
Item {
    id: avatar

    property string name
    property string photo
    property string glyph: Icons.person // when not even a name is known
    property int size: Theme.target
    readonly property string initials: first(0) + (words.length > 1 ? first(words.length - 1) : "")
    readonly property list<string> words: name.trim().split(/\s+/).filter(word => /^[^\d+(*#]/.test(word))

    function first(place: int): string {
        return place < words.length ? words[place].charAt(0).toUpperCase() : "";
    }

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        border.color: Theme.colors.border
        border.width: Theme.hair
        color: Theme.colors.accentSoft
        radius: width / 2
        visible: image.status !== Image.Ready
    }

    Label {
        anchors.centerIn: parent
        color: Theme.colors.accent
        font.pixelSize: Math.round(avatar.size * 0.36)
        strong: true
        text: avatar.initials
        visible: image.status !== Image.Ready && text !== ""
    }

    Icon {
        anchors.centerIn: parent
        color: Theme.colors.accent
        glyph: avatar.glyph
        size: Math.round(avatar.size * 0.5)
        visible: image.status !== Image.Ready && avatar.initials === ""
    }

    Image {
        id: image

        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        source: avatar.photo !== "" && Photos.revision >= 0 ? Photos.source(avatar.photo) : ""
        sourceSize: Qt.size(avatar.size, avatar.size)
        visible: status === Image.Ready
    }
}
