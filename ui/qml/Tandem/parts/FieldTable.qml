pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// Words and what they stand for, line by line.
Rectangle {
    id: root

    required property RowModel model

    implicitHeight: column.implicitHeight + 2 * Theme.space(8)
    radius: Theme.radius
    color: Theme.sunk
    visible: model.count > 0

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.space(8)

        Repeater {
            model: root.model

            Grid {
                id: row

                required property string label
                required property string value
                readonly property bool abreast: width > Theme.label * 22

                width: column.width
                columns: abreast ? 2 : 1
                padding: Theme.space(16)
                columnSpacing: Theme.gap
                rowSpacing: Theme.space(4)
                Accessible.role: Accessible.StaticText
                Accessible.name: label + ": " + value

                Body {
                    width: row.abreast ? row.width * 0.3 : row.width - 2 * row.padding
                    text: row.label
                    color: Theme.inkSoft
                    font.pixelSize: Theme.label
                    lineHeight: 1.05
                    Accessible.ignored: true
                }
                Body {
                    width: row.abreast ? row.width * 0.7 - 2 * row.padding - row.columnSpacing : row.width - 2 * row.padding
                    text: row.value
                    font.pixelSize: Theme.label
                    font.weight: Font.DemiBold
                    lineHeight: 1.05
                    Accessible.ignored: true
                }
            }
        }
    }
}
