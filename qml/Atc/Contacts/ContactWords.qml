// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Atc.Core
import Atc.Theme

// The words and signs of what is known of a contact.
QtObject {
    readonly property list<string> kinds: ["work", "mobile", "home", "extension", "fax", "other"]

    function kind(kind: string): string {
        switch (kind) {
        case "extension":
            return qsTr("Extension");
        case "work":
            return qsTr("Work");
        case "mobile":
            return qsTr("Mobile");
        case "home":
            return qsTr("Home");
        case "fax":
            return qsTr("Fax");
        default:
            return qsTr("Number");
        }
    }

    function glyph(kind: string): string {
        switch (kind) {
        case "extension":
            return Icons.extensions;
        case "work":
            return Icons.company;
        case "mobile":
            return Icons.mobile;
        case "home":
            return Icons.home;
        case "fax":
            return Icons.fax;
        default:
            return Icons.answer;
        }
    }

    function source(source: string): string {
        switch (source) {
        case "personal":
            return qsTr("My contacts");
        case "pbx":
            return qsTr("In the house");
        default:
            return Contacts.sourceName(source);
        }
    }

    function column(column: string): string {
        switch (column) {
        case "surname":
            return qsTr("Surname");
        case "company":
            return qsTr("Company");
        case "department":
            return qsTr("Department");
        case "number":
            return qsTr("Number");
        default:
            return qsTr("Name");
        }
    }

    // Why a field of the editor is wrong.
    function flaw(flaw: string): string {
        switch (flaw) {
        case "missing":
            return qsTr("This is needed, or a company");
        case "no_number":
            return qsTr("This is no number that can be called");
        case "no_email":
            return qsTr("This is no e-mail address");
        case "no_way":
            return qsTr("A number or an e-mail address is needed");
        case "too_long":
            return qsTr("This is too long");
        case "too_many":
            return qsTr("These are too many numbers");
        default:
            return "";
        }
    }
}
