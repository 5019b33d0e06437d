// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// A page over the right-hand side; the calls on the left stay in sight and in reach.
Rectangle {
    id: sheet

    required property string title
    default property alias content: body.data

    readonly property Item focused: Window.activeFocusItem

    signal closed

    // What the keyboard reaches comes into sight.
    onFocusedChanged: {
        for (let item = focused; item; item = item.parent) {
            if (item !== body)
                continue;
            const top = body.y + body.mapFromItem(focused, 0, 0).y;
            const bottom = top + focused.height;
            flick.contentY = Math.max(0, Math.min(top - Theme.space, Math.max(flick.contentY, bottom + Theme.space - flick.height)));
            return;
        }
    }

    color: Theme.colors.surface
    Accessible.name: title
    Accessible.role: Accessible.Dialog
    Keys.onEscapePressed: sheet.closed()
    Keys.onTabPressed: event => {
        event.accepted = focused === sheet; // just opened: the first Tab goes into it
        if (event.accepted)
            shut.forceActiveFocus(Qt.TabFocusReason);
    }

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Item {
        id: head

        width: parent.width
        height: Theme.callTarget

        Label {
            anchors.left: parent.left
            anchors.leftMargin: Theme.broad
            anchors.right: shut.left
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Theme.title
            strong: true
            text: sheet.title
        }

        Button {
            id: shut

            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            focus: true
            glyph: Icons.close
            objectName: "sheet-close"
            text: qsTr("Close")
            onTapped: sheet.closed()
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hair
            color: Theme.colors.border
        }
    }

    Flickable {
        id: flick

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: body.implicitHeight + Theme.broad * 2

        Column {
            id: body

            x: Theme.broad
            y: Theme.broad
            width: flick.width - Theme.broad * 2
            spacing: Theme.broad
        }
    }

    ScrollMark {
        list: flick
    }
}
