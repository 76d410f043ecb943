import QtQuick
import Tandem
import Tandem.Models

// The door of the staff area: a PIN, typed or touched.
Overlay {
    id: root

    required property KioskModel kiosk
    property bool wanted: false

    shown: wanted && !kiosk.staff.open && kiosk.staff.role === "shopper"
    title: qsTr("Staff area")
    widest: Theme.space(680)
    first: pad.first
    onShownChanged: pad.clear()

    Heading {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.title
    }
    CodePad {
        id: pad

        width: parent.width
        text: qsTr("Enter your PIN")
        onEntered: code => {
            root.kiosk.unlock(code);
            pad.clear();
        }
    }
    Body {
        width: parent.width
        visible: text.length > 0
        horizontalAlignment: Text.AlignHCenter
        text: root.kiosk.staff.denied
        color: Theme.alertInk
        font.pixelSize: Theme.label
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    PillButton {
        objectName: "gateBack"
        anchors.horizontalCenter: parent?.horizontalCenter
        text: qsTr("Back")
        sign: "close"
        onClicked: root.dismissed()
    }
}
