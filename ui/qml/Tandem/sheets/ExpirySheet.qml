import QtQuick
import Tandem
import Tandem.Models

// Nobody did anything for a while: it is asked, not assumed, that they have gone.
Overlay {
    id: root

    required property KioskModel kiosk
    readonly property int seconds: kiosk.status.expires_in

    shown: seconds >= 0
    title: qsTr("Are you still there?")
    widest: Theme.space(780)
    first: stay
    onDismissed: root.kiosk.more_time()

    Heading {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.title
    }
    Item {
        anchors.horizontalCenter: parent?.horizontalCenter
        width: Theme.space(168)
        height: width

        Rectangle {
            anchors.fill: parent
            radius: width / 2
            color: Theme.warnSoft
            border.color: Theme.warnInk
            border.width: Theme.space(6)
        }
        Body {
            anchors.centerIn: parent
            text: Math.max(0, root.seconds)
            color: Theme.warnInk
            font.family: Theme.displayFamily
            font.pixelSize: Theme.space(76)
            font.weight: Font.DemiBold
            lineHeight: 1
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    Body {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Everything you asked is deleted in %n second(s).", "", Math.max(0, root.seconds))
        color: Theme.inkSoft
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    footer: Flow {
        id: buttons

        readonly property bool abreast: stay.implicitWidth + finish.implicitWidth + spacing <= width

        width: parent?.width ?? 0
        spacing: Theme.gap

        PillButton {
            id: stay

            objectName: "stayButton"
            width: buttons.abreast ? buttons.width - finish.implicitWidth - buttons.spacing : buttons.width
            text: qsTr("I’m still here")
            sign: "tick"
            strong: true
            onClicked: root.kiosk.more_time()
        }
        PillButton {
            id: finish

            objectName: "finishButton"
            width: buttons.abreast ? implicitWidth : buttons.width
            text: qsTr("Finish now")
            sign: "erase"
            onClicked: root.kiosk.restart()
        }
    }
}
