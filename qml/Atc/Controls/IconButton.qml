// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A square button that shows its icon only; the text is its spoken name.
Button {
    compact: true
    kind: "quiet"
}
