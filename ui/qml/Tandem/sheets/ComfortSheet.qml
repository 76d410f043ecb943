import QtQuick
import Tandem
import Tandem.Models

// How the person wants the kiosk: language, size, colours, motion, voice.
Overlay {
    id: root

    required property KioskModel kiosk
    readonly property ComfortModel comfort: kiosk.comfort
    readonly property StatusModel status: kiosk.status

    // The screen is to be read out, or not any more.
    signal aloud(on: bool)

    title: qsTr("Settings for you")
    first: done

    Item {
        width: parent.width
        height: Math.max(heading.implicitHeight, done.height)

        Heading {
            id: heading

            anchors.left: parent.left
            anchors.right: done.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: root.title
        }
        PillButton {
            id: done

            objectName: "comfortDone"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Done")
            sign: "tick"
            strong: true
            onClicked: root.dismissed()
        }
    }
    Languages {
        width: parent.width
        kiosk: root.kiosk
    }
    Consents {
        width: parent.width
        kiosk: root.kiosk
    }
    Choices {
        width: parent.width
        text: qsTr("Colours")
        chosen: root.comfort.strong ? "strong" : root.comfort.dark ? "dark" : "light"
        options: [
            {
                code: "light",
                text: qsTr("Light")
            },
            {
                code: "dark",
                text: qsTr("Dark")
            },
            {
                code: "strong",
                text: qsTr("High contrast")
            }
        ]
        onWanted: code => root.comfort.choose_colours(code)
    }
    Choices {
        width: parent.width
        visible: root.status.voice
        text: qsTr("Speak")
        chosen: root.status.way_in
        options: [
            {
                code: "touch",
                text: qsTr("Touch, then talk")
            },
            {
                code: "hold",
                text: qsTr("Hold while talking")
            },
            {
                code: "open",
                text: qsTr("Keep listening")
            }
        ]
        onWanted: code => root.kiosk.choose_way_in(code)
    }
    Stepper {
        width: parent.width
        text: qsTr("Text size")
        value: qsTr("%1 %").arg(Math.round(root.comfort.text_scale * 100))
        lowest: root.comfort.text_scale <= 1
        highest: root.comfort.text_scale >= 3
        onLess: root.comfort.scale_text(-1)
        onMore: root.comfort.scale_text(1)
    }
    Stepper {
        width: parent.width
        text: qsTr("Volume")
        value: qsTr("%1 %").arg(Math.round(root.status.volume * 100))
        lowest: root.status.volume <= 0
        highest: root.status.volume >= 1
        onLess: root.kiosk.set_volume(Math.max(0, root.status.volume - 0.1))
        onMore: root.kiosk.set_volume(Math.min(1, root.status.volume + 0.1))
    }
    Stepper {
        width: parent.width
        text: qsTr("Speech rate")
        value: qsTr("%1 %").arg(Math.round(root.status.pace * 100))
        lowest: root.status.slowest
        highest: root.status.fastest
        onLess: root.kiosk.change_pace(-1)
        onMore: root.kiosk.change_pace(1)
    }
    Flow {
        width: parent.width
        spacing: Theme.space(10)

        Choice {
            objectName: "aloudChoice"
            text: qsTr("Read the screen aloud")
            sign: "speaker"
            checked: root.comfort.aloud
            Accessible.role: Accessible.CheckBox
            onClicked: root.aloud(!checked)
        }
        Choice {
            objectName: "stillChoice"
            text: qsTr("Less motion")
            sign: "pause"
            checked: root.comfort.still
            Accessible.role: Accessible.CheckBox
            onClicked: root.comfort.toggle_motion()
        }
    }
}
