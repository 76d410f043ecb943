import QtQuick
import Tandem

// Something works worse than it should; said once, in plain words.
Rectangle {
    id: root

    required property string text

    implicitHeight: visible ? words.implicitHeight + 2 * Theme.space(16) : 0
    radius: Theme.radius
    color: Theme.warnSoft
    visible: text.length > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.space(24)
        anchors.verticalCenter: parent.verticalCenter
        name: "warning"
        size: Theme.label * 1.3
        color: Theme.warnInk
    }
    Body {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(24)
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        color: Theme.warnInk
        font.pixelSize: Theme.label
        lineHeight: 1
        Accessible.ignored: true
    }
}
