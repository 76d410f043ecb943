import QtQuick
import Tandem

// What the person asked, as a thing they said.
Item {
    id: root

    property string text
    readonly property real most: width * 0.86

    implicitHeight: bubble.height

    Rectangle {
        id: bubble

        anchors.right: parent.right
        width: Math.min(root.most, Math.ceil(measure.implicitWidth) + 2 * Theme.space(30))
        height: words.implicitHeight + 2 * Theme.space(20)
        radius: Math.min(height / 2, Theme.radius)
        color: Theme.accentSoft
        border.color: Theme.accent
        border.width: Theme.palette?.surface === Theme.palette?.accent_soft ? 1 : 0

        Body {
            id: measure

            visible: false
            text: root.text
            font: words.font
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Caption {
            id: words

            objectName: "caption"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: Theme.space(30)
            anchors.rightMargin: Theme.space(30)
            text: root.text
            settled: true
        }
    }
}
