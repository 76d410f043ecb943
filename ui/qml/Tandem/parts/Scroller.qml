import QtQuick
import Tandem

// Scrolls when its content is higher than itself, by touch and by keys, and fades where there is
// more. What is followed stays in sight until somebody scrolls away from it.
Flickable {
    id: root

    default property alias items: column.data
    property bool middle: false
    property bool primary: false
    property string title: qsTr("Page")
    property Item followed: null
    property alias spacing: column.spacing
    property color over: Theme.canvas
    // Room beside the content for shadows and marks.
    property real pad: 0
    property bool toEnd: false
    readonly property real natural: column.implicitHeight
    readonly property real lowest: Math.max(0, contentHeight - height)
    readonly property Item focused: Window.activeFocusItem

    contentWidth: width
    contentHeight: Math.max(height, column.implicitHeight)
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    clip: interactive
    activeFocusOnTab: interactive
    Accessible.role: Accessible.Pane
    Accessible.name: title
    Keys.onPressed: event => event.accepted = steer(event.key)
    Keys.onShortcutOverride: event => event.accepted = steers(event.key)

    function steers(key: int): bool {
        return [Qt.Key_Up, Qt.Key_Down, Qt.Key_PageUp, Qt.Key_PageDown].includes(key);
    }
    // Whether `key` scrolled.
    function steer(key: int): bool {
        switch (key) {
        case Qt.Key_Up:
            return go(contentY - Theme.answer * 2);
        case Qt.Key_Down:
            return go(contentY + Theme.answer * 2);
        case Qt.Key_PageUp:
            return go(contentY - height * 0.85);
        case Qt.Key_PageDown:
            return go(contentY + height * 0.85);
        case Qt.Key_Home:
            return go(0);
        case Qt.Key_End:
            return go(lowest);
        }
        return false;
    }
    function go(to: real): bool {
        if (!interactive)
            return false;
        followed = null;
        glideTo(to);
        return true;
    }
    // Soon, when what grew has been laid out.
    function showEnd() {
        toEnd = true;
        soon.restart();
    }
    function glideTo(to: real) {
        glide.to = Math.max(0, Math.min(lowest, to));
        glide.restart();
    }
    // Brings `item` into sight; of one that is higher than the view, the beginning.
    function reveal(item: Item) {
        const top = item.mapToItem(column, 0, 0).y + column.y;
        const spare = Math.max(0, Math.min(Theme.gapLarge, (height - item.height) / 2));
        if (top - spare < contentY || item.height > height)
            glideTo(top - spare);
        else if (top + item.height + spare > contentY + height)
            glideTo(top + item.height + spare - height);
    }
    function keep() {
        returnToBounds();
        if (toEnd) {
            toEnd = false;
            glideTo(lowest);
        }
        if (followed)
            reveal(followed);
    }
    function holds(item: Item): bool {
        for (let above = item; above; above = above.parent)
            if (above === column)
                return true;
        return false;
    }

    onMovementStarted: followed = null
    onFollowedChanged: soon.restart()
    onHeightChanged: soon.restart()
    onContentHeightChanged: {
        returnToBounds();
        soon.restart();
    }
    onFocusedChanged: {
        if (focused && holds(focused))
            reveal(focused);
    }

    // One scroller of a scene moves whatever has the focus.
    Shortcut {
        enabled: root.primary && root.visible && root.interactive
        sequences: ["Up"]
        onActivated: root.steer(Qt.Key_Up)
    }
    Shortcut {
        enabled: root.primary && root.visible && root.interactive
        sequences: ["Down"]
        onActivated: root.steer(Qt.Key_Down)
    }
    Shortcut {
        enabled: root.primary && root.visible && root.interactive
        sequences: ["PgUp"]
        onActivated: root.steer(Qt.Key_PageUp)
    }
    Shortcut {
        enabled: root.primary && root.visible && root.interactive
        sequences: ["PgDown"]
        onActivated: root.steer(Qt.Key_PageDown)
    }
    // A timer and not a call for later: it ends with the scene that it belongs to.
    Timer {
        id: soon

        interval: 0
        onTriggered: root.keep()
    }
    NumberAnimation {
        id: glide

        target: root
        property: "contentY"
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
    FocusRing {
        parent: root
        anchors.margins: 0
        around: 0
        shown: root.activeFocus
    }
    Column {
        id: column

        x: root.pad
        width: root.width - 2 * root.pad
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
                color: Qt.alpha(root.over, 0)
            }
            GradientStop {
                position: 1
                color: root.over
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
                color: root.over
            }
            GradientStop {
                position: 1
                color: Qt.alpha(root.over, 0)
            }
        }
    }
}
