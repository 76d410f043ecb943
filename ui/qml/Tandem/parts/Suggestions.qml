pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What the owner suggests to ask.
Column {
    id: root

    required property KioskModel kiosk

    property string title: qsTr("People ask")
    readonly property bool filled: list.count > 0

    spacing: Theme.gap
    visible: filled

    Body {
        width: parent.width
        text: root.title
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
