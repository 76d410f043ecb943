import QtQuick
import QtQuick.Templates as T
import Tandem

// A turn in one line: when, how it ended, who answered.
T.Button {
    id: root

    required property string turn
    required property string at
    required property string outcome
    required property string tier
    required property string model
    required property string reasons
    required property string evidence
    required property string checks
    required property string worse
    required property int total_ms
    required property int sent
    required property string hosts
    required property real cost
    readonly property string time: Qt.formatDateTime(new Date(at), "d MMM hh:mm")
    readonly property string how: Say.ended(outcome)

    implicitHeight: Math.max(60, words.implicitHeight + 2 * Theme.space(16))
    focusPolicy: Qt.TabFocus
    Accessible.name: how + ". " + about.text
    Accessible.description: qsTr("Why did it say that?")
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Rectangle {
        radius: Theme.space(18)
        color: root.checked ? Theme.accentSoft : root.down ? Theme.sunk : Theme.surface
        border.color: root.checked ? Theme.accent : Theme.line
        border.width: root.checked ? 2 : 1

        FocusRing {
            anchors.margins: 0
            around: Theme.space(12)
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Column {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.space(22)
            anchors.rightMargin: Theme.space(22)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space(4)

            Body {
                width: parent.width
                text: root.how
                font.pixelSize: Theme.label
                font.weight: Font.DemiBold
                lineHeight: 1.04
                Accessible.ignored: true
            }
            Body {
                id: about

                width: parent.width
                text: [root.time, Say.tier(root.tier), qsTr("%1 s").arg((root.total_ms / 1000).toFixed(1))].join(" · ")
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: 1.04
                Accessible.ignored: true
            }
        }
    }
}
