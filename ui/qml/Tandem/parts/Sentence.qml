pragma ComponentBehavior: Bound
import QtQuick
import Tandem

// One sentence of the answer: what it says, where it comes from, whether it is being heard.
Item {
    id: root

    required property string text
    required property string origin
    required property var citations
    required property bool speaking

    // It is being spoken now.
    signal heard

    implicitHeight: column.implicitHeight
    opacity: 0
    onSpeakingChanged: {
        if (speaking)
            heard();
    }
    Component.onCompleted: {
        opacity = 1;
        if (speaking)
            heard();
    }

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.calm
        }
    }

    Rectangle {
        width: Math.max(4, Theme.space(6))
        height: words.height
        radius: width / 2
        color: Theme.accent
        opacity: root.speaking ? 1 : 0

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.quick
            }
        }
    }
    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: Theme.space(28)
        anchors.right: parent.right
        spacing: Theme.space(10)

        Body {
            id: words

            width: parent.width
            text: root.text
            font.pixelSize: Theme.answer
            font.weight: root.speaking ? Font.DemiBold : Font.Normal
        }
        Flow {
            width: parent.width
            spacing: Theme.space(10)

            Tag {
                sign: root.origin
                text: Say.origin(root.origin)
            }
            Repeater {
                model: root.citations

                SourceNumber {
                    required property int modelData
                    number: modelData
                }
            }
            Tag {
                visible: root.speaking
                sign: "speaker"
                text: qsTr("Speaking")
                strong: true
            }
        }
    }
}
