import QtQuick
import Tandem

// A turn's column in the chart.
Rectangle {
    required property int index
    required property int total_ms
    property int count: 1
    property int slowest: 1
    property size field: Qt.size(1, 1)
    readonly property real pitch: field.width / Math.max(12, count)

    x: field.width - (index + 1) * pitch
    y: field.height - height
    width: Math.max(3, pitch * 0.64)
    height: Math.max(3, field.height * total_ms / Math.max(1, slowest))
    radius: Math.min(width / 2, Theme.space(8))
    color: Theme.accent
}
