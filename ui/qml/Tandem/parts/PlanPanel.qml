pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// Several steps out of one request, each with where it stands; a waiting one may be left out.
Lifted {
    id: root

    required property KioskModel kiosk

    implicitHeight: column.implicitHeight + 2 * Theme.space(28)
    visible: kiosk.steps.count > 0
    lift: 0.6

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.space(28)
        spacing: Theme.space(18)

        Eyebrow {
            width: parent.width
            text: qsTr("The plan")
        }
        Repeater {
            model: root.kiosk.steps

            PlanStepItem {
                width: column.width
                onLeftOut: number => root.kiosk.edit_step(number, "")
            }
        }
    }
}
