// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Calls
import Atc.Controls
import Atc.Core
import Atc.Directory
import Atc.Drag
import Atc.Parking
import Atc.Theme

// The console: our calls on one side, where they can go on the other.
Window {
    id: window

    property bool fullScreen: false
    property string sheet
    property string dock
    property bool keyboard: false
    readonly property bool tall: height > width
    readonly property bool low: height < Math.round(1000 * Theme.room) // keypad or keyboard, not both
    readonly property int callsWidth: Math.min(Math.round(460 * Theme.scale), Math.round(width * 0.4), Math.max(Math.round(354 * Theme.scale), Math.round(width * 0.26)))

    function toggleSheet(name: string): void {
        sheet = sheet === name ? "" : name;
    }

    function toggleDock(name: string): void {
        dock = dock === name ? "" : name;
        if (dock !== "" && low)
            keyboard = false;
    }

    function toggleKeyboard(): void {
        keyboard = !keyboard;
        if (keyboard && low)
            dock = "";
    }

    function perform(action: string): void {
        switch (action) {
        case "escape":
            back();
            break;
        case "dial":
            sheet = "";
            panel.hide();
            directory.search();
            break;
        case "favourites":
        case "extensions":
        case "contacts":
        case "log":
        case "queues":
            sheet = "";
            directory.choose(action);
            break;
        case "add_contact":
            sheet = "";
            ContactEditor.addCaller(Calls.focusId);
            break;
        case "keypad":
            toggleDock("keypad");
            break;
        case "help":
        case "headset":
            toggleSheet(action);
            break;
        case "quit":
            window.close();
            break;
        }
    }

    // The innermost thing goes away first.
    function back(): void {
        if (DragSession.active)
            DragSession.cancel();
        else if (panel.open)
            panel.hide();
        else if (Transfers.armedCall !== 0)
            Transfers.disarm();
        else if (Headset.asking)
            Headset.answer(false);
        else if (sheet !== "")
            sheet = "";
        else
            directory.clear();
    }

    width: 1280
    height: 800
    minimumHeight: 600
    minimumWidth: 800
    color: Theme.colors.window
    objectName: "main-window"
    title: Calls.ringingCount > 0 ? qsTr("(%1) Attendant console").arg(Calls.ringingCount) : qsTr("Attendant console")
    visibility: fullScreen ? Window.FullScreen : Window.Windowed
    visible: true
    onSheetChanged: if (sheet !== "headset")
        Headset.test(false)
    Component.onCompleted: DragSession.scene = window.contentItem

    Connections {
        function onRang(): void {
            if (!window.active) {
                window.alert(0);
                window.raise();
            }
        }

        target: Calls
    }

    Connections {
        function onQuestionChanged(): void {
            if (Transfers.askedCall !== 0)
                panel.place = directory.placeOf(Transfers.askedNumber, right);
        }

        target: Transfers
    }

    Connections {
        function onFilterChanged(): void {
            if (Extensions.query !== "")
                panel.hide();
        }

        target: Extensions
    }

    Connections {
        function onTextChanged(): void {
            if (Dialer.text !== "")
                panel.hide();
        }

        target: Dialer
    }

    Connections {
        function onBegan(at: point): void {
            if (calls.contains(calls.mapFromItem(null, at)))
                directory.rest();
        }

        target: Pointers
    }

    KeyActions {
        onActed: directory.rest()
        onWanted: action => window.perform(action)
    }

    StatusBar {
        id: status

        width: parent.width
        dock: window.dock
        sheet: window.sheet
        onDockWanted: dock => window.toggleDock(dock)
        onSheetWanted: sheet => window.toggleSheet(sheet)
    }

    CallsPane {
        id: calls

        x: Theme.wide
        anchors.top: status.bottom
        anchors.topMargin: Theme.pad
        width: window.tall ? window.width - Theme.wide * 2 : window.callsWidth
        height: window.tall ? Math.round((window.height - status.height) * 0.42) : window.height - status.height - Theme.pad * 2
        objectName: "calls-pane"
    }

    Item {
        id: right

        x: window.tall ? Theme.wide : calls.x + calls.width + Theme.wide
        y: window.tall ? calls.y + calls.height + Theme.pad : calls.y
        width: window.width - x - Theme.wide
        height: window.height - y - Theme.pad

        Column {
            id: notices

            width: parent.width
            bottomPadding: height > 0 ? 0 : 0
            spacing: Theme.space

            Notices {
                width: parent.width
                visible: height > 0
            }
        }

        DirectoryPane {
            id: directory

            anchors.bottom: message.top
            anchors.bottomMargin: message.height > 0 ? Theme.space : 0
            anchors.left: parent.left
            anchors.top: notices.bottom
            anchors.topMargin: notices.height > 0 ? Theme.pad : 0
            width: parent.width - (side.active ? side.width + Theme.pad : 0)
            dock: window.dock
            keyboard: window.keyboard
            onDockWanted: dock => window.toggleDock(dock)
            onKeyboardWanted: window.toggleKeyboard()
            onTileChosen: (number, name, tile) => {
                if (Transfers.armedCall !== 0)
                    Transfers.choose(number, name);
                else
                    panel.show(number, name, right.mapFromItem(tile, 0, 0, tile.width, tile.height));
            }
        }

        Loader {
            id: side

            anchors.bottom: directory.bottom
            anchors.right: parent.right
            anchors.top: directory.top
            width: Math.min(Math.round(300 * Theme.scale), Math.round(parent.width * 0.5))
            active: window.dock !== ""
            source: active ? "Dock.qml" : ""

            Binding {
                property: "page"
                target: side.item
                value: window.dock
                when: side.status === Loader.Ready
            }

            Connections {
                function onClosed(): void {
                    window.dock = "";
                }

                target: side.item
                ignoreUnknownSignals: true
            }
        }

        Banner {
            id: message

            anchors.bottom: lane.top
            anchors.bottomMargin: Theme.space
            width: parent.width
            height: Messages.text === "" ? 0 : implicitHeight
            closable: true
            objectName: "message"
            text: Messages.text
            tone: Messages.tone
            visible: height > 0
            onClosed: Messages.dismiss()
        }

        ParkLane {
            id: lane

            anchors.bottom: board.top
            anchors.bottomMargin: board.active ? Theme.space : 0
            width: parent.width
            height: implicitHeight
        }

        Loader {
            id: board

            anchors.bottom: parent.bottom
            width: parent.width
            height: active && item ? (item as Item).implicitHeight : 0
            active: window.keyboard
            source: active ? "../Dial/ScreenKeyboard.qml" : ""

            Connections {
                function onClosed(): void {
                    window.keyboard = false;
                }

                target: board.item
                ignoreUnknownSignals: true
            }
        }

        Loader {
            id: sheets

            anchors.fill: parent
            anchors.rightMargin: -Theme.space // over the scroll mark too
            active: window.sheet !== ""
            source: window.sheet === "help" ? "HelpSheet.qml" : window.sheet === "settings" ? "SettingsSheet.qml" : window.sheet === "link" ? "LinkSheet.qml" : window.sheet === "rules" ? "../Rules/RulesSheet.qml" : window.sheet === "headset" ? "../Headset/HeadsetSheet.qml" : window.sheet === "sources" ? "../Sources/SourcesSheet.qml" : ""
            onLoaded: (item as Item).forceActiveFocus()

            Connections {
                function onClosed(): void {
                    window.sheet = "";
                }

                function onSheetWanted(sheet: string): void {
                    window.sheet = sheet;
                }

                target: sheets.item
                ignoreUnknownSignals: true
            }
        }

        TargetPanel {
            id: panel

            grouping: directory.tab === "favourites"
        }
    }

    DropPanel {}

    DragGhost {}

    EdgePulse {
        anchors.fill: parent
    }
}
