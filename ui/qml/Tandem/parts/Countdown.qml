import QtQuick
import Tandem

// How long something still counts: a bar and words. `ends` is in epoch seconds.
Column {
    id: root

    property real ends: 0
    property bool running: false
    property real began: 0
    property real now: 0
    readonly property int rest: Math.max(0, Math.round(ends - now))

    spacing: Theme.space(8)
    visible: running && ends > 0
    onRunningChanged: began = now = Theme.now()
    Component.onCompleted: began = now = Theme.now()

    Timer {
        running: root.visible
        interval: 1000
        repeat: true
        onTriggered: root.now = Theme.now()
    }
    Rectangle {
        width: parent.width
        height: Theme.space(8)
        radius: height / 2
        color: Theme.sunk

        Rectangle {
            anchors.left: parent.left
            width: parent.width * Math.min(1, Math.max(0, root.rest / Math.max(1, root.ends - root.began)))
            height: parent.height
            radius: height / 2
            color: Theme.accent
        }
    }
    Body {
        width: parent.width
        text: root.rest >= 90 ? qsTr("Counts for %n minute(s)", "", Math.round(root.rest / 60)) : qsTr("Counts for %n second(s)", "", root.rest)
        color: Theme.inkSoft
        font.pixelSize: Theme.small
        lineHeight: 1
    }
}
