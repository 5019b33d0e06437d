// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Theme

// The alphabet at the side of a long list: a finger that slides along it shows the letter, and
// the list goes there.
Item {
    id: bar

    readonly property string alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    readonly property int each: Math.max(1, Math.ceil(alphabet.length * Theme.body * 1.15 / Math.max(1, height)))
    property int at: 0
    readonly property string letter: alphabet[at]

    signal wanted(string letter)

    function reach(y: real): void {
        const place = Math.max(0, Math.min(alphabet.length - 1, Math.floor(y / height * alphabet.length)));
        if (place !== at || !drag.active) {
            at = place;
            wanted(letter);
        }
    }

    function step(by: int): void {
        at = Math.max(0, Math.min(alphabet.length - 1, at + by));
        wanted(letter);
    }

    implicitWidth: Theme.target
    activeFocusOnTab: true
    objectName: "jump-bar"
    Accessible.description: letter
    Accessible.name: qsTr("Jump to a letter")
    Accessible.role: Accessible.Slider
    Accessible.onDecreaseAction: bar.step(-1)
    Accessible.onIncreaseAction: bar.step(1)
    Keys.onDownPressed: step(1)
    Keys.onUpPressed: step(-1)

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Theme.space
        color: hold.active ? Theme.colors.accentSoft : "transparent"
        radius: Theme.radius
    }

    Repeater {
        model: Math.ceil(bar.alphabet.length / bar.each)

        Label {
            required property int index

            x: Theme.space
            y: Math.round((index * bar.each + 0.5) * bar.height / bar.alphabet.length - height / 2)
            width: bar.width - Theme.space
            color: Theme.colors.accent
            horizontalAlignment: Text.AlignHCenter
            strong: true
            text: bar.alphabet[index * bar.each]
        }
    }

    Rectangle {
        anchors.right: parent.left
        anchors.rightMargin: Theme.pad
        y: Math.max(0, Math.min(bar.height - height, (bar.at + 0.5) / bar.alphabet.length * bar.height - height / 2))
        width: Theme.callTarget
        height: width
        color: Theme.colors.accent
        radius: width / 2
        visible: hold.active

        Label {
            anchors.centerIn: parent
            color: Theme.colors.accentInk
            font.pixelSize: Theme.display
            strong: true
            text: bar.letter
        }
    }

    PointHandler {
        id: hold

        acceptedButtons: Qt.LeftButton
        onActiveChanged: if (active)
            bar.reach(point.position.y)
        onPointChanged: if (active)
            bar.reach(point.position.y)
    }

    DragHandler {
        id: drag

        target: null
    }

    FocusRing {
        control: bar
    }
}
