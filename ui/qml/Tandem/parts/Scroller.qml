import QtQuick

// Scrolls when its content is higher than itself; `follow` keeps the newest in sight.
Flickable {
    id: root

    default property alias items: column.data
    property bool follow: false
    property bool middle: false
    property alias spacing: column.spacing

    contentWidth: width
    contentHeight: Math.max(height, column.implicitHeight)
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    clip: interactive
    onContentHeightChanged: {
        if (follow)
            contentY = Math.max(0, contentHeight - height);
    }

    Column {
        id: column

        width: root.width
        y: root.middle ? Math.max(0, (root.height - implicitHeight) / 2) : 0
    }
}
