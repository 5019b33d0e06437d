// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// A button with an icon, a word or both.
Pressable {
    id: button

    property string glyph
    property string kind: "plain" // plain, primary, good, danger, quiet
    property bool checked: false
    property bool stacked: false
    property bool compact: false
    property bool busy: false
    readonly property color fill: {
        switch (kind) {
        case "primary":
            return Theme.colors.accent;
        case "good":
            return Theme.colors.active;
        case "danger":
            return Theme.colors.danger;
        case "quiet":
            return checked ? Theme.colors.accentSoft : "transparent";
        default:
            return checked ? Theme.colors.accentSoft : Theme.colors.button;
        }
    }
    readonly property color ink: {
        switch (kind) {
        case "primary":
            return Theme.colors.accentInk;
        case "good":
            return Theme.colors.stateInk;
        case "danger":
            return Theme.colors.dangerInk;
        default:
            return checked ? Theme.colors.accent : Theme.colors.text;
        }
    }
    readonly property bool worded: !compact && text !== ""

    implicitWidth: Math.max(implicitHeight, content.implicitWidth + (stacked ? Theme.space : Theme.wide) * (worded ? 2 : 1))
    implicitHeight: Theme.target
    Accessible.checkable: checked
    Accessible.checked: checked

    Rectangle {
        anchors.fill: parent
        border.color: button.checked ? Theme.colors.accent : Theme.colors.border
        border.width: button.kind === "plain" || button.checked ? Theme.hair : 0
        color: button.down ? Qt.tint(button.fill, Theme.colors.dark ? "#33ffffff" : "#33000000") : button.fill
        radius: Theme.radius
    }

    Grid {
        id: content

        anchors.centerIn: parent
        columns: button.stacked ? 1 : 2
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter
        rowSpacing: Theme.line
        columnSpacing: Theme.space
        opacity: button.busy ? Theme.disabledOpacity : 1

        Icon {
            color: button.ink
            glyph: button.glyph
            visible: button.glyph !== ""
        }

        Label {
            color: button.ink
            elide: Text.ElideRight
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            text: button.text
            visible: button.worded
            width: Math.min(implicitWidth, Math.max(0, button.width - (button.stacked ? Theme.gap : Theme.pad) * 2 - (button.glyph !== "" && !button.stacked ? Theme.icon + Theme.space : 0)))
        }
    }

    FocusRing {
        control: button
    }
}
