pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// The job's sheet as it fills while the technician talks; unsure values ask for a second look.
Scroller {
    id: root

    required property KioskModel kiosk
    readonly property WorkModel work: kiosk.work

    primary: true
    title: qsTr("Job sheet %1").arg(work.job)
    spacing: Theme.gapLarge

    Heading {
        width: parent.width
        text: root.title
    }
    Lifted {
        width: parent.width
        height: ask.implicitHeight + 2 * Theme.space(26)
        visible: root.work.question.length > 0
        color: Theme.accentSoft

        Body {
            id: ask

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.space(32)
            text: root.work.question
            font.pixelSize: Theme.answer
            font.weight: Font.Medium
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    Lifted {
        width: parent.width
        height: column.implicitHeight + 2 * Theme.space(20)

        Column {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.space(20)

            Repeater {
                model: root.kiosk.sheet

                SheetLine {
                    width: column.width
                }
            }
        }
    }
    Chip {
        anchors.left: parent?.left
        visible: root.work.photos > 0
        sign: "camera"
        text: qsTr("%n photo(s)", "", root.work.photos)
    }
}
