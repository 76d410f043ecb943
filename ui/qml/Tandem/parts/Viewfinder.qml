pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// The newest or frozen picture with frames around what was read.
Rectangle {
    id: root

    required property KioskModel kiosk
    readonly property CameraModel camera: kiosk.camera

    radius: Theme.radius
    color: Theme.dark ? "#000000" : "#14201e"
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: camera.frozen ? qsTr("Held picture") : qsTr("Live picture of the camera")

    Image {
        anchors.fill: parent
        anchors.margins: Theme.space(6)
        source: root.camera.frame
        fillMode: Image.PreserveAspectFit
        asynchronous: false
        cache: false
        mirror: false
        Accessible.ignored: true
    }
    Icon {
        anchors.centerIn: parent
        visible: root.camera.frame.length === 0
        name: "camera"
        size: Theme.space(120)
        weight: 1.1
        color: "#9fb3ae"
    }
    Repeater {
        model: root.kiosk.boxes

        Rectangle {
            id: box

            required property real from_x
            required property real from_y
            required property real wide
            required property real high
            required property string text
            required property string kind

            x: from_x * root.width
            y: from_y * root.height
            width: wide * root.width
            height: high * root.height
            radius: Theme.space(8)
            color: "transparent"
            border.color: "#ffffff"
            border.width: Theme.space(5)

            Rectangle {
                anchors.fill: parent
                anchors.margins: Theme.space(4)
                radius: Theme.space(6)
                color: "transparent"
                border.color: Theme.accent
                border.width: Theme.space(3)
            }
            Chip {
                anchors.top: parent.bottom
                anchors.topMargin: Theme.space(6)
                visible: box.text.length > 0
                most: root.width * 0.8
                sign: box.kind === "barcode" ? "code" : "document"
                text: box.text
                strong: true
            }
        }
    }
    Chip {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.space(20)
        sign: root.camera.frozen ? "pause" : "camera"
        text: root.camera.frozen ? qsTr("Held") : qsTr("Live")
        alert: !root.camera.frozen
        strong: root.camera.frozen
        silent: true
    }
}
