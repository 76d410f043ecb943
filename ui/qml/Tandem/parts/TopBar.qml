import QtQuick
import Tandem
import Tandem.Models

// Whose kiosk it is, and whom one talks to.
Item {
    id: root

    required property KioskModel kiosk

    // Staff hold their finger on the sign.
    signal gated

    implicitHeight: Math.max(mark.height, name.implicitHeight, badge.implicitHeight)

    Mark {
        id: mark

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.space(52)
        logo: root.kiosk.stage.logo

        TapHandler {
            longPressThreshold: 2
            onLongPressed: root.gated()
        }
    }
    Body {
        id: name

        anchors.left: mark.right
        anchors.leftMargin: Theme.space(18)
        anchors.right: badge.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        objectName: "owner"
        text: root.kiosk.stage.owner || qsTr("Tandem Kiosk")
        font.family: Theme.displayFamily
        font.weight: Font.DemiBold
        lineHeight: 1
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
    TrustBadge {
        id: badge

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        status: root.kiosk.status
        brief: root.width < Theme.small * 34
    }
}
