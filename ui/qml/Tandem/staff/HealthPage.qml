pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What was looked at, the worst first.
Scroller {
    id: root

    required property KioskModel kiosk

    primary: true
    title: qsTr("Health")
    spacing: Theme.space(14)

    Repeater {
        model: root.kiosk.health

        HealthLine {
            width: parent?.width ?? 0
        }
    }
}
