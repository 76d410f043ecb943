pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// What people asked in vain; one line answers it from now on.
Scroller {
    id: root

    required property KioskModel kiosk

    primary: true
    title: qsTr("Unanswered")
    spacing: Theme.gap

    Body {
        width: parent.width
        text: root.kiosk.open_questions.count > 0 ? qsTr("One line from you, and the kiosk answers it as soon as nobody is there.") : qsTr("Every question found its answer.")
        color: Theme.inkSoft
        font.pixelSize: Theme.label
    }
    Repeater {
        model: root.kiosk.open_questions

        OpenQuestionCard {
            width: parent?.width ?? 0
            onAnswered: text => root.kiosk.answer_question(entry, text)
        }
    }
}
