pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// The window: who and where at the top, the scene, the controls at hand below, and what lies over all.
Window {
    id: root

    required property KioskModel kiosk
    property bool fullScreen: true
    property bool comforted: false
    property bool gated: false
    readonly property bool wide: width > height * 1.1
    readonly property bool covered: overlays.children.some(sheet => sheet.shown)

    // What was covered has the keyboard back, where it was.
    onCoveredChanged: {
        if (!covered)
            Qt.callLater(stage.resume);
    }
    width: 1280
    height: 800
    visible: true
    visibility: fullScreen ? Window.FullScreen : Window.Windowed
    title: kiosk.stage.owner || qsTr("Tandem Kiosk")
    color: Theme.canvas

    // A clock that stands still, in epoch seconds, for pictures that are compared.
    property real frozen: 0

    Connections {
        target: root.kiosk.staff

        function onRole_changed() {
            root.gated = false;
        }
    }
    Narrator {
        id: narrator

        kiosk: root.kiosk
    }
    ThemeLink {
        kiosk: root.kiosk
        reach: Math.min(root.width, root.height)
        frozen: root.frozen
    }
    Shortcut {
        sequences: ["Esc"]
        enabled: !root.covered
        onActivated: root.kiosk.reader.shown ? root.kiosk.close_source() : root.kiosk.stop()
    }
    Shortcut {
        sequences: ["F12", "Ctrl+Shift+S"]
        onActivated: root.gated = true
    }
    Shortcut {
        sequences: ["Ctrl+Shift+Backspace"]
        onActivated: root.kiosk.restart()
    }

    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true

        Glow {
            visible: root.height > 600 && (root.kiosk.stage.scene === "welcome" || root.kiosk.stage.activity === "listening")
            x: (parent.width - width) / 2
            y: parent.height - height * 0.62
            width: Math.max(parent.width, parent.height * 0.8) * 1.1
            height: width
        }
        Stage {
            id: stage

            anchors.fill: parent
            focus: true
            enabled: !root.covered
            kiosk: root.kiosk
            wide: root.wide
            onComforted: root.comforted = true
            onGated: root.gated = true
        }
        Item {
            id: overlays

            anchors.fill: parent

            ComfortSheet {
                kiosk: root.kiosk
                shown: root.comforted && root.kiosk.status.expires_in < 0 && !root.kiosk.status.farewell
                onDismissed: root.comforted = false
                onAloud: on => narrator.turn(on)
            }
            CodeSheet {
                kiosk: root.kiosk
            }
            ApprovalSheet {
                kiosk: root.kiosk
            }
            ExpirySheet {
                kiosk: root.kiosk
            }
            StaffGate {
                kiosk: root.kiosk
                wanted: root.gated
                onDismissed: root.gated = false
            }
            StaffArea {
                kiosk: root.kiosk
            }
            FarewellScene {
                kiosk: root.kiosk
                onShownChanged: {
                    if (shown)
                        root.comforted = false;
                }
            }
            AttractScene {
                kiosk: root.kiosk
                shown: root.kiosk.presence.resting && root.kiosk.stage.scene === "welcome" && !root.kiosk.status.begun && !root.kiosk.status.farewell
                onWoken: root.kiosk.presence.wake()
            }
        }
    }
}
