import QtQuick
import Tandem
import Tandem.Models

// One step at a time, large enough to read from where one works; a safety step is confirmed first.
Scroller {
    id: root

    required property KioskModel kiosk
    readonly property WorkModel work: kiosk.work
    readonly property bool held: work.safety && !work.acknowledged

    primary: true
    title: work.procedure
    spacing: Theme.gapLarge

    Column {
        width: parent.width
        spacing: Theme.gap

        Eyebrow {
            width: parent.width
            text: [root.work.procedure, root.work.section].filter(word => word).join(" · ")
        }
        Body {
            width: parent.width
            text: qsTr("Step %1 of %2").arg(root.work.step).arg(root.work.total)
            color: Theme.accentInk
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
        }
        Rectangle {
            width: parent.width
            height: Theme.space(10)
            radius: height / 2
            color: Theme.sunk

            Rectangle {
                anchors.left: parent.left
                width: parent.width * Math.min(1, root.work.step / Math.max(1, root.work.total))
                height: parent.height
                radius: height / 2
                color: Theme.accent
            }
        }
    }
    Lifted {
        width: parent.width
        height: column.implicitHeight + 2 * Theme.space(36)
        color: root.work.safety ? Theme.warnSoft : Theme.surface

        Column {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.space(36)
            spacing: Theme.space(22)

            Row {
                anchors.left: parent.left
                visible: root.work.safety
                spacing: Theme.space(14)

                Icon {
                    name: "warning"
                    size: Theme.title * 1.2
                    color: Theme.warnInk
                }
                Body {
                    text: qsTr("Safety")
                    color: Theme.warnInk
                    font.pixelSize: Theme.title
                    font.weight: Font.DemiBold
                    lineHeight: 1
                }
            }
            Body {
                objectName: "stepText"
                width: parent.width
                text: root.work.text
                color: root.work.safety ? Theme.warnInk : Theme.ink
                font.pixelSize: Theme.answer * 1.15
                font.weight: Font.Medium
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.gap

        PillButton {
            objectName: "stepBack"
            text: qsTr("Back")
            sign: "again"
            enabled: root.work.step > 1
            onClicked: root.kiosk.ask("Previous step")
        }
        PillButton {
            objectName: "stepNext"
            text: root.held ? qsTr("I have done this safely") : root.work.step >= root.work.total ? qsTr("Finish") : qsTr("Done, next step")
            sign: root.held ? "policy" : "tick"
            strong: true
            onClicked: root.kiosk.ask(root.held ? "Confirmed" : "Next step")
        }
        PillButton {
            visible: root.work.passage.length > 0
            text: qsTr("Where it stands")
            sign: "document"
            onClicked: root.kiosk.open_source(root.work.passage)
        }
    }
}
