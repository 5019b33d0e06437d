// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest

// Sends real touch events to the window that it is put into.
Item {
    id: finger

    function press(id: int, x: real, y: real): void {
        bench.touchEvent(finger).press(id, finger, x, y).commit();
    }

    function move(id: int, x: real, y: real): void {
        bench.touchEvent(finger).move(id, finger, x, y).commit();
    }

    function release(id: int, x: real, y: real): void {
        bench.touchEvent(finger).release(id, finger, x, y).commit();
    }

    TestCase {
        id: bench

        optional: true
        when: false
    }
}
