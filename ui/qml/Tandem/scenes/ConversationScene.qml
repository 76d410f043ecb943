pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// A question and its answer. Wide screens show the sources beside it, tall ones below.
Item {
    id: root

    required property KioskModel kiosk
    required property bool wide
    readonly property StageModel stage: kiosk.stage
    readonly property bool beside: wide && side.filled

    Scroller {
        id: main

        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        width: root.beside ? (root.width - Theme.space(72)) * 0.62 : root.width
        spacing: Theme.gapLarge
        middle: root.stage.activity === "listening" || root.stage.activity === "transcribing"

        Column {
            width: parent.width
            spacing: Theme.gap

            Body {
                width: parent.width
                text: root.stage.partial ? Say.activity(root.stage.activity) : qsTr("You asked")
                color: Theme.inkSoft
                font.pixelSize: Theme.label
                font.weight: Font.Medium
            }
            Caption {
                objectName: "caption"
                width: parent.width
                text: root.stage.question || (root.stage.activity === "listening" ? qsTr("Go ahead, I’m listening…") : "…")
                partial: root.stage.partial
                settled: answer.count > 0
            }
        }
        Waiting {
            visible: root.stage.activity === "transcribing" || root.stage.activity === "thinking"
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
                    onHeard: main.reveal(sentence)
                }
            }
        }
        SourcePanel {
            width: parent.width
            topPadding: Theme.gap
            kiosk: root.kiosk
            visible: !root.wide && filled
        }
    }
    Scroller {
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: (root.width - Theme.space(72)) * 0.38
        visible: root.wide && side.filled

        SourcePanel {
            id: side

            width: parent.width
            kiosk: root.kiosk
        }
    }
}
