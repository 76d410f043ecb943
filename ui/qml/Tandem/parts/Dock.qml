import QtQuick
import Tandem
import Tandem.Models

// Everything a person does, within reach of every person. Its parts stand
// abreast: buttons, talk, field, on wide screens as long as the text leaves room for all three;
// stacked: talk between two round buttons above a row of buttons and field, on tall screens;
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
    readonly property real words: restart.full + Theme.gap + stop.full
    readonly property real rounds: 3 * (Theme.touch + buttons.spacing)
    readonly property real pair: (wide ? rounds : 0) + words
    readonly property bool abreast: wide && Math.max(pair, field.implicitWidth) <= side
    readonly property bool packed: wide && !abreast
    readonly property bool brief: packed && talk.width + Theme.gapLarge + pair > width
    readonly property bool together: !wide && words + Theme.gap + field.implicitWidth <= width
    readonly property real talkBottom: talk.height + Theme.space(wide ? 20 : 48) + label.height

    signal comforted

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
    // Where something of width `wide` begins that begins at `x` when one reads from the left.
    function at(x: real, wide: real): real {
        return Theme.mirrored ? width - x - wide : x;
    }

    TalkButton {
        id: talk

        objectName: "talkButton"
        x: root.at(root.packed ? 0 : (root.width - width) / 2, width)
        size: Math.max(84, Theme.space(root.wide ? 148 : 204))
        text: root.status.held ? qsTr("Go on, I’m listening") : Say.talk(root.stage.activity, root.status.voice, root.status.way_in)
        visible: !root.alone
        enabled: root.status.open && root.status.voice
        voice: root.status.voice
        listening: root.stage.activity === "listening"
        working: root.stage.activity === "thinking" || root.stage.activity === "transcribing"
        resting: root.stage.scene === "welcome"
        level: root.stage.level
        held: root.status.way_in === "hold"
        focus: true
        onClicked: {
            if (!held)
                root.kiosk.talk();
        }
        onTaken: root.kiosk.hold()
        onFreed: root.kiosk.release()
    }
    Body {
        id: label

        readonly property real beside: talk.width + Theme.gapLarge

        x: root.at(root.packed ? beside : 0, width)
        y: root.packed ? (talk.height - height) / 2 : talk.height + Theme.space(root.wide ? 20 : 48)
        width: root.packed ? Math.max(0, root.width - beside - buttons.width - Theme.gap) : root.width
        horizontalAlignment: root.packed ? Text.AlignLeft : Text.AlignHCenter
        text: talk.text
        visible: talk.visible && (!root.packed || height <= talk.height && width > Theme.label * 4)
        font.pixelSize: Theme.label
        font.weight: Font.DemiBold
        lineHeight: 1
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
    RoundButton {
        id: comfort

        objectName: root.wide ? "" : "comfortButton"
        x: root.at(0, width)
        y: (talk.height - size) / 2
        text: qsTr("Settings")
        sign: "comfort"
        size: Theme.space(96)
        captioned: Theme.textScale < 2
        visible: !root.alone && !root.wide
        onClicked: root.comforted()
    }
    RoundButton {
        objectName: root.wide ? "" : "cameraButton"
        x: root.at(comfort.width + Math.max(Theme.space(36), (talk.x - comfort.width - width - Theme.space(60)) / 2), width)
        y: comfort.y
        text: qsTr("Show an item")
        sign: "camera"
        size: comfort.size
        captioned: comfort.captioned
        visible: comfort.visible
        enabled: root.status.open
        onClicked: root.kiosk.open_camera()
    }
    RoundButton {
        objectName: root.wide ? "" : "bellButton"
        x: root.at(root.width - width, width)
        y: comfort.y
        text: qsTr("Call staff")
        sign: "bell"
        size: comfort.size
        captioned: comfort.captioned
        visible: comfort.visible
        enabled: root.status.open
        onClicked: root.kiosk.call_staff()
    }
    Row {
        id: buttons

        x: root.at(root.packed ? root.width - width : 0, width)
        y: root.wide ? (talk.height - height) / 2 : root.height - height - (root.together ? 0 : field.height + Theme.gap)
        height: restart.implicitHeight
        visible: !root.alone
        spacing: Theme.space(12)

        RoundButton {
            objectName: root.wide ? "comfortButton" : ""
            text: comfort.text
            sign: "comfort"
            visible: root.wide
            onClicked: root.comforted()
        }
        RoundButton {
            objectName: root.wide ? "cameraButton" : ""
            text: qsTr("Show an item")
            sign: "camera"
            visible: root.wide
            enabled: root.status.open
            onClicked: root.kiosk.open_camera()
        }
        RoundButton {
            objectName: root.wide ? "bellButton" : ""
            text: qsTr("Call staff")
            sign: "bell"
            visible: root.wide
            enabled: root.status.open
            onClicked: root.kiosk.call_staff()
        }
        PillButton {
            id: restart

            readonly property real full: measured.implicitWidth

            objectName: "restartButton"
            text: qsTr("Start over")
            sign: "again"
            brief: root.brief
            visible: root.status.begun
            onClicked: root.kiosk.restart()
        }
        PillButton {
            id: stop

            readonly property real full: measuredStop.implicitWidth

            objectName: "stopButton"
            text: qsTr("Stop")
            sign: "stop"
            brief: root.brief
            visible: root.status.stoppable
            onClicked: root.kiosk.stop()
        }
    }
    PillButton {
        id: measured

        visible: false
        text: restart.text
        sign: restart.sign
    }
    PillButton {
        id: measuredStop

        visible: false
        text: stop.text
        sign: stop.sign
    }
    QuestionField {
        id: field

        x: root.at(root.width - width, width)
        y: root.abreast ? (talk.height - height) / 2 : root.height - height
        width: {
            if (root.abreast && !root.alone)
                return Math.min(root.side, Math.max(implicitWidth, Theme.space(560)));
            const taken = root.together && !root.alone && (restart.visible || stop.visible) ? buttons.width : 0;
            return root.width - (taken > 0 ? taken + Theme.gap : 0);
        }
        enabled: root.status.open
        onAsked: question => {
            root.kiosk.ask(question);
            root.focusTalk();
        }
    }
}
