import QtQuick
import Tandem
import Tandem.Models

// Everything a person does, within reach of every person.
Item {
    id: root

    required property KioskModel kiosk
    required property bool wide
    readonly property StageModel stage: kiosk.stage
    readonly property StatusModel status: kiosk.status
    readonly property real side: (width - talk.width) / 2 - Theme.gapLarge

    implicitHeight: wide ? Math.max(talk.height, buttons.height) + label.height + Theme.space(20) : talk.height + label.height + Theme.touch + Theme.space(100)

    function focusTalk() {
        if (talk.enabled)
            talk.forceActiveFocus(Qt.OtherFocusReason);
    }

    TalkButton {
        id: talk

        objectName: "talkButton"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        size: Math.max(84, Theme.space(root.wide ? 148 : 196))
        text: Say.talk(root.stage.activity, root.status.voice)
        enabled: root.status.open && root.status.voice
        voice: root.status.voice
        listening: root.stage.activity === "listening"
        resting: root.stage.scene === "welcome"
        level: root.stage.level
        focus: true
        onClicked: root.kiosk.talk()
    }
    Body {
        id: label

        anchors.top: talk.bottom
        anchors.topMargin: Theme.space(root.wide ? 20 : 56)
        anchors.horizontalCenter: parent.horizontalCenter
        text: talk.text
        font.pixelSize: Theme.label
        font.weight: Font.DemiBold
        lineHeight: 1
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Row {
        id: buttons

        anchors.left: parent.left
        y: root.wide ? talk.y + (talk.height - height) / 2 : root.height - height
        spacing: Theme.gap

        PillButton {
            objectName: "restartButton"
            text: qsTr("Start over")
            sign: "again"
            visible: root.status.begun
            onClicked: root.kiosk.restart()
        }
        PillButton {
            objectName: "stopButton"
            text: qsTr("Stop")
            sign: "stop"
            visible: root.status.stoppable
            onClicked: root.kiosk.stop()
        }
    }
    QuestionField {
        id: field

        anchors.right: parent.right
        width: root.wide ? Math.min(root.side, Theme.space(560)) : root.width - (buttons.width > 0 ? buttons.width + Theme.gap : 0)
        y: root.wide ? talk.y + (talk.height - height) / 2 : root.height - height
        enabled: root.status.open
        onAsked: question => {
            root.kiosk.ask(question);
            root.focusTalk();
        }
    }
}
