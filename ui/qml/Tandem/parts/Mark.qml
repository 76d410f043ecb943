import QtQuick
import Tandem

// The owner's sign; without one, two that ride together: the device in front, the cloud behind it.
Item {
    id: root

    property string logo
    property real size: 40

    implicitWidth: picture.ready ? picture.width : size
    implicitHeight: size

    Rectangle {
        visible: !picture.ready
        x: root.size * 0.36
        width: root.size * 0.64
        height: width
        radius: width / 2
        color: "transparent"
        border.color: Theme.accent
        border.width: Math.max(2, root.size * 0.075)
    }
    Rectangle {
        visible: !picture.ready
        y: root.size * 0.36
        width: root.size * 0.64
        height: width
        radius: width / 2
        color: Theme.accent
    }
    Image {
        id: picture

        readonly property bool ready: status === Image.Ready

        height: root.size
        width: ready ? Math.min(root.size * 4, root.size * implicitWidth / Math.max(1, implicitHeight)) : root.size
        source: root.logo
        fillMode: Image.PreserveAspectFit
        smooth: true
        mipmap: true
        Accessible.ignored: true
    }
}
