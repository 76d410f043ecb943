pragma ComponentBehavior: Bound
import QtQuick
import Tandem

// Eight small dots go round while something is looked up; only they are painted anew.
Item {
    id: root

    property real size: 100
    property int step: 0

    width: size
    height: size

    Timer {
        running: root.visible && !Theme.still
        interval: 110
        repeat: true
        onTriggered: root.step = (root.step + 1) % 12
    }
    Repeater {
        model: 12

        Rectangle {
            required property int index
            readonly property real turn: index / 12 * 2 * Math.PI
            readonly property int behind: (root.step - index + 12) % 12

            x: root.size / 2 * (1 + 0.98 * Math.sin(turn)) - width / 2
            y: root.size / 2 * (1 - 0.98 * Math.cos(turn)) - height / 2
            width: Math.max(5, root.size * 0.035)
            height: width
            radius: width / 2
            color: Theme.accent
            opacity: Theme.still ? 0.6 : Math.max(0.12, 1 - behind * 0.16)
        }
    }
}
