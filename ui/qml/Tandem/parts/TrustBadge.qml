import QtQuick
import Tandem
import Tandem.Models

// Whom one talks to, what left the machine, and which sense is open.
Rectangle {
    id: root

    required property StatusModel status
    property bool brief: false
    readonly property string words: status.hearing ? qsTr("Microphone on") : status.watching ? qsTr("Camera sees movement") : Say.who(status.who)
    readonly property string sign: status.hearing ? "mic" : status.watching ? "camera" : status.who
    readonly property string sentWords: Say.sent(status.sent)

    implicitWidth: row.implicitWidth + 2 * Theme.space(22)
    implicitHeight: row.implicitHeight + 2 * Theme.space(12)
    radius: height / 2
    color: status.hearing ? Theme.alertSoft : status.who === "device" ? Theme.accentSoft : Theme.sunk
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1. %2.").arg(words).arg(sentWords)

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space(10)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.sign
            size: Theme.small * 1.3
            color: root.status.hearing ? Theme.alertInk : Theme.accentInk
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            text: root.words
            color: root.status.hearing ? Theme.alertInk : Theme.accentInk
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            lineHeight: 1
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.brief
            text: "·  " + root.sentWords
            color: root.status.hearing ? Theme.alertInk : Theme.inkSoft
            font.pixelSize: Theme.small
            lineHeight: 1
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
