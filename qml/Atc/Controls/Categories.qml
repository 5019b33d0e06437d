// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Atc.Theme

// What a category looks like besides its colour.
QtObject {
    function glyph(icon: string): string {
        switch (icon) {
        case "star":
            return Icons.star;
        case "crown":
            return Icons.crown;
        case "heart":
            return Icons.heart;
        case "flag":
            return Icons.flag;
        case "person":
            return Icons.person;
        case "group":
            return Icons.group;
        case "company":
            return Icons.company;
        case "briefcase":
            return Icons.briefcase;
        case "truck":
            return Icons.truck;
        case "wrench":
            return Icons.wrench;
        case "extensions":
            return Icons.extensions;
        case "queue":
            return Icons.queue;
        case "recall":
            return Icons.recall;
        case "globe":
            return Icons.globe;
        case "bell":
            return Icons.bell;
        case "zap":
            return Icons.zap;
        case "warning":
            return Icons.warning;
        case "eyeOff":
            return Icons.eyeOff;
        default:
            return Icons.tag;
        }
    }
}
