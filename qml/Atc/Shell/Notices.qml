// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Atc.Core
import Atc.Theme

// What is wrong with the whole console: no PBX, a mistake in the configuration. Each part takes
// its place only while there is something to say.
Column {
    id: notices

    readonly property real wait: Status.retryAt > 0 ? Math.max(0, Math.ceil(Status.retryAt - Ticker.now)) : 0

    spacing: Theme.space

    Banner {
        width: parent.width
        action: Status.pbx === "none" ? "" : qsTr("Try now")
        actionGlyph: Icons.refresh
        objectName: "pbx-banner"
        text: {
            if (Status.pbx === "none" && Status.problems.length > 0)
                return qsTr("The mistakes are listed here. Mend the configuration file, then start the console again.");
            if (Status.pbx === "none")
                return qsTr("Add an [[accounts]] table with server, user name and password to the configuration file, then start the console again.");
            const next = notices.wait > 0 ? qsTr("Next try in %1 s.").arg(notices.wait) : "";
            const phones = qsTr("Colleagues' phones show as unknown until the PBX is back.");
            return [Status.pbxDetail, next, phones].filter(part => part !== "").join(" ");
        }
        title: {
            if (Status.pbx !== "none")
                return Status.pbxTitle;
            return Status.problems.length > 0 ? qsTr("No account can be used") : qsTr("No account is configured");
        }
        tone: Status.pbx === "registering" ? "info" : "bad"
        visible: !Status.online
        onActed: Status.retry()
    }

    Banner {
        width: parent.width
        closable: true
        objectName: "config-banner"
        text: Status.problems.join("\n")
        title: Status.problemsOfFiles ? qsTr("A file of this desk was not in order") : qsTr("The configuration file has mistakes; the rest is in use")
        tone: "warning"
        visible: Status.problems.length > 0
        onClosed: Status.dismissProblems()
    }

    Loader {
        width: parent.width
        active: Status.credentialsFor !== ""
        visible: active

        sourceComponent: CredentialsPanel {}
    }
}
