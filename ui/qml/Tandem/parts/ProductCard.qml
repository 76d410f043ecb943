import QtQuick
import Tandem

// A product: picture, name, price, where it stands and whether it is there.
Lifted {
    id: root

    required property string name
    required property string price
    required property string place
    required property int stock
    required property string picture
    required property string category

    readonly property real pad: Theme.space(24)

    implicitHeight: Math.max(frame.height, facts.implicitHeight) + 2 * pad
    lift: 0.6
    Accessible.role: Accessible.StaticText
    Accessible.name: [name, price, place, Say.stock(stock)].filter(word => word).join(". ")

    Rectangle {
        id: frame

        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: root.pad
        width: Theme.space(132)
        height: width
        radius: Theme.space(18)
        color: Theme.sunk

        Image {
            id: image

            anchors.fill: parent
            anchors.margins: Theme.space(8)
            source: root.picture
            fillMode: Image.PreserveAspectFit
            sourceSize: Qt.size(512, 512)
            smooth: true
        }
        Icon {
            anchors.centerIn: parent
            visible: image.status !== Image.Ready
            name: "box"
            size: Theme.space(56)
            weight: 1.3
            color: Theme.inkSoft
        }
    }
    Column {
        id: facts

        anchors.left: frame.right
        anchors.leftMargin: Theme.space(24)
        anchors.right: parent.right
        anchors.rightMargin: root.pad
        anchors.top: parent.top
        anchors.topMargin: root.pad
        spacing: Theme.space(8)

        Body {
            width: parent.width
            text: root.name
            font.weight: Font.DemiBold
            lineHeight: 1.02
            Accessible.ignored: true
        }
        Body {
            width: parent.width
            visible: text.length > 0
            text: root.price
            font.family: Theme.displayFamily
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            lineHeight: 1
            Accessible.ignored: true
        }
        Flow {
            width: parent.width
            spacing: Theme.space(10)

            Chip {
                visible: root.place.length > 0
                most: facts.width
                sign: "pin"
                text: root.place
                strong: true
                silent: true
            }
            Chip {
                visible: root.stock >= 0
                most: facts.width
                sign: root.stock > 0 ? "tick" : "close"
                text: Say.stock(root.stock)
                silent: true
            }
        }
    }
}
