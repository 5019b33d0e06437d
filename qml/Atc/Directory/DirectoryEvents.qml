// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Core

// What happens elsewhere and changes what the right-hand side shows.
Item {
    id: events

    signal finished
    signal searchWanted
    signal writingWanted

    Connections {
        function onArmedChanged(): void {
            if (Transfers.armedCall !== 0)
                events.searchWanted();
            else
                events.finished();
        }

        function onHanded(): void {
            events.finished();
        }

        target: Transfers
    }

    Connections {
        function onDialled(): void {
            events.finished();
        }

        target: Dialer
    }

    Connections {
        function onOpened(): void {
            events.writingWanted();
        }

        target: ContactEditor
    }
}
