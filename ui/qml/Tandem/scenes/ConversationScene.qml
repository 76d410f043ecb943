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
    readonly property bool beside: roomy && (side.filled || kiosk.products.count > 0)

    Scroller {
        id: main

        objectName: "conversation"
        primary: true
        title: qsTr("Conversation")
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: -Theme.space(28)
        pad: Theme.space(28)
        width: (root.beside ? root.share : root.width) + 2 * pad
        spacing: Theme.gapLarge

        Question {
            width: parent.width
            visible: root.stage.question.length > 0
            text: root.stage.question
        }
        Waiting {
            anchors.left: parent?.left
            visible: root.stage.activity === "thinking"
            text: Say.activity(root.stage.activity)
        }
        Chip {
            anchors.left: parent?.left
            visible: text.length > 0
            most: parent?.width ?? 0
            sign: root.stage.outcome === "handed_off" ? "person" : "ask"
            text: Say.outcome(root.stage.outcome)
        }
        Column {
            width: parent.width
            visible: answer.count > 0
            spacing: Theme.space(26)

            Repeater {
                id: answer

                model: root.kiosk.sentences

                Sentence {
                    id: sentence

                    width: parent?.width ?? 0
                    large: root.kiosk.status.loud
                    onHeard: main.followed = sentence
                }
            }
        }
        PlanPanel {
            width: parent.width
            kiosk: root.kiosk
        }
        Products {
            width: parent.width
            visible: filled && !root.roomy
            kiosk: root.kiosk
        }
        Provenance {
            width: parent.width
            visible: root.stage.activity === "ready" && answer.count > 0
            kiosk: root.kiosk
        }
        NextQuestions {
            width: parent.width
            kiosk: root.kiosk
        }
        SourcePanel {
            width: parent.width
            topPadding: Theme.gap
            kiosk: root.kiosk
            visible: !root.roomy && filled
        }
    }
    Scroller {
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.rightMargin: -pad
        title: qsTr("From the documents")
        pad: Theme.space(28)
        width: (root.width - Theme.space(72)) * 0.38 + 2 * pad
        visible: root.beside
        spacing: Theme.gapLarge

        Products {
            width: parent.width
            kiosk: root.kiosk
        }
        SourcePanel {
            id: side

            width: parent.width
            kiosk: root.kiosk
        }
    }
}
