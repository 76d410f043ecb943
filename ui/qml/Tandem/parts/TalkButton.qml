pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tandem

// The one control that matters: touch and talk.
T.Button {
    id: root

    property bool voice: true
    property bool listening: false
    property bool resting: false
    property bool working: false
    property bool held: false
    property real level: 0
    property real size: Math.max(84, Theme.space(168))

    // The button is held, or let go, where it is to be held while one speaks.
    signal taken
    signal freed

    implicitWidth: size
    implicitHeight: size
    focusPolicy: Qt.TabFocus
    scale: down ? 0.96 : 1
    Accessible.name: text
    Accessible.description: qsTr("Speak your question. Space on the keyboard does the same.")

    onPressed: {
        if (held)
            taken();
    }
    onReleased: {
        if (held)
            freed();
    }
    onCanceled: {
        if (held)
            freed();
    }
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    Behavior on scale {
        NumberAnimation {
            duration: Theme.quick
            easing.type: Easing.OutCubic
        }
    }

    background: Item {
        Repeater {
            model: root.enabled ? 2 : 0

            Rectangle {
                required property int index

                anchors.centerIn: parent
                width: root.size * (1.22 + 0.2 * index)
                height: width
                radius: width / 2
                color: Theme.accent
                opacity: 0.075 - 0.025 * index
            }
        }
        LevelRings {
            anchors.fill: parent
            live: root.listening
            level: root.level
        }
        WorkingArc {
            anchors.centerIn: parent
            size: root.size * 1.2
            visible: root.working
        }
        Rectangle {
            id: invitation

            anchors.centerIn: parent
            width: parent.width
            height: width
            radius: width / 2
            color: "transparent"
            border.color: Theme.accent
            border.width: 2
            opacity: 0
            visible: root.resting && !Theme.still

            SequentialAnimation {
                running: invitation.visible
                loops: Animation.Infinite

                PauseAnimation {
                    duration: 3600
                }
                ParallelAnimation {
                    NumberAnimation {
                        target: invitation
                        property: "scale"
                        from: 1
                        to: 1.3
                        duration: 1400
                        easing.type: Easing.OutCubic
                    }
                    NumberAnimation {
                        target: invitation
                        property: "opacity"
                        from: 0.7
                        to: 0
                        duration: 1400
                    }
                }
            }
        }
        Rectangle {
            anchors.fill: parent
            radius: width / 2
            color: !root.enabled || !root.voice ? Theme.sunk : root.down ? Theme.accentPressed : Theme.accent

            FocusRing {
                around: parent.radius
                shown: root.visualFocus
            }
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.voice ? "mic" : "mic-off"
            size: root.size * 0.42
            weight: 1.6
            color: root.enabled && root.voice ? Theme.overAccent : Theme.inkSoft
        }
    }
}
