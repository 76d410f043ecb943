import QtQuick
import Tandem

// A value between a minus and a plus.
Item {
    id: root

    property string text
    property string value
    property bool lowest: false
    property bool highest: false

    signal less
    signal more

    implicitHeight: Math.max(minus.height, words.implicitHeight)

    Body {
        id: words

        anchors.left: parent.left
        anchors.right: row.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        font.pixelSize: Theme.label
        font.weight: Font.Medium
        lineHeight: 1
    }
    Row {
        id: row

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space(10)

        RoundButton {
            id: minus

            text: qsTr("%1: less").arg(root.text)
            sign: "minus"
            size: 60
            enabled: !root.lowest
            onClicked: root.less()
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.label * 3.6
            horizontalAlignment: Text.AlignHCenter
            text: root.value
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            lineHeight: 1
            wrapMode: Text.NoWrap
        }
        RoundButton {
            text: qsTr("%1: more").arg(root.text)
            sign: "plus"
            size: 60
            enabled: !root.highest
            onClicked: root.more()
        }
    }
}
