import QtQuick
import Tandem
import Tandem.Models

// Everything a person does, within reach of every person. Its parts stand
// abreast: buttons, talk, field, on wide screens as long as the text leaves room for all three;
// stacked: talk above a row of buttons and field, on tall screens;
// packed: talk, its word and the buttons above the field, when a wide screen is too small for its text;
// alone: the field and nothing else, while somebody types on a screen without room.
// What decides does not change within a visit, so that nothing moves under a finger.
Item {
    id: root

    required property KioskModel kiosk
    required property bool wide
    property bool alone: false
    property alias field: field
    readonly property StageModel stage: kiosk.stage
    readonly property StatusModel status: kiosk.status
    readonly property real side: (width - talk.width) / 2 - Theme.gapLarge
    readonly property real pair: restart.implicitWidth + Theme.gap + stop.implicitWidth
    readonly property bool abreast: wide && Math.max(pair, field.implicitWidth) <= side
    readonly property bool packed: wide && !abreast
    readonly property bool together: !wide && pair + Theme.gap + field.implicitWidth <= width
    readonly property real talkBottom: talk.height + Theme.space(wide ? 20 : 56) + label.height

    implicitHeight: {
        if (alone)
            return field.height;
        if (abreast)
            return talkBottom;
        if (packed)
            return talk.height + Theme.gap + field.height;
        return talkBottom + Theme.space(44) + (together ? 0 : buttons.height + Theme.gap) + field.height;
    }

    function focusTalk() {
        if (talk.enabled)
            talk.forceActiveFocus(Qt.OtherFocusReason);
    }

    TalkButton {
        id: talk

        objectName: "talkButton"
        x: root.packed ? 0 : (root.width - width) / 2
        size: Math.max(84, Theme.space(root.wide ? 148 : 196))
        text: Say.talk(root.stage.activity, root.status.voice)
        visible: !root.alone
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

        readonly property real beside: talk.width + Theme.gapLarge

        x: root.packed ? beside : 0
        y: root.packed ? (talk.height - height) / 2 : talk.height + Theme.space(root.wide ? 20 : 56)
        width: root.packed ? Math.max(0, root.width - beside - root.pair - Theme.gap) : root.width
        horizontalAlignment: root.packed ? Text.AlignLeft : Text.AlignHCenter
        text: talk.text
        visible: talk.visible && (!root.packed || height <= talk.height)
        font.pixelSize: Theme.label
        font.weight: Font.DemiBold
        lineHeight: 1
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
    Row {
        id: buttons

        x: root.packed ? root.width - width : 0
        y: root.wide ? (talk.height - height) / 2 : root.height - height - (root.together ? 0 : field.height + Theme.gap)
        height: restart.implicitHeight
        visible: !root.alone
        spacing: Theme.gap

        PillButton {
            id: restart

            objectName: "restartButton"
            text: qsTr("Start over")
            sign: "again"
            visible: root.status.begun
            onClicked: root.kiosk.restart()
        }
        PillButton {
            id: stop

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
        y: root.abreast ? (talk.height - height) / 2 : root.height - height
        width: {
            if (root.abreast && !root.alone)
                return Math.min(root.side, Math.max(implicitWidth, Theme.space(560)));
            const taken = root.together && !root.alone ? buttons.width : 0;
            return root.width - (taken > 0 ? taken + Theme.gap : 0);
        }
        enabled: root.status.open
        onAsked: question => {
            root.kiosk.ask(question);
            root.focusTalk();
        }
    }
}
