import QtQuick
import Tandem

// Two that ride together: the device in front, the cloud behind it.
Item {
    id: root

    property real size: 40

    implicitWidth: size
    implicitHeight: size

    Rectangle {
        x: root.size * 0.36
        width: root.size * 0.64
        height: width
        radius: width / 2
        color: "transparent"
        border.color: Theme.accent
        border.width: Math.max(2, root.size * 0.075)
    }
    Rectangle {
        y: root.size * 0.36
        width: root.size * 0.64
        height: width
        radius: width / 2
        color: Theme.accent
    }
}
