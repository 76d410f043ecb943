import QtQuick
import QtQuick.Templates as T
import Tandem

// A piece of the owner's documents; touched, it opens.
T.Button {
    id: root

    required property int number
    required property string title
    required property string section
    required property int page
    required property string excerpt
    required property string passage
    required property bool speaking
    readonly property string tongue: ""

    implicitHeight: column.implicitHeight + 2 * Theme.space(22)
    focusPolicy: Qt.TabFocus
    Accessible.name: qsTr("Source %1: %2, %3. %4").arg(number).arg(title).arg(Say.place(section, page)).arg(excerpt)
    Accessible.description: qsTr("Read the whole passage")
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Lifted {
        lift: 0.6
        color: root.down ? Theme.accentSoft : Theme.surface
        border.color: root.speaking ? Theme.accent : Theme.line
        border.width: root.speaking ? 2 : Theme.dark ? 1 : 0

        FocusRing {
            anchors.margins: 0
            around: Theme.radius - 6
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Column {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.space(22)
            spacing: Theme.space(10)

            SourceHeading {
                width: parent.width
                number: root.number
                title: root.title
                place: Say.place(root.section, root.page)
                silent: true
            }
            Body {
                width: parent.width
                text: root.excerpt
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                maximumLineCount: 3
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
    }
}
