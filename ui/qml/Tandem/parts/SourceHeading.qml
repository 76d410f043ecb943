import QtQuick
import Tandem

// Number, document and place of a source.
Item {
    id: root

    required property int number
    required property string title
    required property string place
    // Named by what it stands on.
    property bool silent: false

    implicitHeight: Math.max(badge.height, words.implicitHeight)

    SourceNumber {
        id: badge

        y: Theme.space(2)
        number: root.number
        silent: root.silent
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
            Accessible.ignored: root.silent
        }
        Body {
            width: parent.width
            visible: text.length > 0
            text: root.place
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            lineHeight: 1
            Accessible.ignored: root.silent
        }
    }
}
