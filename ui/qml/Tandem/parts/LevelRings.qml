pragma ComponentBehavior: Bound
import QtQuick
import Tandem

// Rings that breathe with the voice.
Item {
    id: root

    property real level: 0
    property bool live: false
    property color color: Theme.accent

    Repeater {
        model: 3

        Rectangle {
            id: ring

            required property int index

            anchors.centerIn: parent
            width: root.width
            height: width
            radius: width / 2
            color: root.color
            opacity: root.live ? 0.2 - index * 0.05 : 0
            scale: root.live ? 1.06 + index * 0.08 + root.level * (0.1 + index * 0.1) : 1

            Behavior on scale {
                enabled: !Theme.still
                SmoothedAnimation {
                    duration: 120 + ring.index * 60
                    velocity: -1
                }
            }
            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.calm
                }
            }
        }
    }
}
