import QtQuick
import QtQuick.Templates as T
import Tandem

// A question to touch instead of speak; a card with room, a row without.
T.Button {
    id: root

    readonly property string tongue: ""
    property bool tall: false
    readonly property real pad: Theme.space(tall ? 28 : 22)

    implicitHeight: tall ? words.implicitHeight + knob.height + 2 * pad + Theme.space(22) : Math.max(Theme.touch, words.implicitHeight + 2 * pad)
    implicitWidth: Theme.space(560)
    focusPolicy: Qt.TabFocus
    scale: down ? 0.985 : 1
    Accessible.name: text
    Accessible.description: qsTr("Ask this")
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Lifted {
        lift: 0.6
        color: root.down ? Theme.accentSoft : Theme.surface

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Body {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: Theme.space(28)
            anchors.right: root.tall ? parent.right : knob.left
            anchors.rightMargin: root.tall ? Theme.space(28) : Theme.gap
            y: root.tall ? root.pad : (parent.height - height) / 2
            text: root.text
            lineHeight: 1.04
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        Rectangle {
            id: knob

            anchors.right: parent.right
            anchors.rightMargin: Theme.space(22)
            anchors.bottom: parent.bottom
            anchors.bottomMargin: root.tall ? Theme.space(22) : (parent.height - height) / 2
            width: Theme.body * 1.7
            height: width
            radius: width / 2
            color: Theme.accentSoft

            Icon {
                anchors.centerIn: parent
                name: "forward"
                size: Theme.body * 0.95
                color: Theme.accentInk
            }
        }
    }
}
