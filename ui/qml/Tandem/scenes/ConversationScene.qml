pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// A question and its answer. Wide screens with room for it show the sources beside it, others below.
Item {
    id: root

    required property KioskModel kiosk
    required property bool wide
    readonly property StageModel stage: kiosk.stage
    readonly property real share: (width - Theme.space(72)) * 0.62
    readonly property bool roomy: wide && share >= Theme.answer * 16
    readonly property bool beside: roomy && side.filled

    signal opened(card: SourceCard)

    Scroller {
        id: main

        objectName: "conversation"
        primary: true
        title: qsTr("Conversation")
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        width: root.beside ? root.share : root.width
        spacing: Theme.gapLarge

        Column {
            width: parent.width
            spacing: Theme.gap

            Body {
                width: parent.width
                text: qsTr("You asked")
                color: Theme.inkSoft
                font.pixelSize: Theme.label
                font.weight: Font.Medium
            }
            Caption {
                objectName: "caption"
                width: parent.width
                text: root.stage.question || "…"
                settled: answer.count > 0
            }
        }
        Waiting {
            visible: root.stage.activity === "thinking"
            text: Say.activity(root.stage.activity)
        }
        Chip {
            visible: text.length > 0
            text: Say.outcome(root.stage.outcome)
        }
        Column {
            width: parent.width
            spacing: Theme.space(28)

            Repeater {
                id: answer

                model: root.kiosk.sentences

                Sentence {
                    id: sentence

                    width: parent.width
                    onHeard: main.followed = sentence
                }
            }
        }
        SourcePanel {
            width: parent.width
            topPadding: Theme.gap
            kiosk: root.kiosk
            visible: !root.roomy && filled
            onOpened: card => root.opened(card)
        }
    }
    Scroller {
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        title: qsTr("From the documents")
        width: (root.width - Theme.space(72)) * 0.38
        visible: root.beside

        SourcePanel {
            id: side

            width: parent.width
            kiosk: root.kiosk
            onOpened: card => root.opened(card)
        }
    }
}
