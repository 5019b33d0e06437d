// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// What the receptionist can choose for herself; each choice takes effect at once.
Sheet {
    id: sheet

    signal sheetWanted(string sheet)

    objectName: "settings-sheet"
    title: qsTr("Settings")

    component Group: Column {
        property string title

        width: parent.width
        spacing: Theme.pad

        Label {
            font.pixelSize: Theme.name
            strong: true
            text: parent.title
        }
    }

    Group {
        title: qsTr("What calls are")

        Button {
            glyph: Icons.rules
            objectName: "rules-page"
            text: qsTr("Categories and rules")
            onTapped: sheet.sheetWanted("rules")
        }
    }

    Group {
        title: qsTr("Language")

        Choice {
            width: parent.width
            current: Settings.language
            labels: [qsTr("As the system"), "Italiano", "English", "Español"]
            title: qsTr("Language")
            values: ["auto", "it", "en", "es"]
            onChosen: value => Settings.chooseLanguage(value)
        }
    }

    Group {
        title: qsTr("Colours")

        Choice {
            width: parent.width
            current: Settings.themeChoice
            labels: [qsTr("As the system"), qsTr("Light"), qsTr("Dark"), qsTr("High contrast")]
            title: qsTr("Colours")
            values: ["auto", "light", "dark", "contrast"]
            onChosen: value => Settings.chooseTheme(value)
        }
    }

    Group {
        title: qsTr("Size of text and buttons")

        Choice {
            width: parent.width
            current: String(Math.round(Settings.textScale * 100))
            labels: ["100 %", "125 %", "150 %", "175 %", "200 %"]
            title: qsTr("Size of text and buttons")
            values: ["100", "125", "150", "175", "200"]
            onChosen: value => Settings.chooseTextScale(Number(value) / 100)
        }
    }

    Group {
        title: qsTr("Motion")

        Toggle {
            objectName: "motion-toggle"
            on: Settings.motion
            text: qsTr("Let things move and pulse")
            onTapped: Settings.chooseMotion(!Settings.motion)
        }
    }

    Group {
        title: qsTr("Sound")

        Slider {
            width: Math.min(parent.width, Math.round(420 * Theme.scale))
            glyph: Icons.speaker
            text: qsTr("Speaker")
            value: Settings.speaker
            onMoved: value => Settings.chooseSpeaker(value)
        }

        Slider {
            width: Math.min(parent.width, Math.round(420 * Theme.scale))
            glyph: Icons.mic
            text: qsTr("Microphone")
            value: Settings.microphone
            onMoved: value => Settings.chooseMicrophone(value)
        }
    }

    Group {
        title: qsTr("Headset")

        Label {
            width: parent.width
            color: Theme.colors.muted
            elide: Text.ElideNone
            text: Headset.name === "" ? Headset.text : Headset.name + ": " + Headset.text
            wrapMode: Text.Wrap
        }

        Button {
            glyph: Icons.headset
            objectName: "headset-page"
            text: qsTr("Choose it, let it ring, try its buttons")
            onTapped: sheet.sheetWanted("headset")
        }
    }

    Group {
        title: qsTr("Phonebooks")

        Label {
            width: parent.width
            color: Sources.phase === "trouble" ? Theme.colors.danger : Theme.colors.muted
            elide: Text.ElideNone
            text: Sources.text
            wrapMode: Text.Wrap
        }

        Button {
            glyph: Icons.book
            objectName: "sources-page"
            text: qsTr("See them, sync them now")
            onTapped: sheet.sheetWanted("sources")
        }
    }
}
