pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// One column a turn: how long it took.
Rectangle {
    id: root

    required property KioskModel kiosk
    readonly property int count: kiosk.turns.count
    readonly property int slowest: {
        let most = 1;
        for (let n = 0; n < columns.count; n++)
            most = Math.max(most, (columns.itemAt(n) as TimeColumn)?.total_ms ?? 0);
        return most;
    }

    implicitHeight: Theme.space(220)
    radius: Theme.space(20)
    color: Theme.surface
    border.color: Theme.line
    Accessible.role: Accessible.Chart
    Accessible.name: qsTr("Slowest: %1 seconds").arg((slowest / 1000).toFixed(1))

    Eyebrow {
        x: Theme.space(20)
        y: Theme.space(16)
        text: qsTr("Slowest: %1 seconds").arg((root.slowest / 1000).toFixed(1))
        Accessible.ignored: true
    }
    Item {
        id: field

        anchors.fill: parent
        anchors.margins: Theme.space(20)
        anchors.topMargin: Theme.space(60)

        Repeater {
            id: columns

            model: root.kiosk.turns

            TimeColumn {
                count: root.count
                slowest: root.slowest
                field: Qt.size(field.width, field.height)
            }
        }
    }
}
