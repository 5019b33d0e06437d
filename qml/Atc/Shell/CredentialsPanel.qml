// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Controls
import Atc.Core
import Atc.Theme

// The PBX refused an account: another user name and password. It stands among the notices and
// covers nothing.
Rectangle {
    id: panel

    implicitHeight: body.implicitHeight + Theme.wide * 2
    border.color: Theme.colors.accent
    border.width: Theme.line
    color: Theme.colors.surface
    objectName: "credentials"
    radius: Theme.radius
    Accessible.name: headline.text
    Accessible.role: Accessible.Grouping
    Keys.onEscapePressed: Status.declineCredentials()

    function send(): void {
        if (user.text !== "" && secret.text !== "")
            Status.signIn(user.text, secret.text);
    }

    Column {
        id: body

        anchors.left: parent.left
        anchors.margins: Theme.wide
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.pad

        Label {
            id: headline

            width: parent.width
            elide: Text.ElideNone
            font.pixelSize: Theme.name
            strong: true
            text: qsTr("The PBX wants another password for %1").arg(Status.credentialsNumber)
            wrapMode: Text.Wrap
        }

        Flow {
            width: parent.width
            spacing: Theme.space

            Field {
                id: user

                name: qsTr("User name")
                objectName: "credentials-user"
                placeholder: qsTr("User name")
                text: Status.credentialsNumber
                onAccepted: secret.input.forceActiveFocus()
            }

            Field {
                id: secret

                name: qsTr("Password")
                objectName: "credentials-password"
                placeholder: qsTr("Password")
                secret: true
                onAccepted: panel.send()
            }

            Button {
                enabled: user.text !== "" && secret.text !== ""
                glyph: Icons.key
                kind: "primary"
                objectName: "credentials-send"
                text: qsTr("Sign in")
                onTapped: panel.send()
            }

            Button {
                objectName: "credentials-cancel"
                text: qsTr("Not now")
                onTapped: Status.declineCredentials()
            }
        }
    }
}
