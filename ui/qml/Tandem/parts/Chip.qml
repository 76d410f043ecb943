import QtQuick
import Tandem

// A small fact.
Rectangle {
    id: root

    property string sign
    property string text
    property bool strong: false
    property bool alert: false
    // Named by what it stands on.
    property bool silent: false
    property real most: 100000
    readonly property color tint: alert ? Theme.alertInk : strong ? Theme.accentInk : Theme.inkSoft

    implicitWidth: Math.min(most, Math.ceil(words.implicitWidth) + words.start + Theme.space(16))
    implicitHeight: words.height + Theme.space(16)
    radius: Math.min(height / 2, Theme.radius)
    color: alert ? Theme.alertSoft : strong ? Theme.accentSoft : Theme.sunk

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.space(14)
        anchors.verticalCenter: parent.verticalCenter
        visible: root.sign.length > 0
        name: root.sign
        size: Theme.small * 1.2
        color: root.tint
    }
    Body {
        id: words

        x: Theme.mirrored ? Theme.space(16) : start
        width: Math.min(Math.ceil(implicitWidth), root.most - start - Theme.space(16))
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        color: root.tint
        font.pixelSize: Theme.small
        font.weight: Font.Medium
        lineHeight: 1
        Accessible.ignored: root.silent

        readonly property real start: icon.visible ? icon.width + Theme.space(24) : Theme.space(16)
    }
}
