import QtQuick
import Tandem

// A line of the log: when, and what; what is grave has a sign.
Item {
    id: root

    required property string at
    required property string words
    required property bool grave

    implicitHeight: Math.max(told.implicitHeight, Theme.space(24)) + Theme.space(10)
    Accessible.role: Accessible.ListItem
    Accessible.name: (grave ? qsTr("Warning") + ". " : "") + told.text

    Icon {
        id: mark

        anchors.top: parent.top
        anchors.topMargin: Theme.space(4)
        size: Theme.space(22)
        name: "warning"
        color: Theme.alert
        visible: root.grave
    }
    Body {
        id: told

        anchors.left: parent.left
        anchors.leftMargin: Theme.space(36)
        anchors.right: parent.right
        text: root.at.replace("T", " ") + "  " + root.words
        color: root.grave ? Theme.ink : Theme.inkSoft
        font.pixelSize: Theme.small
        wrapMode: Text.WrapAnywhere
        Accessible.ignored: true
    }
}
