import QtQuick
import Tandem

// A bar with its word and number.
Item {
    id: root

    property string text
    property int value: 0
    property int most: 1
    property color colour: Theme.accent

    implicitHeight: word.implicitHeight + Theme.space(26)
    Accessible.role: Accessible.StaticText
    Accessible.name: text + ": " + value

    Body {
        id: word

        anchors.left: parent.left
        anchors.right: number.left
        text: root.text
        font.pixelSize: Theme.label
        lineHeight: 1
        Accessible.ignored: true
    }
    Body {
        id: number

        anchors.right: parent.right
        text: root.value
        font.pixelSize: Theme.label
        font.weight: Font.DemiBold
        lineHeight: 1
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.space(12)
        radius: height / 2
        color: Theme.sunk

        Rectangle {
            anchors.left: parent.left
            width: root.value > 0 ? Math.max(height, parent.width * root.value / root.most) : 0
            height: parent.height
            radius: height / 2
            color: root.colour
        }
    }
}
