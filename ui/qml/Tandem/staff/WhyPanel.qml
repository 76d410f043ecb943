pragma ComponentBehavior: Bound
import QtQuick
import Tandem

// Route, evidence, checks and what left the machine, of one turn.
Lifted {
    id: root

    property TurnCard turn: null

    Scroller {
        anchors.fill: parent
        anchors.margins: Theme.space(32)
        over: Theme.surface
        title: qsTr("Why did it say that?")
        spacing: Theme.space(22)

        Body {
            width: parent.width
            text: root.turn ? root.turn.how : ""
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            lineHeight: 1.02
        }
        Repeater {
            model: [
                {
                    title: qsTr("Who answered, and why"),
                    text: root.turn ? Say.tier(root.turn.tier) + "  " + root.turn.model + "\n" + root.turn.reasons : ""
                },
                {
                    title: qsTr("What was found"),
                    text: root.turn?.evidence || qsTr("Nothing")
                },
                {
                    title: qsTr("How each sentence was checked"),
                    text: root.turn?.checks || qsTr("No sentence was said")
                },
                {
                    title: qsTr("What left the machine"),
                    text: root.turn ? Say.sent(root.turn.sent) + (root.turn.hosts ? "\n" + root.turn.hosts : "") : ""
                },
                {
                    title: qsTr("What worked worse"),
                    text: root.turn?.worse || qsTr("Nothing")
                }
            ]

            Column {
                id: part

                required property var modelData

                width: parent?.width ?? 0
                spacing: Theme.space(6)

                Eyebrow {
                    width: parent.width
                    text: part.modelData.title
                }
                Body {
                    width: parent.width
                    text: part.modelData.text
                    font.pixelSize: Theme.label
                }
            }
        }
    }
}
