// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// Everything that is known of a contact, and every way to reach it.
Rectangle {
    id: panel

    readonly property bool tall: height > 400 * Theme.scale // else what can be done scrolls along

    signal closed
    signal numberChosen(string dial, string name, Item line)

    function focusFirst(): void {
        const first = numbers.count > 0 ? numbers.itemAt(0) as Item : back;
        first?.forceActiveFocus();
    }

    border.color: Theme.colors.border
    border.width: Theme.hair
    color: Theme.colors.surface
    objectName: "contact-panel"
    radius: Theme.radius
    Accessible.name: ContactCard.name
    Accessible.role: Accessible.Grouping
    Keys.onEscapePressed: panel.closed()

    // What lies below is not meant while this is open.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: Theme.hair
        anchors.bottomMargin: foot.active ? foot.height + Theme.pad * 2 : Theme.hair
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: body.implicitHeight + Theme.pad

        Column {
            id: body

            x: Theme.wide
            width: flick.width - Theme.wide * 2
            spacing: Theme.space

            Item {
                id: head

                width: parent.width
                height: Math.max(face.height, words.implicitHeight) + Theme.pad * 2

                Avatar {
                    id: face

                    anchors.verticalCenter: parent.verticalCenter
                    name: ContactCard.name
                    photo: ContactCard.photo
                    size: Math.round(Theme.callTarget * 1.2)
                }

                Column {
                    id: words

                    anchors.left: face.right
                    anchors.leftMargin: Theme.wide
                    anchors.right: parent.right
                    anchors.rightMargin: back.width - Theme.pad
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.line

                    Label {
                        width: parent.width
                        elide: Text.ElideRight
                        font.pixelSize: Theme.title
                        maximumLineCount: 2
                        objectName: "contact-name"
                        strong: true
                        text: ContactCard.name
                        wrapMode: Text.Wrap
                    }

                    Label {
                        width: parent.width
                        text: ContactCard.company
                        visible: text !== ""
                    }

                    Label {
                        width: parent.width
                        color: Theme.colors.muted
                        text: ContactCard.role
                        visible: text !== ""
                    }
                }
            }

            Repeater {
                id: numbers

                model: ContactCard.numbers

                ContactNumber {
                    id: line

                    width: body.width
                    viewport: flick
                    who: ContactCard.name
                    onTapped: panel.numberChosen(dial, who, line)
                }
            }

            Repeater {
                model: ContactCard.emails

                Button {
                    required property string address
                    required property bool valid

                    width: body.width
                    height: Theme.callTarget
                    enabled: valid
                    glyph: Icons.mail
                    objectName: "mail-" + address
                    text: address
                    hint: qsTr("Write an e-mail")
                    onTapped: ContactCard.mail(address)
                }
            }

            Label {
                width: parent.width
                color: Theme.colors.muted
                elide: Text.ElideNone
                text: qsTr("No number and no e-mail address is known.")
                visible: !ContactCard.reachable
                wrapMode: Text.Wrap
            }

            Mark {
                glyph: Icons.crown
                ink: Theme.colors.ringing
                text: ContactCard.vip ? qsTr("Calls of this contact go first") : ""
            }

            Mark {
                glyph: Icons.cloudOff
                ink: Theme.colors.ringing
                text: ContactCard.unsynced ? qsTr("Not on the server yet") : ""
            }

            Mark {
                glyph: Icons.note
                text: ContactCard.note
            }

            Mark {
                glyph: Icons.group
                text: ContactCard.groups.join(", ")
            }

            Mark {
                glyph: Icons.book
                text: ContactCard.sources.map(source => ContactWords.source(source)).join(", ")
                said: qsTr("Known from %1").arg(text)
            }

            Loader {
                active: ContactCard.personal && !panel.tall
                sourceComponent: tools
                visible: active
            }
        }
    }

    ScrollMark {
        list: flick
    }

    Loader {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pad
        x: Theme.wide
        active: ContactCard.personal && panel.tall
        sourceComponent: tools
    }

    Component {
        id: tools

        Row {
            spacing: Theme.space

            Button {
                glyph: Icons.edit
                objectName: "contact-edit"
                text: qsTr("Change")
                onTapped: ContactEditor.edit()
            }

            Button {
                glyph: Icons.remove
                objectName: "contact-delete"
                text: qsTr("Delete")
                onTapped: ContactBin.remove()
            }
        }
    }

    IconButton {
        id: back

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        y: Theme.gap
        glyph: Icons.close
        objectName: "contact-close"
        text: qsTr("Close the contact")
        onTapped: panel.closed()
    }

    component Mark: Row {
        id: mark

        required property string glyph
        property string text
        property string said: text
        property color ink: Theme.colors.muted

        width: body.width
        spacing: Theme.pad
        topPadding: Theme.gap
        visible: text !== ""
        Accessible.ignored: !visible
        Accessible.name: said
        Accessible.role: Accessible.StaticText

        Icon {
            id: icon

            color: mark.ink
            glyph: mark.glyph
            size: Theme.iconSmall
        }

        Label {
            width: parent.width - icon.width - Theme.pad
            color: mark.ink
            elide: Text.ElideNone
            lineHeight: Theme.lineHeight
            text: mark.text
            wrapMode: Text.Wrap
        }
    }
}
