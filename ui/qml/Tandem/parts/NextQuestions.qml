pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What one may want to ask now.
Column {
    id: root

    required property KioskModel kiosk

    spacing: Theme.gap
    visible: kiosk.next.count > 0

    Eyebrow {
        width: parent.width
        text: qsTr("Ask next")
    }
    Flow {
        width: parent.width
        spacing: Theme.space(12)

        Repeater {
            model: root.kiosk.next

            AskChip {
                required property string question

                most: root.width
                text: question
                onClicked: root.kiosk.ask(text)
            }
        }
    }
}
