pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// The last turns; a touched one tells why it went as it did, without a word anybody said.
Item {
    id: root

    required property KioskModel kiosk
    required property bool wide
    property TurnCard chosen: null

    Scroller {
        id: list

        width: root.wide ? root.width * 0.42 : root.width
        height: root.wide || !root.chosen ? root.height : root.height * 0.4
        primary: true
        title: qsTr("Turns")
        spacing: Theme.space(12)

        Body {
            width: parent.width
            visible: root.kiosk.turns.count === 0
            text: qsTr("No turn has been recorded yet.")
            color: Theme.inkSoft
        }
        Repeater {
            model: root.kiosk.turns

            TurnCard {
                id: card

                width: parent?.width ?? 0
                checked: root.chosen === card
                onClicked: root.chosen = card
            }
        }
    }
    WhyPanel {
        x: root.wide ? root.width * 0.42 + Theme.gapLarge : 0
        y: root.wide ? 0 : list.height + Theme.gap
        width: root.wide ? root.width * 0.58 - Theme.gapLarge : root.width
        height: root.wide ? root.height : root.height - y
        visible: root.chosen !== null
        turn: root.chosen
    }
}
