// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

// How durations are written.
QtObject {
    function duration(seconds: real): string {
        const total = Math.max(0, Math.floor(seconds));
        const s = String(total % 60).padStart(2, "0");
        const minutes = Math.floor(total / 60);
        if (minutes < 60)
            return minutes + ":" + s;
        return Math.floor(minutes / 60) + ":" + String(minutes % 60).padStart(2, "0") + ":" + s;
    }
}
