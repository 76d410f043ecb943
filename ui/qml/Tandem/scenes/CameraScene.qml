import QtQuick
import Tandem
import Tandem.Models

// Hold it up: the live picture, what is read in it, and a word of help when it can't be read.
Item {
    id: root

    required property KioskModel kiosk
    readonly property CameraModel camera: kiosk.camera
    readonly property bool wide: width > height * 1.3

    Viewfinder {
        id: picture

        x: root.wide && Theme.mirrored ? root.width - width : root.wide ? 0 : (root.width - width) / 2
        width: root.wide ? Math.min(root.width * 0.62, root.height * root.camera.ratio) : Math.min(root.width, root.height * 0.62 * root.camera.ratio)
        height: root.wide ? Math.min(root.height, width / root.camera.ratio) : width / root.camera.ratio
        kiosk: root.kiosk
    }
    Scroller {
        x: root.wide && !Theme.mirrored ? picture.width + Theme.gapLarge : 0
        y: root.wide ? 0 : picture.height + Theme.gapLarge
        width: root.wide ? root.width - picture.width - Theme.gapLarge : root.width
        height: root.wide ? root.height : root.height - picture.height - Theme.gapLarge
        title: qsTr("Show me what it is about")
        primary: true
        spacing: Theme.gap

        Heading {
            width: parent.width
            text: root.camera.product || qsTr("Show me what it is about")
        }
        Body {
            width: parent.width
            text: Say.camera(root.camera.hint, root.camera.reading, root.camera.frozen, root.camera.product.length > 0)
            color: Theme.inkSoft
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Flow {
            width: parent.width
            spacing: Theme.space(12)

            PillButton {
                objectName: "freezeButton"
                text: root.camera.frozen ? qsTr("Look again") : qsTr("Hold the picture")
                sign: root.camera.frozen ? "again" : "camera"
                strong: true
                enabled: root.camera.frame.length > 0
                onClicked: root.kiosk.freeze()
            }
            PillButton {
                objectName: "closeCamera"
                text: qsTr("Close camera")
                sign: "close"
                onClicked: root.kiosk.close_camera()
            }
        }
        Eyebrow {
            width: parent.width
            text: qsTr("The picture stays on this device and is dropped after the answer.")
            font.weight: Font.Normal
            lineHeight: 1.1
        }
    }
}
