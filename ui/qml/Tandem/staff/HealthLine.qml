import QtQuick
import Tandem

// One thing looked at: a sign, a word, what it is and what to do.
Rectangle {
    id: root

    required property string name
    required property string health
    required property string words
    required property string remedy
    readonly property bool good: health === "ok"
    readonly property bool broken: health === "fail"

    implicitHeight: column.implicitHeight + 2 * Theme.space(18)
    radius: Theme.space(20)
    color: Theme.surface
    border.color: good ? Theme.line : broken ? Theme.alert : Theme.warnInk
    border.width: good ? 1 : 2
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, state.text, words, remedy].filter(word => word).join(". ")

    Chip {
        id: state

        anchors.right: parent.right
        anchors.rightMargin: Theme.space(18)
        anchors.top: parent.top
        anchors.topMargin: Theme.space(16)
        sign: root.good ? "tick" : "warning"
        text: root.good ? qsTr("Fine") : root.broken ? qsTr("Broken") : qsTr("Look at it")
        alert: root.broken
        strong: root.good
        silent: true
    }
    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: Theme.space(24)
        anchors.right: state.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space(4)

        Body {
            width: parent.width
            text: root.name
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            lineHeight: 1.04
            Accessible.ignored: true
        }
        Body {
            width: parent.width
            text: root.words
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }
        Body {
            width: parent.width
            visible: text.length > 0
            text: root.remedy
            color: Theme.accentInk
            font.pixelSize: Theme.small
            font.weight: Font.Medium
            Accessible.ignored: true
        }
    }
}
