pragma ComponentBehavior: Bound
import QtQuick
import Tandem

// One sentence of the answer: what it says, where it comes from, whether it is being heard.
// Where the next one rests on the same, its source is told there. Words of documents in another
// language than the person's are marked with it.
Item {
    id: root

    required property string text
    required property string origin
    required property var citations
    required property bool speaking
    required property bool last
    required property string written_in
    required property bool translated
    property bool large: false

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
        anchors.left: parent.left
        anchors.leftMargin: -Theme.space(24)
        y: Theme.space(4)
        width: Math.max(4, Theme.space(6))
        height: words.height - Theme.space(8)
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
        anchors.right: parent.right
        spacing: Theme.space(12)

        Body {
            id: words

            width: parent.width
            text: root.text
            font.pixelSize: Theme.answer * (root.large ? 1.15 : 1)
            font.weight: root.speaking ? Font.DemiBold : Font.Normal
            lineHeight: 1.14
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Flow {
            width: parent.width
            spacing: Theme.space(10)
            visible: root.last || root.speaking

            Tag {
                visible: root.speaking
                sign: "speaker"
                text: qsTr("Speaking")
                strong: true
            }
            Tag {
                sign: root.origin
                text: [Say.origin(root.origin), root.translated ? qsTr("translated from %1").arg(root.written_in) : root.written_in].filter(word => word).join(" · ")
            }
            Repeater {
                model: root.citations

                SourceNumber {
                    required property int modelData
                    number: modelData
                }
            }
        }
    }
}
