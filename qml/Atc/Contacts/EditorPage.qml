// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// A contact of her own being written. What is typed is kept by `ContactEditor`: this page may come
// and go.
Rectangle {
    id: page

    readonly property bool wide: width > 640 * Theme.scale
    readonly property bool named: (ContactEditor.texts["company"] ?? "").trim() === "" // by first name and surname
    readonly property real half: wide ? Math.floor((body.width - Theme.wide) / 2) : body.width

    function focusFirst(): void {
        given.field.forceActiveFocus();
    }

    // The first field that is marked, so that she need not look for it.
    function showFlaw(): void {
        for (const item of [given, surname]) {
            if (item.flaw !== "") {
                item.field.forceActiveFocus();
                flick.reveal(item);
                return;
            }
        }
        flick.reveal(numbersHead);
    }

    border.color: Theme.colors.border
    border.width: Theme.hair
    color: Theme.colors.surface
    objectName: "contact-editor"
    radius: Theme.radius
    Accessible.name: title.text
    Accessible.role: Accessible.Dialog
    Keys.onEscapePressed: ContactEditor.asking ? ContactEditor.keep() : ContactEditor.cancel()
    Component.onCompleted: focusFirst()

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Item {
        id: head

        x: Theme.wide
        width: parent.width - Theme.wide * 2
        height: Theme.callTarget

        Label {
            id: title

            anchors.left: parent.left
            anchors.right: tools.left
            anchors.rightMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Theme.title
            strong: true
            text: ContactEditor.adding ? qsTr("New contact") : qsTr("Change the contact")
        }

        Row {
            id: tools

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space

            Button {
                objectName: "editor-cancel"
                text: qsTr("Cancel")
                onTapped: ContactEditor.cancel()
            }

            Button {
                busy: ContactEditor.saving
                enabled: !ContactEditor.saving
                glyph: Icons.save
                kind: "primary"
                objectName: "editor-save"
                text: ContactEditor.saving ? qsTr("Saving…") : qsTr("Save")
                onTapped: {
                    ContactEditor.save();
                    if (ContactEditor.wrong)
                        page.showFlaw();
                }
            }
        }
    }

    Rectangle {
        id: question

        anchors.top: head.bottom
        x: Theme.wide
        width: parent.width - Theme.wide * 2
        height: visible ? ask.implicitHeight + Theme.pad * 2 : 0
        color: Theme.toneSoft("warning")
        radius: Theme.radiusSmall
        visible: ContactEditor.asking

        Flow {
            id: ask

            x: Theme.pad
            y: Theme.pad
            width: parent.width - Theme.pad * 2
            spacing: Theme.space

            Label {
                height: Theme.target
                strong: true
                text: qsTr("Throw the changes away?")
            }

            Button {
                kind: "danger"
                objectName: "editor-discard"
                text: qsTr("Throw away")
                onTapped: ContactEditor.discard()
            }

            Button {
                objectName: "editor-keep"
                text: qsTr("Go on writing")
                onTapped: ContactEditor.keep()
            }
        }
    }

    Flickable {
        id: flick

        function reveal(item: Item): void {
            const y = item.mapToItem(body, 0, 0).y;
            if (y < contentY || y + item.height > contentY + height)
                contentY = Math.max(0, Math.min(contentHeight - height, y - Theme.pad));
        }

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: question.bottom
        anchors.topMargin: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: body.implicitHeight + Theme.broad
        onContentHeightChanged: if (photo.looking)
            reveal(photo) // the list of pictures opens below, and grows as they are read

        Column {
            id: body

            x: Theme.wide
            width: flick.width - Theme.wide * 2
            spacing: Theme.pad

            Flaw {
                width: parent.width
                objectName: "editor-failed"
                text: ContactEditor.failed ? qsTr("It could not be saved. Nothing is lost: try again in a moment.") : ""
            }

            Flow {
                width: parent.width
                spacing: Theme.wide

                EditField {
                    id: given

                    width: page.half
                    flaw: ContactEditor.flaws["given_name"] ?? ""
                    key: "given_name"
                    needed: page.named
                    title: qsTr("First name")
                    value: ContactEditor.texts["given_name"] ?? ""
                    onAccepted: ContactEditor.save()
                    onEdited: text => ContactEditor.setText(key, text)
                }

                EditField {
                    id: surname

                    width: page.half
                    flaw: ContactEditor.flaws["surname"] ?? ""
                    key: "surname"
                    needed: page.named
                    title: qsTr("Surname")
                    value: ContactEditor.texts["surname"] ?? ""
                    onAccepted: ContactEditor.save()
                    onEdited: text => ContactEditor.setText(key, text)
                }

                EditField {
                    width: page.half
                    flaw: ContactEditor.flaws[key] ?? ""
                    key: "company"
                    title: page.named ? qsTr("Company, instead of a name or with it") : qsTr("Company")
                    value: ContactEditor.texts[key] ?? ""
                    onAccepted: ContactEditor.save()
                    onEdited: text => ContactEditor.setText(key, text)
                }

                EditField {
                    width: page.half
                    flaw: ContactEditor.flaws[key] ?? ""
                    key: "department"
                    title: qsTr("Department")
                    value: ContactEditor.texts[key] ?? ""
                    onAccepted: ContactEditor.save()
                    onEdited: text => ContactEditor.setText(key, text)
                }
            }

            Label {
                id: numbersHead

                color: ContactEditor.flaws["numbers"] !== undefined ? Theme.colors.danger : Theme.colors.muted
                text: qsTr("Numbers")
            }

            Repeater {
                model: ContactEditor.numbers

                EditEntry {
                    width: body.width
                    name: qsTr("Number")
                    onAccepted: ContactEditor.save()
                    onEdited: text => ContactEditor.setNumber(rowId, text)
                    onKindChosen: kind => ContactEditor.setKind(rowId, kind)
                    onRemoved: ContactEditor.removeNumber(rowId)
                }
            }

            Flaw {
                width: parent.width
                objectName: "flaw-numbers"
                text: ContactWords.flaw(ContactEditor.flaws["numbers"] ?? "")
            }

            Button {
                glyph: Icons.plus
                objectName: "add-number"
                text: qsTr("Another number")
                onTapped: ContactEditor.addNumberRow()
            }

            Label {
                color: Theme.colors.muted
                text: qsTr("E-mail")
            }

            Repeater {
                model: ContactEditor.emails

                EditEntry {
                    width: body.width
                    name: qsTr("E-mail address")
                    onAccepted: ContactEditor.save()
                    onEdited: text => ContactEditor.setEmail(rowId, text)
                    onRemoved: ContactEditor.removeEmail(rowId)
                }
            }

            Button {
                glyph: Icons.plus
                objectName: "add-email"
                text: qsTr("Another address")
                onTapped: ContactEditor.addEmailRow()
            }

            Flow {
                width: parent.width
                spacing: Theme.wide

                Repeater {
                    model: [["title", qsTr("Position")], ["groups", qsTr("Groups, separated by commas")], ["note", qsTr("Note")]]

                    EditField {
                        required property var modelData

                        width: modelData[0] === "note" ? body.width : page.half
                        flaw: ContactEditor.flaws[key] ?? ""
                        key: modelData[0]
                        title: modelData[1]
                        value: ContactEditor.texts[key] ?? ""
                        onAccepted: ContactEditor.save()
                        onEdited: text => ContactEditor.setText(key, text)
                    }
                }
            }

            Toggle {
                objectName: "editor-vip"
                on: ContactEditor.vip
                text: qsTr("Calls of this contact go first")
                onTapped: ContactEditor.toggleVip()
            }

            PhotoRow {
                id: photo

                width: parent.width
            }
        }
    }

    ScrollMark {
        list: flick
    }
}
