import QtQuick
import Tandem

// A field of a job sheet and how sure its value is.
Item {
    id: root

    required property string name
    required property string value
    required property bool sure
    required property bool asked

    implicitHeight: Math.max(60, words.implicitHeight + Theme.space(24))
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + (value || qsTr("not filled yet")) + (mark.visible ? ". " + mark.text : "")

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.space(16)
        anchors.right: mark.visible ? mark.left : parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space(4)

        Eyebrow {
            width: parent.width
            text: root.name
            Accessible.ignored: true
        }
        Body {
            width: parent.width
            text: root.value || "…"
            font.weight: Font.DemiBold
            color: root.value ? Theme.ink : Theme.inkSoft
            lineHeight: 1.04
            Accessible.ignored: true
        }
    }
    Chip {
        id: mark

        anchors.right: parent.right
        anchors.rightMargin: Theme.space(12)
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.sure || root.asked
        sign: root.sure ? "ask" : "warning"
        text: root.sure ? qsTr("Asked now") : qsTr("Please check")
        strong: root.sure
        alert: !root.sure
        most: root.width * 0.4
        silent: true
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.space(16)
        anchors.rightMargin: Theme.space(16)
        height: 1
        color: Theme.line
    }
}
