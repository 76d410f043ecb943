import QtQuick
import Tandem

// A small fact beside a sentence.
Rectangle {
    id: root

    property string sign
    property string text
    property bool strong: false
    readonly property color tint: strong ? Theme.accentInk : Theme.inkSoft

    implicitWidth: row.implicitWidth + 2 * Theme.space(14)
    implicitHeight: row.implicitHeight + Theme.space(10)
    radius: height / 2
    color: strong ? Theme.accentSoft : Theme.sunk

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space(8)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.sign.length > 0
            name: root.sign
            size: Theme.small * 1.1
            color: root.tint
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            color: root.tint
            font.pixelSize: Theme.small
            font.weight: Font.Medium
            lineHeight: 1
            wrapMode: Text.NoWrap
        }
    }
}
