import QtQuick
import QtQuick.Templates as T
import Tandem

// A round button with a sign; its word stands below where there is room.
T.Button {
    id: root

    property string sign
    property real size: Theme.touch
    property bool captioned: false
    property bool strong: false
    property bool alert: false
    readonly property color tint: strong ? Theme.overAccent : alert ? Theme.alertInk : Theme.ink

    implicitWidth: captioned ? Math.max(size, Math.ceil(word.implicitWidth)) : size
    implicitHeight: captioned ? size + word.implicitHeight + Theme.space(10) : size
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.5
    scale: down ? 0.95 : 1
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Item {
        Lifted {
            x: (parent.width - width) / 2
            width: root.size
            height: root.size
            radius: width / 2
            lift: 0.4
            border.width: Theme.dark && !root.strong ? 1 : 0
            color: root.strong ? (root.down ? Theme.accentPressed : Theme.accent) : root.down || root.checked ? Theme.accentSoft : Theme.surface

            FocusRing {
                around: parent.radius
                shown: root.visualFocus
            }
            Icon {
                anchors.centerIn: parent
                name: root.sign
                size: root.size * 0.44
                color: root.tint
            }
        }
    }
    contentItem: Item {
        Body {
            id: word

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            visible: root.captioned
            text: root.text
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            font.weight: Font.Medium
            lineHeight: 1
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
