import QtQuick
import Tandem
import Tandem.Models

// A member of staff was called: what is true of it now.
Rectangle {
    id: root

    required property CallModel call
    readonly property bool coming: call.status === "acknowledged"

    implicitHeight: visible ? Math.max(words.implicitHeight + 2 * Theme.space(18), Theme.touch) : 0
    visible: call.status.length > 0
    radius: Theme.radius
    color: coming ? Theme.goodSoft : Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: Say.call(call.status) + ". " + call.sentence

    Rectangle {
        id: disc

        anchors.left: parent.left
        anchors.leftMargin: Theme.space(20)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.label * 2
        height: width
        radius: width / 2
        color: root.coming ? Theme.goodInk : Theme.accent

        Icon {
            anchors.centerIn: parent
            name: root.coming ? "person" : "bell"
            size: parent.width * 0.58
            color: root.coming ? Theme.goodSoft : Theme.overAccent
        }
    }
    Column {
        id: words

        anchors.left: disc.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(24)
        anchors.verticalCenter: parent.verticalCenter

        Body {
            width: parent.width
            text: Say.call(root.call.status)
            color: root.coming ? Theme.goodInk : Theme.accentInk
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            lineHeight: 1.04
            Accessible.ignored: true
        }
        Body {
            width: parent.width
            text: root.call.sentence
            visible: text.length > 0
            color: Theme.ink
            font.pixelSize: Theme.small
            lineHeight: 1.04
            Accessible.ignored: true
        }
    }
}
