import QtQuick
import Tandem
import Tandem.Models

// What went wrong, what to do about it, and the code to tell somebody.
Scroller {
    id: root

    required property KioskModel kiosk
    readonly property StatusModel status: kiosk.status

    middle: true
    primary: true

    Lifted {
        x: (root.width - width) / 2
        width: Math.min(root.width, Theme.space(980))
        height: column.implicitHeight + 2 * Theme.space(48)
        radius: Theme.space(36)
        Accessible.role: Accessible.AlertMessage
        Accessible.name: [problem.text, remedy.text].filter(word => word).join(". ")

        Column {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.space(48)
            spacing: Theme.space(24)

            Rectangle {
                width: Theme.space(84)
                height: width
                radius: width / 2
                color: Theme.alertSoft

                Icon {
                    anchors.centerIn: parent
                    name: "warning"
                    size: Theme.space(44)
                    color: Theme.alertInk
                }
            }
            Body {
                id: problem

                width: parent.width
                text: Say.problem(root.status.code, root.status.message)
                font.family: Theme.displayFamily
                font.pixelSize: Theme.headline
                font.weight: Font.DemiBold
                lineHeight: 0.98
                Accessible.ignored: true
            }
            Body {
                id: remedy

                width: parent.width
                text: Say.remedy(root.status.code, root.status.hint)
                visible: text.length > 0
                color: Theme.inkSoft
                Accessible.ignored: true
            }
            Eyebrow {
                width: parent.width
                text: qsTr("For our staff: %1").arg(root.status.code)
            }
        }
    }
}
