import QtQuick
import Tandem

// A question, how often it was asked, and the line that answers it.
Rectangle {
    id: root

    required property string entry
    required property string question
    required property int times

    signal answered(text: string)

    implicitHeight: column.implicitHeight + 2 * Theme.space(24)
    radius: Theme.space(20)
    color: Theme.surface
    border.color: Theme.line

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.space(24)
        spacing: Theme.space(14)

        Body {
            width: parent.width
            text: root.question
            font.weight: Font.DemiBold
            lineHeight: 1.04
        }
        Eyebrow {
            width: parent.width
            text: qsTr("asked %n time(s)", "", root.times)
        }
        QuestionField {
            width: parent.width
            hintText: qsTr("The answer in one line")
            onAsked: text => root.answered(text)
        }
        PillButton {
            anchors.left: parent.left
            text: qsTr("Leave it out")
            sign: "minus"
            Accessible.name: text + ": " + root.question
            onClicked: root.answered("")
        }
    }
}
