// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Theme

// A choice in one line, which scrolls sideways where there is no room; what is chosen is in sight.
Flickable {
    id: strip

    required property string title
    required property list<string> values
    required property list<string> labels
    property string current
    readonly property Item focused: Window.activeFocusItem

    signal chosen(string value)

    // Bring a chip into sight, with a bit of the next one.
    function reveal(chip: Item): void {
        const room = Theme.broad;
        const most = Math.max(0, contentWidth - width);
        if (chip.x - room < contentX)
            contentX = Math.max(0, Math.min(most, chip.x - room));
        else if (chip.x + chip.width + room > contentX + width)
            contentX = Math.min(most, chip.x + chip.width + room - width);
    }

    function revealChosen(): void {
        const place = values.indexOf(current);
        if (place >= 0 && width > 0)
            reveal(choice.children[place]);
    }

    height: Theme.target
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentWidth: choice.implicitWidth
    flickableDirection: Flickable.HorizontalFlick
    onContentWidthChanged: Qt.callLater(revealChosen)
    onCurrentChanged: Qt.callLater(revealChosen)
    onFocusedChanged: if (focused && focused.parent === choice)
        reveal(focused)
    onWidthChanged: Qt.callLater(revealChosen)

    Choice {
        id: choice

        current: strip.current
        labels: strip.labels
        title: strip.title
        values: strip.values
        onChosen: value => strip.chosen(value)
    }
}
