import QtQuick
import Tandem

// A piece of the owner's documents.
Rectangle {
    id: root

    required property int number
    required property string title
    required property string section
    required property int page
    required property string excerpt
    required property bool speaking

    implicitHeight: column.implicitHeight + 2 * Theme.space(22)
    radius: Theme.radius
    color: Theme.surface
    border.color: speaking ? Theme.accent : Theme.line
    border.width: speaking ? 2 : 1
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Source %1: %2, %3. %4").arg(number).arg(title).arg(section).arg(excerpt)

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.space(22)
        spacing: Theme.space(10)

        Item {
            width: parent.width
            height: Math.max(badge.height, heading.implicitHeight)

            SourceNumber {
                id: badge

                y: Theme.space(2)
                number: root.number
            }
            Column {
                id: heading

                anchors.left: badge.right
                anchors.leftMargin: Theme.space(14)
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter

                Body {
                    width: parent.width
                    text: root.title
                    font.pixelSize: Theme.label
                    font.weight: Font.DemiBold
                    lineHeight: 1
                }
                Body {
                    width: parent.width
                    visible: text.length > 0
                    text: Say.place(root.section, root.page)
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                    lineHeight: 1
                }
            }
        }
        Body {
            width: parent.width
            text: root.excerpt
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            maximumLineCount: 4
            elide: Text.ElideRight
        }
    }
}
