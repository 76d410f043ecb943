import QtQuick
import Tandem
import Tandem.Models

// Nobody is here yet, or somebody who does not know what to ask.
Scroller {
    id: root

    required property KioskModel kiosk
    required property bool wide

    middle: true
    primary: true

    Grid {
        width: parent.width
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.space(96)
        rowSpacing: Theme.space(88)
        verticalItemAlignment: implicitHeight > root.height ? Grid.AlignTop : Grid.AlignVCenter

        Column {
            width: root.wide ? (root.width - Theme.space(96)) * 0.54 : root.width
            spacing: Theme.gapLarge

            Body {
                width: Math.min(parent.width, font.pixelSize * 8.6)
                text: root.kiosk.stage.headline || qsTr("How can I help?")
                font.family: Theme.displayFamily
                font.pixelSize: Theme.display
                font.weight: Font.DemiBold
                font.letterSpacing: -0.022 * Theme.display
                lineHeight: 0.92
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Body {
                width: Math.min(parent.width, Theme.space(720))
                text: root.kiosk.stage.invitation
                visible: text.length > 0
                color: Theme.inkSoft
                font.pixelSize: Theme.type(30)
            }
        }
        Suggestions {
            width: root.wide ? (root.width - Theme.space(96)) * 0.46 : root.width
            kiosk: root.kiosk
        }
    }
}
