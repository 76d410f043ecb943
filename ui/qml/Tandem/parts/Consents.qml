pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What the kiosk may use in this visit; every one can be taken back at any time.
Column {
    id: root

    required property KioskModel kiosk

    spacing: Theme.space(12)
    visible: kiosk.consents.count > 0
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("What I may use")

    Eyebrow {
        width: parent.width
        text: qsTr("What I may use")
    }
    Flow {
        width: parent.width
        spacing: Theme.space(10)

        Repeater {
            model: root.kiosk.consents

            Choice {
                required property string sense
                required property bool granted

                objectName: "consent-" + sense
                text: Say.sense(sense)
                sign: Say.senseSign(sense)
                checked: granted
                Accessible.role: Accessible.CheckBox
                onClicked: root.kiosk.consent(sense, !granted)
            }
        }
    }
}
