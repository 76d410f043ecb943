pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// The plugs pulled on purpose, loudspeaker and camera tried, and the end of the log.
Scroller {
    id: root

    required property KioskModel kiosk
    readonly property StaffModel staff: kiosk.staff

    primary: true
    title: qsTr("Checks and log")
    spacing: Theme.gap

    Timer {
        interval: 2000
        repeat: true
        running: root.staff.rehearsing
        onTriggered: root.kiosk.ask_staff_area("look")
    }
    Eyebrow {
        width: parent.width
        text: qsTr("What happens when the cloud, the money, the microphone or the disk goes")
    }
    Flow {
        width: parent.width
        spacing: Theme.space(14)

        PillButton {
            objectName: "rehearse"
            text: root.staff.rehearsing ? qsTr("Pulling plugs…") : qsTr("Pull the plugs")
            sign: "policy"
            strong: true
            enabled: !root.staff.rehearsing
            onClicked: root.kiosk.ask_staff_area("rehearse")
        }
        PillButton {
            objectName: "testSound"
            text: qsTr("Play a sound")
            sign: "speaker"
            onClicked: root.kiosk.ask_staff_area("sound")
        }
        PillButton {
            objectName: "testCamera"
            text: qsTr("Look through the camera")
            sign: "camera"
            onClicked: root.kiosk.ask_staff_area("camera")
        }
    }
    Repeater {
        model: root.kiosk.rehearsal

        HealthLine {
            width: parent?.width ?? 0
        }
    }
    Eyebrow {
        width: parent.width
        topPadding: Theme.gap
        text: qsTr("The log, newest first; nothing that was said, no keys")
    }
    Repeater {
        model: root.kiosk.log

        LogLine {
            width: parent?.width ?? 0
        }
    }
}
