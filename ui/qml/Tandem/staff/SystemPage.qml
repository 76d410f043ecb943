pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What is served, and whether the record of what was done is whole.
Scroller {
    id: root

    required property KioskModel kiosk
    readonly property StaffModel staff: kiosk.staff

    primary: true
    title: qsTr("Packs and audit")
    spacing: Theme.gap

    Eyebrow {
        width: parent.width
        text: qsTr("What this kiosk serves; another takes over when nobody is there")
    }
    Flow {
        width: parent.width
        spacing: Theme.space(10)

        Repeater {
            model: root.kiosk.packs

            Choice {
                required property string name
                required property string place
                required property bool serving

                objectName: "pack-" + name
                text: name
                sign: "box"
                checked: serving
                onClicked: {
                    if (!serving)
                        root.kiosk.serve_pack(place);
                }
            }
        }
    }
    Eyebrow {
        width: parent.width
        topPadding: Theme.gap
        text: qsTr("The audit: every entry chained, signed and on disk")
    }
    PillButton {
        objectName: "verifyAudit"
        anchors.left: parent?.left
        text: qsTr("Check every entry")
        sign: "policy"
        strong: true
        onClicked: root.kiosk.ask_staff_area("verify")
    }
    HealthLine {
        width: parent?.width ?? 0
        visible: root.staff.checked
        name: qsTr("%1 entries").arg(root.staff.entries)
        health: root.staff.sound ? "ok" : "fail"
        words: root.staff.sound ? qsTr("Nothing was edited, removed or added.") : root.staff.findings
        remedy: root.staff.sound ? "" : qsTr("Keep the file and tell whoever answers for this kiosk.")
    }
}
