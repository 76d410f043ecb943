pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// Thanks, and a wipe that one can see: line by line it is told what is gone.
Rectangle {
    id: root

    required property KioskModel kiosk
    readonly property bool shown: kiosk.status.farewell
    readonly property bool scrim: shown
    property int wiped: 0
    readonly property list<string> gone: [qsTr("What you said"), qsTr("What you typed and showed"), qsTr("Answers and cards"), qsTr("Your settings")]

    anchors.fill: parent
    visible: opacity > 0
    opacity: shown ? 1 : 0
    color: Theme.canvas
    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("Thank you. Everything of your visit was deleted.")
    onShownChanged: wiped = shown && !Theme.still ? 0 : gone.length

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.calm
        }
    }

    MouseArea {
        anchors.fill: parent
        onClicked: root.kiosk.talk()
    }
    Timer {
        running: root.shown && root.wiped < root.gone.length
        interval: 420
        repeat: true
        onTriggered: root.wiped += 1
    }
    Glow {
        anchors.centerIn: parent
        width: Math.max(parent.width, parent.height) * 1.1
        height: width
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.space(820))
        spacing: Theme.space(28)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.space(112)
            height: width
            radius: width / 2
            color: Theme.accent

            Icon {
                anchors.centerIn: parent
                name: "tick"
                size: parent.width * 0.56
                weight: 2.2
                color: Theme.overAccent
            }
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Thank you")
            font.family: Theme.displayFamily
            font.pixelSize: Theme.display * 1.15
            font.weight: Font.DemiBold
            font.letterSpacing: Theme.tight * 1.2 * Theme.display
            lineHeight: 1
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Nothing of your visit stays here.")
            color: Theme.inkSoft
        }
        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.space(12)

            Repeater {
                model: root.gone

                Row {
                    id: line

                    required property string modelData
                    required property int index
                    readonly property bool done: root.wiped > index

                    spacing: Theme.space(16)

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: line.done ? "tick" : "erase"
                        size: Theme.body * 1.2
                        color: line.done ? Theme.goodInk : Theme.inkSoft
                    }
                    Body {
                        anchors.verticalCenter: parent.verticalCenter
                        text: line.done ? qsTr("%1: deleted").arg(line.modelData) : line.modelData
                        color: line.done ? Theme.ink : Theme.inkSoft
                        lineHeight: 1.05
                    }
                }
            }
        }
    }
}
