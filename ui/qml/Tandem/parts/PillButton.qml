import QtQuick
import QtQuick.Templates as T
import Tandem

// A button: a sign and a word. Strong ones do what the kiosk proposes; brief ones leave out the word.
T.Button {
    id: root

    property string sign
    property bool strong: false
    property bool alert: false
    property bool brief: false
    readonly property color tint: strong ? Theme.overAccent : alert ? Theme.alertInk : Theme.ink

    implicitHeight: Math.max(Theme.touch, row.implicitHeight + Theme.gap)
    implicitWidth: brief ? Theme.touch : Math.max(Theme.touch, Math.ceil(row.implicitWidth) + 2 * Theme.space(28))
    focusPolicy: Qt.TabFocus
    scale: down ? 0.97 : 1
    opacity: enabled ? 1 : 0.5
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Lifted {
        lift: 0.4
        radius: height / 2
        color: root.strong ? (root.down ? Theme.accentPressed : Theme.accent) : root.alert ? Theme.alertSoft : root.down || root.checked ? Theme.accentSoft : Theme.surface
        border.width: Theme.dark && !root.strong ? 1 : 0

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
                visible: root.sign.length > 0
                name: root.sign
                size: Theme.label * 1.25
                color: root.tint
            }
            Body {
                anchors.verticalCenter: parent.verticalCenter
                visible: !root.brief
                text: root.text
                color: root.tint
                font.pixelSize: Theme.label
                font.weight: Font.DemiBold
                lineHeight: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
