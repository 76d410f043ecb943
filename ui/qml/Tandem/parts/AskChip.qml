import QtQuick
import QtQuick.Templates as T
import Tandem

// A further question, as wide as its words.
T.Button {
    id: root

    readonly property string tongue: ""
    property real most: 600

    implicitWidth: Math.min(most, Math.ceil(measure.implicitWidth) + 2 * Theme.space(26) + 2)
    implicitHeight: Math.max(60, words.implicitHeight + 2 * Theme.space(18))
    focusPolicy: Qt.TabFocus
    scale: down ? 0.98 : 1
    Accessible.name: text
    Accessible.description: qsTr("Ask this")
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Rectangle {
        radius: Math.min(height / 2, Theme.radius)
        color: root.down ? Theme.accentSoft : Theme.surface
        border.color: Theme.accent
        border.width: 1

        FocusRing {
            around: parent.radius
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Body {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: Theme.space(26)
            anchors.rightMargin: Theme.space(26)
            text: root.text
            color: Theme.accentInk
            font.pixelSize: Theme.label
            font.weight: Font.Medium
            lineHeight: 1.02
            Accessible.ignored: true
        }
        Body {
            id: measure

            visible: false
            text: root.text
            font: words.font
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
