import QtQuick
import Tandem

// Lies over everything until it was answered; the keyboard stays in it until then.
FocusScope {
    id: root

    property bool shown: false
    readonly property bool scrim: shown
    property string title
    property real widest: Theme.space(900)
    property bool wide: width > height * 1.1
    property Item first: null
    default property alias items: page.items
    // What stays in sight below, however long the rest is.
    property alias footer: foot.data

    signal dismissed

    function begin() {
        if (shown)
            (first ?? page).forceActiveFocus(Qt.OtherFocusReason);
    }

    anchors.fill: parent
    visible: opacity > 0
    enabled: shown
    opacity: shown ? 1 : 0
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Keys.onEscapePressed: dismissed()
    onShownChanged: {
        if (shown) {
            page.contentY = 0;
            // Later, when all of what is to be shown has arrived.
            Qt.callLater(begin);
        }
    }

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.quick
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.dark ? "#b4000000" : "#99101a18"

        MouseArea {
            anchors.fill: parent
            onClicked: root.dismissed()
        }
    }
    Lifted {
        id: panel

        readonly property real pad: Theme.space(44)

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(root.width - Theme.margin, root.widest)
        height: Math.min(root.height - Theme.gapLarge, page.natural + foot.height + (foot.height > 0 ? Theme.space(28) : 0) + 2 * pad)
        y: root.wide ? (root.height - height) / 2 : root.height - height - Theme.margin + (root.shown ? 0 : Theme.space(60))
        radius: Theme.space(40)
        lift: 2

        Behavior on y {
            NumberAnimation {
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }

        MouseArea {
            anchors.fill: parent
        }
        Scroller {
            id: page

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: foot.top
            anchors.margins: panel.pad
            anchors.bottomMargin: foot.height > 0 ? Theme.space(28) : 0
            primary: root.shown
            over: Theme.surface
            title: root.title
            spacing: Theme.space(28)
        }
        Column {
            id: foot

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: panel.pad
            spacing: Theme.gap
        }
    }
}
