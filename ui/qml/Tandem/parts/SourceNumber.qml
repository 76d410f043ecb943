import QtQuick
import Tandem

// The number that ties a sentence to its source; a sheet of paper while nothing cites it.
Rectangle {
    id: root

    required property int number
    // Named by what it stands on.
    property bool silent: false

    implicitWidth: Math.round(Theme.small * 1.75)
    implicitHeight: implicitWidth
    radius: width / 2
    color: number > 0 ? Theme.accentSoft : Theme.sunk

    Body {
        anchors.centerIn: parent
        visible: root.number > 0
        text: root.number
        color: Theme.accentInk
        font.pixelSize: Theme.small
        font.weight: Font.Bold
        lineHeight: 1
        Accessible.ignored: root.silent
        Accessible.name: qsTr("Source %1").arg(root.number)
    }
    Icon {
        anchors.centerIn: parent
        visible: root.number === 0
        name: "document"
        size: Theme.small
        color: Theme.inkSoft
    }
}
