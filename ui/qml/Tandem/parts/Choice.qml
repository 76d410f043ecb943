import QtQuick
import QtQuick.Templates as T
import Tandem

// One of several; the chosen one has a tick, not a colour alone.
T.Button {
    id: root

    property string sign
    readonly property color tint: checked ? Theme.accentInk : Theme.ink

    implicitHeight: Math.max(60, row.implicitHeight + Theme.space(24))
    implicitWidth: Math.max(72, Math.ceil(row.implicitWidth) + 2 * Theme.space(22))
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.5
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Rectangle {
        radius: height / 2
        color: root.checked ? Theme.accentSoft : root.down ? Theme.sunk : Theme.surface
        border.color: root.checked ? Theme.accent : Theme.line
        border.width: root.checked ? 2 : 1

        FocusRing {
            around: parent.radius
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.space(10)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name.length > 0
                name: root.checked ? "tick" : root.sign
                size: Theme.small * 1.3
                color: root.tint
            }
            Body {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: root.tint
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
                lineHeight: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
