import QtQuick
import QtQuick.Templates as T
import Tandem

// A job: when, what, for whom and where.
T.Button {
    id: root

    required property string job
    required property string title
    required property string customer
    required property string site
    required property string due
    required property string status
    readonly property string tongue: ""
    readonly property date when: new Date(due)

    implicitHeight: Math.max(day.height, words.implicitHeight) + 2 * Theme.space(26)
    focusPolicy: Qt.TabFocus
    Accessible.name: [title, customer, site, day.text, job, Say.job(status)].join(". ")
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Lifted {
        lift: 0.6
        color: root.down ? Theme.accentSoft : Theme.surface

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Body {
            id: day

            anchors.left: parent.left
            anchors.leftMargin: Theme.space(28)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.title * 3.4
            text: isNaN(root.when.getTime()) ? root.due : Qt.formatTime(root.when, "hh:mm") + "\n" + Qt.formatDate(root.when, "d MMM")
            font.family: Theme.displayFamily
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            color: Theme.accentInk
            lineHeight: 1.05
            Accessible.ignored: true
        }
        Column {
            id: words

            anchors.left: day.right
            anchors.leftMargin: Theme.gap
            anchors.right: parent.right
            anchors.rightMargin: Theme.space(28)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space(8)

            Body {
                width: parent.width
                text: root.title
                font.weight: Font.DemiBold
                lineHeight: 1.04
                Accessible.ignored: true
            }
            Body {
                width: parent.width
                text: [root.customer, root.site].filter(word => word).join(" · ")
                color: Theme.inkSoft
                font.pixelSize: Theme.label
                lineHeight: 1.04
                Accessible.ignored: true
            }
            Flow {
                width: parent.width
                spacing: Theme.space(10)

                Chip {
                    most: words.width
                    text: root.job
                    silent: true
                }
                Chip {
                    most: words.width
                    sign: root.status === "done" ? "tick" : root.status === "started" ? "tool" : "clock"
                    text: Say.job(root.status)
                    strong: root.status !== "done"
                    silent: true
                }
            }
        }
    }
}
