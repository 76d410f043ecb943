import QtQuick
import Tandem

// One step of a plan: its number or sign, what it does, where it stands.
Item {
    id: root

    required property int number
    required property string text
    required property string status
    required property string detail
    readonly property bool open: status === "waiting"
    readonly property string sign: ({
            "done": "tick",
            "failed": "warning",
            "queued": "clock",
            "undone": "again",
            "skipped": "minus",
            "proposed": "ask"
        })[status] ?? ""

    signal leftOut(number: int)

    implicitHeight: Math.max(disc.height, words.implicitHeight, out.visible ? out.height : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Step %1: %2. %3").arg(number).arg(text).arg(state.text)

    Rectangle {
        id: disc

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(Theme.space(52), Theme.label * 1.9)
        height: width
        radius: width / 2
        color: root.status === "done" ? Theme.goodSoft : root.status === "failed" ? Theme.alertSoft : Theme.accentSoft

        Icon {
            anchors.centerIn: parent
            name: root.sign
            visible: name.length > 0
            size: parent.width * 0.55
            color: root.status === "done" ? Theme.goodInk : root.status === "failed" ? Theme.alertInk : Theme.accentInk
        }
        Body {
            anchors.centerIn: parent
            visible: !root.sign
            text: root.number
            color: Theme.accentInk
            font.pixelSize: Theme.label
            font.weight: Font.Bold
            lineHeight: 1
            Accessible.ignored: true
        }
    }
    Column {
        id: words

        anchors.left: disc.right
        anchors.leftMargin: Theme.space(20)
        anchors.right: out.visible ? out.left : parent.right
        anchors.rightMargin: out.visible ? Theme.gap : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space(4)

        Body {
            width: parent.width
            text: root.text
            font.weight: Font.Medium
            font.strikeout: root.status === "skipped" || root.status === "undone"
            lineHeight: 1.04
            Accessible.ignored: true
        }
        Body {
            id: state

            width: parent.width
            text: root.detail ? Say.step(root.status) + " · " + root.detail : Say.step(root.status)
            color: root.status === "failed" ? Theme.alertInk : Theme.inkSoft
            font.pixelSize: Theme.small
            lineHeight: 1.04
            Accessible.ignored: true
        }
    }
    PillButton {
        id: out

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: root.open
        text: qsTr("Leave out")
        sign: "minus"
        Accessible.name: qsTr("Leave out step %1").arg(root.number)
        onClicked: root.leftOut(root.number)
    }
}
