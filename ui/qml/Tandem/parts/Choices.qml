pragma ComponentBehavior: Bound
import QtQuick
import Tandem

// A word and the choices it has. `options` are objects with code, text and sign.
Column {
    id: root

    property string text
    property string chosen
    property list<var> options

    signal wanted(code: string)

    spacing: Theme.space(12)
    Accessible.role: Accessible.Grouping
    Accessible.name: text

    Eyebrow {
        width: parent.width
        text: root.text
    }
    Flow {
        width: parent.width
        spacing: Theme.space(10)

        Repeater {
            model: root.options

            Choice {
                required property var modelData

                objectName: "choice-" + modelData.code
                text: modelData.text
                sign: modelData.sign ?? ""
                checked: modelData.code === root.chosen
                onClicked: root.wanted(modelData.code)
            }
        }
    }
}
