import QtQuick
import Tandem
import Tandem.Models

// Somebody is here who may not know what to ask, nor whom they talk to.
Scroller {
    id: root

    required property KioskModel kiosk
    required property bool wide
    readonly property real first: (width - Theme.space(88)) * 0.5

    middle: true
    primary: true

    Grid {
        id: halves

        width: parent.width
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.space(88)
        rowSpacing: Theme.space(72)
        verticalItemAlignment: implicitHeight > root.height ? Grid.AlignTop : Grid.AlignVCenter

        Column {
            width: root.wide ? root.first : root.width
            spacing: Theme.gapLarge

            Chip {
                anchors.left: parent.left
                most: parent.width
                sign: "model"
                text: qsTr("You are talking to an AI")
                strong: true
            }
            Body {
                width: parent.width
                rightPadding: Theme.mirrored ? 0 : Math.max(0, width - font.pixelSize * 9)
                leftPadding: Theme.mirrored ? Math.max(0, width - font.pixelSize * 9) : 0
                text: root.kiosk.stage.headline || qsTr("How can I help?")
                font.family: Theme.displayFamily
                font.pixelSize: Theme.display
                font.weight: Font.DemiBold
                font.letterSpacing: Theme.tight * 1.2 * Theme.display
                lineHeight: 0.93
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Body {
                width: parent.width
                text: root.kiosk.stage.invitation || qsTr("Touch the button and ask, or type.")
                color: Theme.inkSoft
                font.pixelSize: Theme.type(30)
            }
            Languages {
                width: parent.width
                kiosk: root.kiosk
            }
            Consents {
                width: parent.width
                kiosk: root.kiosk
            }
        }
        Suggestions {
            width: root.wide ? root.width - root.first - halves.columnSpacing : root.width
            kiosk: root.kiosk
        }
    }
}
