// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Why no extension is shown, and what helps.
EmptyState {
    action: Extensions.query !== "" || Extensions.group !== "" ? qsTr("Show everybody") : ""
    glyph: Extensions.total === 0 ? Icons.extensions : Icons.search
    text: Extensions.total === 0 ? qsTr("The people of the house are listed in the configuration file, under [[extensions]]: a range of numbers with their names and groups. They appear here after the next start.") : Extensions.query !== "" ? qsTr("Look for a name, a number or a department; accents and the order of words do not matter. A number can be called all the same.") : qsTr("Nobody in this group is among those shown.")
    title: Extensions.total === 0 ? qsTr("No extensions yet") : Extensions.query !== "" ? qsTr("Nobody found for “%1”").arg(Extensions.query) : qsTr("Nobody here")
    onActed: {
        Extensions.search("");
        if (Extensions.group !== "")
            Extensions.chooseGroup(Extensions.group);
    }
}
