import QtQuick
import Tandem

// A quiet word with its sign, beside a sentence.
Row {
    id: root

    property string sign
    property string text
    property bool strong: false
    readonly property color tint: strong ? Theme.accentInk : Theme.inkSoft

    spacing: Theme.space(8)
    height: Math.round(Theme.small * 1.75)

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: root.sign
        size: Theme.small * 1.15
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
        rightPadding: Theme.space(8)
    }
}
