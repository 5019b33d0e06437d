// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Core
import Atc.Theme

// The window's edge while somebody waits for an answer: seen from across the room. Four strips: of
// one frame around everything, the software renderer would paint the whole window anew each time.
Item {
    id: edge

    visible: Calls.ringingCount > 0

    component Strip: Rectangle {
        color: Theme.colors.amber
    }

    Strip {
        width: edge.width
        height: Theme.gap
    }

    Strip {
        y: edge.height - height
        width: edge.width
        height: Theme.gap
    }

    Strip {
        y: Theme.gap
        width: Theme.gap
        height: edge.height - Theme.gap * 2
    }

    Strip {
        x: edge.width - width
        y: Theme.gap
        width: Theme.gap
        height: edge.height - Theme.gap * 2
    }

    SequentialAnimation on opacity {
        loops: Animation.Infinite
        running: edge.visible && Theme.motion

        NumberAnimation {
            duration: Theme.pulse / 2
            to: 0.25
        }
        NumberAnimation {
            duration: Theme.pulse / 2
            to: 1
        }
    }
}
