import QtQuick
import QtQuick.Templates as T
import Tandem

// A button of second rank: an icon and a word.
T.Button {
    id: root

    property string sign
    property bool strong: false
    readonly property color tint: strong ? Theme.overAccent : Theme.ink

    implicitHeight: Math.max(Theme.touch, row.implicitHeight + Theme.gap)
    implicitWidth: Math.max(Theme.touch, row.implicitWidth + 2 * Theme.space(26))
    focusPolicy: Qt.TabFocus
    scale: down ? 0.97 : 1
    opacity: enabled ? 1 : 0.45
    Accessible.name: text

    background: Rectangle {
        radius: height / 2
        color: root.strong ? (root.down ? Theme.accentPressed : Theme.accent) : root.down ? Theme.sunk : Theme.surface
        border.color: root.strong ? "transparent" : Theme.line
        border.width: 1

        FocusRing {
            around: parent.radius
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.space(12)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.sign
                size: Theme.label * 1.25
                color: root.tint
            }
            Body {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: root.tint
                font.pixelSize: Theme.label
                font.weight: Font.Medium
                lineHeight: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
