pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// The languages of the interface, each by its own name.
Flow {
    id: root

    required property KioskModel kiosk

    spacing: Theme.space(10)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Language")

    Repeater {
        model: root.kiosk.languages

        Choice {
            required property string code
            required property string name
            required property bool chosen
            readonly property string tongue: code

            objectName: "language-" + code
            text: name
            checked: chosen
            onClicked: root.kiosk.comfort.choose_language(code)
        }
    }
}
