pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What the owner suggests to ask: cards in two columns, rows where the text is too large for that.
Column {
    id: root

    required property KioskModel kiosk

    property string title: qsTr("People ask")
    property bool cards: true
    readonly property bool filled: kiosk.suggestions.count > 0
    readonly property bool tall: cards && width >= Theme.body * 25
    readonly property real half: (width - Theme.gap) / 2

    spacing: Theme.gap
    visible: filled

    Eyebrow {
        width: parent.width
        text: root.title
        bottomPadding: Theme.space(4)
    }
    Flow {
        width: parent.width
        spacing: Theme.gap

        Repeater {
            id: list

            model: root.kiosk.suggestions

            SuggestionChip {
                required property string question
                required property int index
                readonly property bool alone: index === root.kiosk.suggestions.count - 1 && index % 2 === 0

                readonly property real beside: (list.itemAt(index % 2 ? index - 1 : index + 1) as SuggestionChip)?.implicitHeight ?? 0

                tall: root.tall && !alone
                width: tall ? root.half : root.width
                height: tall ? Math.max(implicitHeight, alone ? 0 : beside) : implicitHeight
                text: question
                onClicked: root.kiosk.ask(text)
            }
        }
    }
}
