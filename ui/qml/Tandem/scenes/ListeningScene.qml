pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What the kiosk hears, large and right above the talk button, and what else one could ask.
Item {
    id: root

    required property KioskModel kiosk
    readonly property StageModel stage: kiosk.stage
    readonly property real free: height - words.implicitHeight - Theme.gapLarge

    Suggestions {
        id: ideas

        width: parent.width
        kiosk: root.kiosk
        cards: false
        title: qsTr("You can also ask")
        visible: filled && implicitHeight <= root.free
    }
    Scroller {
        id: main

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.min(Theme.space(28), Math.max(0, root.height - words.implicitHeight))
        height: Math.min(root.height, words.implicitHeight)

        Column {
            id: words

            width: parent.width
            spacing: Theme.gap

            Waiting {
                x: (parent.width - width) / 2
                text: Say.activity(root.stage.activity)
            }
            Caption {
                objectName: "caption"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.stage.question || (root.stage.activity === "listening" ? qsTr("Go ahead, I’m listening…") : "…")
                partial: root.stage.partial
                onTextChanged: main.showEnd()
            }
        }
    }
}
