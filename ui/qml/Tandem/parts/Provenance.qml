import QtQuick
import Tandem
import Tandem.Models

// Under a whole answer: who gave it, what left the machine, and what the person thinks of it.
Flow {
    id: root

    required property KioskModel kiosk
    readonly property StatusModel status: kiosk.status

    spacing: Theme.gap

    Item {
        width: Math.min(root.width, icon.width + Theme.space(10) + Math.ceil(words.implicitWidth) + Theme.space(12))
        height: Math.max(words.height, thumbs.visible ? thumbs.height : 0)

        Icon {
            id: icon

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            name: root.status.who
            size: Theme.small * 1.3
            color: Theme.accentInk
        }
        Body {
            id: words

            anchors.left: icon.right
            anchors.leftMargin: Theme.space(10)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: Say.answered(root.status.who) + " · " + Say.sent(root.status.sent)
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            font.weight: Font.Medium
            lineHeight: 1.05
        }
    }
    Row {
        id: thumbs

        spacing: Theme.space(12)
        visible: root.status.rateable

        Choice {
            objectName: "thumbUp"
            width: Math.max(72, implicitWidth)
            text: root.status.rating === "up" ? qsTr("Thank you") : qsTr("Helpful")
            sign: "up"
            checked: root.status.rating === "up"
            Accessible.role: Accessible.Button
            onClicked: root.kiosk.rate("up")
        }
        Choice {
            objectName: "thumbDown"
            text: root.status.rating === "down" ? qsTr("Noted") : qsTr("Not helpful")
            sign: "down"
            checked: root.status.rating === "down"
            Accessible.role: Accessible.Button
            onClicked: root.kiosk.rate("down")
        }
    }
}
