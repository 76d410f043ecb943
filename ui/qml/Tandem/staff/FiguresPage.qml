pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// How the last turns ended, how long they took, and what the cloud cost today.
Scroller {
    id: root

    required property KioskModel kiosk
    readonly property StaffModel staff: kiosk.staff
    readonly property int whole: staff.answered + staff.abstained + staff.handed_off + staff.failed

    Timer {
        interval: 5000
        repeat: true
        running: root.visible
        onTriggered: root.kiosk.ask_staff_area("look")
    }

    primary: true
    title: qsTr("Figures and cost")
    spacing: Theme.gapLarge

    Eyebrow {
        width: parent.width
        text: qsTr("How the last %1 turns ended").arg(root.whole)
    }
    Column {
        width: parent.width
        spacing: Theme.space(16)

        Repeater {
            model: [
                {
                    text: Say.ended("answered"),
                    count: root.staff.answered,
                    colour: Theme.accent
                },
                {
                    text: Say.ended("abstained"),
                    count: root.staff.abstained,
                    colour: Theme.warnInk
                },
                {
                    text: Say.ended("handed_off"),
                    count: root.staff.handed_off,
                    colour: Theme.edge
                },
                {
                    text: Say.ended("error"),
                    count: root.staff.failed,
                    colour: Theme.alert
                }
            ]

            Bar {
                required property var modelData

                width: parent?.width ?? 0
                text: modelData.text
                value: modelData.count
                most: Math.max(1, root.whole)
                colour: modelData.colour
            }
        }
    }
    Eyebrow {
        width: parent.width
        text: qsTr("Time to the whole answer, newest last")
        visible: root.kiosk.turns.count > 0
    }
    TimesChart {
        width: parent.width
        kiosk: root.kiosk
        visible: root.kiosk.turns.count > 0
    }
    Eyebrow {
        width: parent.width
        text: qsTr("Cloud today: %1 US dollars").arg(root.staff.spent.toFixed(4))
    }
    Body {
        width: parent.width
        visible: root.kiosk.tiers.count === 0
        text: qsTr("No cloud tier is in use.")
        color: Theme.inkSoft
        font.pixelSize: Theme.label
    }
    Repeater {
        model: root.kiosk.tiers

        HealthLine {
            required property string tier
            required property string model
            required property string condition
            required property string ends_on
            required property real spent

            width: parent?.width ?? 0
            name: Say.tier(tier) + " · " + model
            health: ["ready", "unknown"].includes(condition) ? ends_on ? "warn" : "ok" : "fail"
            remedy: ends_on ? qsTr("Shut down on %1; choose another model before that.").arg(ends_on) : ""
        }
    }
}
