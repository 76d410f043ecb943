import QtQuick
import Tandem

// A surface that lies above the canvas: a shadow by day, an edge by night.
Rectangle {
    id: root

    property real lift: 1

    radius: Theme.radius
    color: Theme.surface
    border.color: Theme.line
    border.width: Theme.dark ? 1 : 0

    BorderImage {
        z: -1
        anchors.fill: parent
        anchors.margins: -40
        anchors.topMargin: -40 + 12 * root.lift
        anchors.bottomMargin: -40 - 12 * root.lift
        visible: !Theme.dark
        opacity: Math.min(1, 0.45 + 0.3 * root.lift)
        source: Qt.resolvedUrl("../style/shadow.png")
        border.left: 72
        border.right: 72
        border.top: 72
        border.bottom: 72
    }
}
