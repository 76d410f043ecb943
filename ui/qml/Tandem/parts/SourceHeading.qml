import QtQuick
import Tandem

// Number, document and place of a source.
Item {
    id: root

    required property int number
    required property string title
    required property string place

    implicitHeight: Math.max(badge.height, words.implicitHeight)

    SourceNumber {
        id: badge

        y: Theme.space(2)
        number: root.number
    }
    Column {
        id: words

        anchors.left: badge.right
        anchors.leftMargin: Theme.space(14)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Body {
            width: parent.width
            text: root.title
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            lineHeight: 1
            Accessible.ignored: true
        }
        Body {
            width: parent.width
            visible: text.length > 0
            text: root.place
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            lineHeight: 1
            Accessible.ignored: true
        }
    }
}
