pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// Everything that is not laid over: bar, notices, scene, dock.
FocusScope {
    id: root

    required property KioskModel kiosk
    required property bool wide
    readonly property bool hearing: ["listening", "transcribing"].includes(kiosk.stage.activity)

    signal comforted
    signal gated

    function resume() {
        if (enabled && !activeFocus)
            forceActiveFocus(Qt.OtherFocusReason);
        if (Window.activeFocusItem === null || !Window.activeFocusItem.visible)
            dock.focusTalk();
    }

    Keys.onSpacePressed: root.kiosk.talk()

    TopBar {
        id: bar

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.space(dock.packed ? 20 : 40)
        kiosk: root.kiosk
        onGated: root.gated()
    }
    Column {
        id: notices

        anchors.left: bar.left
        anchors.right: bar.right
        anchors.top: bar.bottom
        anchors.topMargin: height > 0 ? Theme.gap : 0
        spacing: Theme.gap

        Notice {
            width: parent.width
            text: Say.notice(root.kiosk.status.notice_code, root.kiosk.status.notice)
        }
        CallBanner {
            width: parent.width
            call: root.kiosk.call
        }
        Timers {
            width: parent.width
            kiosk: root.kiosk
        }
    }
    Loader {
        id: scene

        anchors.left: bar.left
        anchors.right: bar.right
        anchors.top: notices.bottom
        anchors.topMargin: dock.packed ? Theme.gap : Theme.space(root.wide ? 36 : 56)
        anchors.bottom: dock.top
        anchors.bottomMargin: Theme.gapLarge
        visible: !reader.shown
        sourceComponent: {
            switch (root.kiosk.stage.scene) {
            case "welcome":
                return welcome;
            case "conversation":
                return root.hearing ? listening : conversation;
            case "camera":
                return camera;
            case "jobs":
                return jobs;
            case "procedure":
                return procedure;
            case "sheet":
                return sheet;
            case "problem":
                return problem;
            }
            return starting;
        }
    }
    SourceReader {
        id: reader

        objectName: "reader"
        anchors.fill: scene
        kiosk: root.kiosk
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
        onComforted: root.comforted()
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
        }
    }
    Component {
        id: camera

        CameraScene {
            kiosk: root.kiosk
        }
    }
    Component {
        id: jobs

        JobsScene {
            kiosk: root.kiosk
        }
    }
    Component {
        id: procedure

        ProcedureScene {
            kiosk: root.kiosk
        }
    }
    Component {
        id: sheet

        SheetScene {
            kiosk: root.kiosk
        }
    }
    Component {
        id: problem

        ProblemScene {
            kiosk: root.kiosk
        }
    }
}
