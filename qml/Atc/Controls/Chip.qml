// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Theme

// A word that can be chosen, among others like it.
Button {
    id: chip

    Accessible.role: Accessible.RadioButton
}
