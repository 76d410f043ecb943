import QtQuick
import Tandem
import Tandem.Models

// Something to take along on one's own telephone.
Overlay {
    id: root

    required property KioskModel kiosk
    readonly property CodeModel code: kiosk.code
    property bool put: false

    shown: code.shown && !put
    title: code.title
    widest: Theme.space(820)
    first: done
    onDismissed: put = true

    Connections {
        target: root.code

        function onPicture_changed() {
            root.put = false;
        }
    }
    Eyebrow {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Take it with you")
    }
    Heading {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.code.title
    }
    Rectangle {
        anchors.horizontalCenter: parent?.horizontalCenter
        width: Math.min(Theme.space(440), root.height * 0.42)
        height: width
        radius: Theme.space(24)
        color: "white"
        border.color: Theme.line
        border.width: 1

        Image {
            anchors.fill: parent
            anchors.margins: Theme.space(14)
            source: root.code.picture
            sourceSize: Qt.size(width, height)
            smooth: false
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Code to scan with your telephone: %1").arg(root.code.title)
        }
    }
    Body {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Point your telephone’s camera at it. The kiosk keeps no copy.")
        color: Theme.inkSoft
        font.pixelSize: Theme.label
    }
    PillButton {
        id: done

        objectName: "codeDone"
        anchors.horizontalCenter: parent?.horizontalCenter
        text: qsTr("Done")
        sign: "tick"
        strong: true
        onClicked: root.dismissed()
    }
}
