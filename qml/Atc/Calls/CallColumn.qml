// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Drag
import Atc.Theme

// A heading and the cards below it; scrolls when there is not enough room. While something is
// dragged its height stands still, so that no target moves.
Item {
    id: column

    required property string title
    required property QtObject calls
    required property int count
    property string hint
    property color ink: Theme.colors.muted
    property int most: 100000
    property int smallFrom: 100000 // cards from this place on are small
    property bool tight: false // in a low window
    property alias list: list
    readonly property alias headHeight: head.implicitHeight
    readonly property int natural: head.implicitHeight + (list.count > 0 ? Theme.gap + list.contentHeight : 0)

    // While dragging, the height that was there when it began.
    property int frozen: -1
    implicitHeight: frozen >= 0 ? frozen : Math.min(natural, most)

    Connections {
        function onLifted(): void {
            column.frozen = Math.min(column.natural, column.most);
        }

        function onDropped(): void {
            column.frozen = -1;
        }

        function onCancelled(): void {
            column.frozen = -1;
        }

        target: DragSession
    }

    SectionHead {
        id: head

        width: parent.width
        count: column.count
        hint: column.hint
        ink: column.ink
        text: column.title
        tight: column.tight
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        interactive: contentHeight > height && !DragSession.active
        model: column.calls
        spacing: Theme.space
        cacheBuffer: 4000

        delegate: CallCard {
            required property int index

            width: ListView.view.width
            small: index >= column.smallFrom
            tight: column.tight
        }
    }

    ScrollMark {
        anchors.rightMargin: -Theme.space
        list: list
    }
}
