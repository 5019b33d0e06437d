// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// Buttons of equal width, as many to a row as there is room for.
Grid {
    id: grid

    property int least: Math.round(99 * Theme.scale)
    readonly property int shown: {
        let count = 0;
        for (let i = 0; i < children.length; ++i)
            count += children[i].visible ? 1 : 0;
        return Math.max(1, count);
    }
    readonly property int fits: Math.max(1, Math.floor((width + spacing) / (least + spacing)))
    readonly property int perRow: Math.ceil(shown / Math.ceil(shown / fits))
    readonly property int cell: Math.floor((width - spacing * (perRow - 1)) / perRow)

    columns: perRow
    spacing: Theme.space
}
