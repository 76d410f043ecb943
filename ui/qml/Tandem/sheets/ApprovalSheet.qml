pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What the kiosk would do, word for word, and a yes or no to exactly that.
Overlay {
    id: root

    required property KioskModel kiosk
    readonly property CardModel card: kiosk.card
    readonly property string digest: card.digest
    readonly property bool coded: card.needs.length > 0

    shown: card.open
    title: card.title
    first: coded ? pad.first : yes
    onDismissed: root.kiosk.reject(root.card.digest)
    onShownChanged: pad.clear()
    onDigestChanged: Qt.callLater(begin)

    Chip {
        anchors.left: parent?.left
        sign: "policy"
        text: qsTr("Nothing happens before you say yes")
        strong: true
        most: parent?.width ?? 0
    }
    Heading {
        width: parent.width
        text: root.card.title
    }
    Body {
        width: parent.width
        text: root.card.sentence
        color: Theme.inkSoft
    }
    FieldTable {
        width: parent.width
        model: root.kiosk.fields
    }
    CodePad {
        id: pad

        width: parent.width
        visible: root.coded
        text: root.card.needs === "staff_pin" ? qsTr("A member of staff enters the PIN") : qsTr("Enter the code on your receipt")
        secret: root.card.needs === "staff_pin"
        onEntered: code => root.kiosk.approve(root.card.digest, code)
    }
    Countdown {
        width: parent.width
        ends: root.card.expires_at
        running: root.shown
    }
    footer: Flow {
        id: buttons

        readonly property bool abreast: yes.implicitWidth + no.implicitWidth + spacing <= width

        width: parent?.width ?? 0
        spacing: Theme.gap

        PillButton {
            id: no

            objectName: "rejectButton"
            width: buttons.abreast ? Math.max(implicitWidth, buttons.width * 0.34) : buttons.width
            text: qsTr("No, don’t")
            sign: "close"
            onClicked: root.kiosk.reject(root.card.digest)
        }
        PillButton {
            id: yes

            objectName: "approveButton"
            width: buttons.abreast ? buttons.width - no.width - buttons.spacing : buttons.width
            text: qsTr("Yes, do it")
            sign: "tick"
            strong: true
            enabled: !root.coded || pad.code.length > 0
            onClicked: root.kiosk.approve(root.card.digest, pad.code)
        }
    }
}
