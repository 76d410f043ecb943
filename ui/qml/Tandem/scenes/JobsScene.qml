pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// The technician's day: what is due, where, and how far it is.
Scroller {
    id: root

    required property KioskModel kiosk

    primary: true
    title: qsTr("Your jobs")
    spacing: Theme.gap

    Heading {
        width: parent.width
        text: root.title
        bottomPadding: Theme.gap
    }
    Repeater {
        model: root.kiosk.jobs

        JobCard {
            width: parent?.width ?? 0
            onClicked: root.kiosk.ask(`Start job ${job}`)
        }
    }
}
