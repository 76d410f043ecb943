import QtQuick
import Tandem

// Scrolls when its content is higher than itself, and fades where there is more.
Flickable {
    id: root

    default property alias items: column.data
    property bool middle: false
    property alias spacing: column.spacing

    contentWidth: width
    contentHeight: Math.max(height, column.implicitHeight)
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    clip: interactive

    // Brings `item` into sight.
    function reveal(item: Item) {
        const top = item.mapToItem(column, 0, 0).y + column.y;
        const lowest = Math.max(0, contentHeight - height);
        if (top < contentY)
            glide.to = Math.max(0, top - Theme.gap);
        else if (top + item.height > contentY + height)
            glide.to = Math.min(lowest, top + item.height + Theme.gapLarge - height);
        else
            return;
        glide.restart();
    }

    onContentHeightChanged: returnToBounds()

    NumberAnimation {
        id: glide

        target: root
        property: "contentY"
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
    Column {
        id: column

        width: root.width
        y: root.middle ? Math.max(0, (root.height - implicitHeight) / 2) : 0
    }
    Rectangle {
        parent: root
        width: root.width
        height: Theme.space(48)
        y: root.height - height
        visible: root.interactive && !root.atYEnd
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(Theme.canvas, 0)
            }
            GradientStop {
                position: 1
                color: Theme.canvas
            }
        }
    }
    Rectangle {
        parent: root
        width: root.width
        height: Theme.space(32)
        visible: root.interactive && !root.atYBeginning
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.canvas
            }
            GradientStop {
                position: 1
                color: Qt.alpha(Theme.canvas, 0)
            }
        }
    }
}
