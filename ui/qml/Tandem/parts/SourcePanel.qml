pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What the answer stands on.
Column {
    id: root

    required property KioskModel kiosk

    readonly property bool filled: list.count > 0

    spacing: Theme.gap
    visible: filled

    Eyebrow {
        width: parent.width
        text: root.kiosk.stage.activity === "thinking" ? qsTr("Found in the documents") : qsTr("From the documents")
    }
    Repeater {
        id: list

        model: root.kiosk.sources

        SourceCard {
            id: card

            width: root.width
            onClicked: root.kiosk.open_source(card.passage)
        }
    }
}
