pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// Nobody is here: one question after the other, large, each in another place, so that nothing
// burns in. Any touch or word wakes the kiosk.
FocusScope {
    id: root

    required property KioskModel kiosk
    property bool shown: false
    property int turn: 0
    readonly property int count: kiosk.suggestions.count
    readonly property string question: count > 0 ? kiosk.suggestions.text_at(turn % count) : ""
    readonly property list<real> drift: [0, 0.05, 0.02, 0.07, 0.035]

    signal woken

    anchors.fill: parent
    visible: opacity > 0
    opacity: shown ? 1 : 0
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Touch anywhere to begin")
    Keys.onPressed: event => {
        event.accepted = true;
        root.woken();
    }
    onShownChanged: {
        if (shown)
            forceActiveFocus(Qt.OtherFocusReason);
    }

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.calm
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    Glow {
        x: root.width * (0.55 - (root.turn % 3) * 0.3) - width / 2
        y: root.height * (0.42 + (root.turn % 2) * 0.2) - height / 2
        width: Math.max(root.width, root.height) * 1.15
        height: width
    }
    MouseArea {
        anchors.fill: parent
        onPressed: root.woken()
    }
    Timer {
        running: root.shown
        interval: 7000
        repeat: true
        onTriggered: root.turn += 1
    }
    Row {
        x: Theme.margin + root.width * root.drift[root.turn % 5] * 0.4
        y: Theme.space(56) + root.height * root.drift[(root.turn + 2) % 5] * 0.3
        spacing: Theme.space(20)

        Mark {
            size: Theme.space(64)
            logo: root.kiosk.stage.logo
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            text: root.kiosk.stage.owner
            font.family: Theme.displayFamily
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            lineHeight: 1
            wrapMode: Text.NoWrap
        }
    }
    Column {
        x: Theme.margin
        y: (root.height - height) * (0.42 + root.drift[root.turn % 5])
        width: root.width - 2 * Theme.margin
        spacing: Theme.gapLarge

        Eyebrow {
            width: parent.width
            text: qsTr("Ask me")
            color: Theme.accentInk
            font.pixelSize: Theme.title
        }
        Body {
            id: words

            width: Math.min(parent.width, Theme.display * 12)
            text: root.question ? "“" + root.question + "”" : root.kiosk.stage.headline
            font.family: Theme.displayFamily
            font.pixelSize: Theme.display * 1.12
            font.weight: Font.DemiBold
            font.letterSpacing: Theme.tight * 1.3 * Theme.display
            lineHeight: 0.96
            Accessible.ignored: true
            onTextChanged: fade.restart()

            NumberAnimation on opacity {
                id: fade

                from: 0
                to: 1
                duration: Theme.still ? 0 : 900
                easing.type: Easing.OutCubic
            }
        }
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.horizontalCenterOffset: root.width * (root.drift[root.turn % 5] - 0.035) * 0.5
        y: root.height - height - Theme.space(90) - root.height * root.drift[(root.turn + 1) % 5] * 0.4
        spacing: Theme.space(28)

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.space(96)
            height: width
            radius: width / 2
            color: Theme.accent

            Icon {
                anchors.centerIn: parent
                name: "mic"
                size: parent.width * 0.5
                color: Theme.overAccent
            }
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space(8)

            Body {
                text: qsTr("Touch anywhere to begin")
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                lineHeight: 1
                wrapMode: Text.NoWrap
            }
            Body {
                width: Math.min(implicitWidth, root.width - 2 * Theme.margin - Theme.space(124))
                visible: root.kiosk.status.watching
                text: qsTr("The camera sees only that somebody moves. No picture is kept.")
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: 1.1
            }
        }
    }
}
