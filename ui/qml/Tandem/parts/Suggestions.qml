pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What the owner suggests to ask.
Column {
    id: root

    required property KioskModel kiosk

    spacing: Theme.gap
    visible: list.count > 0

    Body {
        width: parent.width
        text: qsTr("People ask")
        color: Theme.inkSoft
        font.pixelSize: Theme.label
        font.weight: Font.Medium
        bottomPadding: Theme.space(4)
    }
    Repeater {
        id: list

        model: root.kiosk.suggestions

        SuggestionChip {
            required property string question

            width: root.width
            text: question
            onClicked: root.kiosk.ask(text)
        }
    }
}
