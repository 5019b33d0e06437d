// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// How loud we are and how loud the others are.
Column {
    id: panel

    spacing: Theme.pad

    component Voice: Column {
        id: voice

        required property string glyph
        required property string text
        required property string meter
        required property real level
        required property real value

        signal moved(real value)

        width: panel.width
        spacing: Theme.gap

        Label {
            strong: true
            text: voice.text + "  " + Math.round(voice.value * 100) + " %"
        }

        Slider {
            width: parent.width
            glyph: voice.glyph
            objectName: "volume-" + voice.meter
            text: voice.text
            value: voice.value
            onMoved: value => voice.moved(value)
        }

        LevelMeter {
            x: Theme.icon + Theme.wide
            height: Theme.wide
            bars: 24
            level: voice.level
            text: qsTr("Level, %1").arg(voice.text)
        }
    }

    Voice {
        glyph: Icons.speaker
        level: Audio.speaker
        meter: "speaker"
        text: qsTr("Speaker")
        value: Settings.speaker
        onMoved: value => Settings.chooseSpeaker(value)
    }

    Voice {
        glyph: Icons.mic
        level: Audio.microphone
        meter: "microphone"
        text: qsTr("Microphone")
        value: Settings.microphone
        onMoved: value => Settings.chooseMicrophone(value)
    }

    Label {
        width: parent.width
        color: Theme.colors.muted
        elide: Text.ElideNone
        text: Calls.focusId === 0 ? qsTr("The meters move while a call is active.") : qsTr("Talking with %1").arg(Calls.focusName)
        wrapMode: Text.Wrap
    }
}
