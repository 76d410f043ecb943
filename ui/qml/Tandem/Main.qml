pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// The window: who and where at the top, the scene, and the controls at hand below.
Window {
    id: root

    required property KioskModel kiosk
    property bool fullScreen: true
    property bool dark: Application.styleHints.colorScheme === Qt.Dark
    property bool still: false
    property real textScale: 1
    readonly property bool hearing: ["listening", "transcribing"].includes(kiosk.stage.activity)
    readonly property bool wide: width > height * 1.1

    width: 1280
    height: 800
    visible: true
    visibility: fullScreen ? Window.FullScreen : Window.Windowed
    title: kiosk.stage.owner || qsTr("Tandem Kiosk")
    color: Theme.canvas

    Binding {
        target: Theme
        property: "dark"
        value: root.dark
    }
    Binding {
        target: Theme
        property: "still"
        value: root.still
    }
    Binding {
        target: Theme
        property: "textScale"
        value: root.textScale
    }
    Binding {
        target: Theme
        property: "reach"
        value: Math.min(root.width, root.height)
    }
    Shortcut {
        sequences: ["Esc"]
        onActivated: reader.shown ? reader.close() : root.kiosk.stop()
    }
    Shortcut {
        sequences: ["Ctrl+Shift+Backspace"]
        onActivated: root.kiosk.restart()
    }

    FocusScope {
        anchors.fill: parent
        focus: true
        Keys.onSpacePressed: root.kiosk.talk()

        TopBar {
            id: bar

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.margin
            anchors.topMargin: Theme.space(dock.packed ? 20 : 40)
            kiosk: root.kiosk
        }
        Notice {
            id: notice

            anchors.left: bar.left
            anchors.right: bar.right
            anchors.top: bar.bottom
            anchors.topMargin: visible ? Theme.gap : 0
            text: root.kiosk.status.notice
        }
        Loader {
            id: scene

            anchors.left: bar.left
            anchors.right: bar.right
            anchors.top: notice.bottom
            anchors.topMargin: dock.packed ? Theme.gap : Theme.space(root.wide ? 40 : 72)
            anchors.bottom: dock.top
            anchors.bottomMargin: Theme.gapLarge
            visible: !reader.shown
            sourceComponent: {
                switch (root.kiosk.stage.scene) {
                case "welcome":
                    return welcome;
                case "conversation":
                    return root.hearing ? listening : conversation;
                case "problem":
                    return problem;
                }
                return starting;
            }
        }
        SourceReader {
            id: reader

            readonly property string question: root.kiosk.stage.question

            objectName: "reader"
            anchors.fill: scene
            onQuestionChanged: close()
        }
        Dock {
            id: dock

            anchors.left: bar.left
            anchors.right: bar.right
            anchors.bottom: parent.bottom
            anchors.bottomMargin: dock.packed ? Theme.gap : Theme.space(root.wide ? 36 : 64)
            focus: true
            kiosk: root.kiosk
            wide: root.wide
        }
    }

    Component {
        id: starting

        StartingScene {}
    }
    Component {
        id: welcome

        WelcomeScene {
            kiosk: root.kiosk
            wide: root.wide
        }
    }
    Component {
        id: listening

        ListeningScene {
            kiosk: root.kiosk
        }
    }
    Component {
        id: conversation

        ConversationScene {
            kiosk: root.kiosk
            wide: root.wide
            onOpened: card => reader.open(card)
        }
    }
    Component {
        id: problem

        ProblemScene {
            kiosk: root.kiosk
        }
    }
}
