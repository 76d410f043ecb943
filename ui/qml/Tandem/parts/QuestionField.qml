import QtQuick
import QtQuick.Templates as T
import Tandem

// The way without a voice.
FocusScope {
    id: root

    property string hintText: qsTr("Type your question")

    signal asked(question: string)

    implicitHeight: Math.max(Theme.touch, field.implicitHeight)
    implicitWidth: Math.ceil(hint.implicitWidth) + field.leftPadding + field.rightPadding + 2

    function send() {
        if (!field.text.trim())
            return;
        root.asked(field.text.trim());
        field.clear();
        root.focus = false;
    }

    T.TextField {
        id: field

        objectName: "questionField"
        anchors.fill: parent
        focus: true
        implicitHeight: contentHeight + topPadding + bottomPadding
        topPadding: Theme.space(16)
        bottomPadding: Theme.space(16)
        leftPadding: Theme.space(28)
        rightPadding: send.width + Theme.space(16)
        verticalAlignment: TextInput.AlignVCenter
        color: Theme.ink
        placeholderTextColor: Theme.inkSoft
        selectionColor: Theme.accent
        selectedTextColor: Theme.overAccent
        font.family: Theme.family
        font.pixelSize: Theme.label
        maximumLength: 500
        clip: true
        enabled: root.enabled
        inputMethodHints: Qt.ImhNoPredictiveText
        Accessible.name: root.hintText
        Accessible.description: qsTr("Enter sends it")
        onAccepted: root.send()

        background: Rectangle {
            radius: height / 2
            color: Theme.surface
            border.color: field.activeFocus ? Theme.ink : Theme.edge
            border.width: field.activeFocus ? 3 : 1
        }

        Body {
            id: hint

            anchors.fill: parent
            anchors.leftMargin: field.leftPadding
            anchors.rightMargin: field.rightPadding
            verticalAlignment: Text.AlignVCenter
            text: root.hintText
            color: Theme.inkSoft
            font.pixelSize: Theme.label
            lineHeight: 1
            wrapMode: Text.NoWrap
            visible: !field.text && !field.preeditText
            Accessible.ignored: true
        }
    }

    T.Button {
        id: send

        objectName: "sendButton"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(60, root.height)
        height: root.height
        enabled: field.text.trim().length > 0
        focusPolicy: Qt.TabFocus
        Accessible.name: qsTr("Send the question")
        onClicked: root.send()

        background: Item {
            Rectangle {
                anchors.centerIn: parent
                width: root.height - Theme.space(16)
                height: width
                radius: width / 2
                color: send.enabled ? (send.down ? Theme.accentPressed : Theme.accent) : Theme.sunk

                FocusRing {
                    around: parent.radius
                    shown: send.visualFocus
                }
            }
        }
        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "send"
                size: Theme.label * 1.3
                color: send.enabled ? Theme.overAccent : Theme.inkSoft
            }
        }
    }
}
