pragma ComponentBehavior: Bound
import QtQuick
import Tandem

// Three dots in a slow wave, and a word that says what is being done.
Row {
    id: root

    property string text

    spacing: Theme.space(20)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space(10)

        Repeater {
            model: 3

            Rectangle {
                id: dot

                required property int index

                width: Theme.space(14)
                height: width
                radius: width / 2
                color: Theme.accent

                SequentialAnimation {
                    running: root.visible && !Theme.still
                    loops: Animation.Infinite

                    PauseAnimation {
                        duration: dot.index * 160
                    }
                    NumberAnimation {
                        target: dot
                        property: "opacity"
                        to: 0.25
                        duration: 420
                        easing.type: Easing.InOutSine
                    }
                    NumberAnimation {
                        target: dot
                        property: "opacity"
                        to: 1
                        duration: 420
                        easing.type: Easing.InOutSine
                    }
                    PauseAnimation {
                        duration: (2 - dot.index) * 160
                    }
                }
            }
        }
    }
    Body {
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        color: Theme.inkSoft
        lineHeight: 1
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
