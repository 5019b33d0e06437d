// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

// The words for colours and signs.
QtObject {
    function color(key: string): string {
        switch (key) {
        case "red":
            return qsTr("red");
        case "orange":
            return qsTr("orange");
        case "gold":
            return qsTr("gold");
        case "green":
            return qsTr("green");
        case "teal":
            return qsTr("teal");
        case "blue":
            return qsTr("blue");
        case "violet":
            return qsTr("violet");
        default:
            return qsTr("grey");
        }
    }

    function icon(key: string): string {
        switch (key) {
        case "star":
            return qsTr("star");
        case "crown":
            return qsTr("crown");
        case "heart":
            return qsTr("heart");
        case "flag":
            return qsTr("flag");
        case "person":
            return qsTr("person");
        case "group":
            return qsTr("group");
        case "company":
            return qsTr("company");
        case "briefcase":
            return qsTr("briefcase");
        case "truck":
            return qsTr("lorry");
        case "wrench":
            return qsTr("spanner");
        case "extensions":
            return qsTr("house");
        case "queue":
            return qsTr("queue");
        case "recall":
            return qsTr("return");
        case "globe":
            return qsTr("globe");
        case "bell":
            return qsTr("bell");
        case "zap":
            return qsTr("lightning");
        case "warning":
            return qsTr("warning");
        default:
            return qsTr("hidden");
        }
    }
}
