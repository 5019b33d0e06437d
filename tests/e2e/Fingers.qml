// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest

// Touches the window for Python: QTouchEvents made by hand do not drive pointer handlers.
TestCase {
    id: fingers

    property var sequence

    function down(item: Item, x: real, y: real): void {
        sequence = touchEvent(item);
        sequence.press(0, item, x, y).commit();
    }

    function move(item: Item, x: real, y: real): void {
        sequence.move(0, item, x, y).commit();
    }

    function up(item: Item, x: real, y: real): void {
        sequence.release(0, item, x, y).commit();
    }

    optional: true
    when: false
}
