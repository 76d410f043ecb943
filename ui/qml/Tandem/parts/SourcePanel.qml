pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What the answer stands on.
Column {
    id: root

    required property KioskModel kiosk

    readonly property bool filled: list.count > 0

    signal opened(card: SourceCard)

    spacing: Theme.gap
    visible: filled

    Body {
        width: parent.width
        text: root.kiosk.stage.activity === "thinking" ? qsTr("Found in the documents") : qsTr("From the documents")
        color: Theme.inkSoft
        font.pixelSize: Theme.label
        font.weight: Font.Medium
    }
    Repeater {
        id: list

        model: root.kiosk.sources

        SourceCard {
            id: card

            width: root.width
            onClicked: root.opened(card)
        }
    }
}
