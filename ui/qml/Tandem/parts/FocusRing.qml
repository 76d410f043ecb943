import QtQuick
import Tandem

// Drawn around whatever the keyboard is on.
Rectangle {
    property real around: Theme.radius
    required property bool shown

    anchors.fill: parent
    anchors.margins: -6
    radius: around + 6
    color: "transparent"
    border.color: Theme.ink
    border.width: 3
    visible: shown
}
