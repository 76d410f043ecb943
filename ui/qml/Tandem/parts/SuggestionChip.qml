import QtQuick
import QtQuick.Templates as T
import Tandem

// A question to touch instead of speak.
T.Button {
    id: root

    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 2 * Theme.space(22))
    implicitWidth: Theme.space(560)
    focusPolicy: Qt.TabFocus
    scale: down ? 0.985 : 1
    Accessible.name: text
    Accessible.description: qsTr("Ask this")

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.accentSoft : Theme.surface
        border.color: root.down ? Theme.accent : Theme.line
        border.width: 1

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Body {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: Theme.space(28)
            anchors.right: arrow.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            lineHeight: 1
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.rightMargin: Theme.space(24)
            anchors.verticalCenter: parent.verticalCenter
            name: "forward"
            size: Theme.body
            color: Theme.accentInk
        }
    }
}
