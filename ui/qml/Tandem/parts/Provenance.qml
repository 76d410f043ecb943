import QtQuick
import Tandem
import Tandem.Models

// Under a whole answer: who gave it, what left the machine, and what the person thinks of it.
Flow {
    id: root

    required property KioskModel kiosk
    readonly property StatusModel status: kiosk.status

    spacing: Theme.gap

    Chip {
        height: Math.max(implicitHeight, thumbs.visible ? thumbs.height : 0)
        sign: root.status.who
        text: Say.answered(root.status.who) + " · " + Say.sent(root.status.sent)
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
