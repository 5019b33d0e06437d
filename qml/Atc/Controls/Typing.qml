// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

// The text field that the on-screen keys write into: the one that had the focus last.
QtObject {
    property TextInput field: null
    property bool keyboardShown: false

    function insert(text: string): void {
        if (field === null)
            return;
        field.remove(field.selectionStart, field.selectionEnd);
        field.insert(field.cursorPosition, text);
    }

    function erase(): void {
        if (field === null)
            return;
        if (field.selectionStart !== field.selectionEnd)
            field.remove(field.selectionStart, field.selectionEnd);
        else if (field.cursorPosition > 0)
            field.remove(field.cursorPosition - 1, field.cursorPosition);
    }

    function accept(): void {
        if (field !== null)
            field.accepted();
    }
}
