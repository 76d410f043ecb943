pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// Behind the PIN: how the kiosk is, what it did and why, what it costs, what it serves.
FocusScope {
    id: root

    required property KioskModel kiosk
    property string page: "health"
    readonly property bool shown: kiosk.staff.open
    readonly property bool scrim: shown
    readonly property bool wide: width > height * 1.1

    objectName: "staffArea"
    anchors.fill: parent
    visible: shown
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Staff area")
    Keys.onEscapePressed: root.kiosk.ask_staff_area("leave")
    onShownChanged: {
        if (shown) {
            page = "health";
            leave.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    MouseArea {
        anchors.fill: parent
    }
    Heading {
        id: heading

        anchors.left: parent.left
        anchors.right: leave.left
        anchors.top: parent.top
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.space(40)
        text: qsTr("Staff area")
    }
    PillButton {
        id: leave

        objectName: "leaveStaff"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: heading.verticalCenter
        text: qsTr("Lock and leave")
        sign: "lock"
        focus: true
        onClicked: root.kiosk.lock()
    }
    Flow {
        id: tabs

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.space(28)
        spacing: Theme.space(10)

        Repeater {
            model: [
                {
                    page: "health",
                    text: qsTr("Health"),
                    sign: "pulse"
                },
                {
                    page: "turns",
                    text: qsTr("Why did it say that?"),
                    sign: "ask"
                },
                {
                    page: "questions",
                    text: qsTr("Unanswered"),
                    sign: "list"
                },
                {
                    page: "figures",
                    text: qsTr("Figures and cost"),
                    sign: "chart"
                },
                {
                    page: "system",
                    text: qsTr("Packs and audit"),
                    sign: "policy"
                },
                {
                    page: "checks",
                    text: qsTr("Checks and log"),
                    sign: "gear"
                }
            ]

            Choice {
                required property var modelData

                objectName: "tab-" + modelData.page
                text: modelData.text
                sign: modelData.sign
                checked: root.page === modelData.page
                onClicked: {
                    root.page = modelData.page;
                    root.kiosk.ask_staff_area("look");
                }
            }
        }
    }
    Loader {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.space(32)
        anchors.bottomMargin: Theme.space(28)
        active: root.shown
        sourceComponent: {
            switch (root.page) {
            case "turns":
                return turns;
            case "questions":
                return questions;
            case "figures":
                return figures;
            case "system":
                return system;
            case "checks":
                return checks;
            }
            return health;
        }
    }

    Component {
        id: health

        HealthPage {
            kiosk: root.kiosk
        }
    }
    Component {
        id: turns

        TurnsPage {
            kiosk: root.kiosk
            wide: root.wide
        }
    }
    Component {
        id: questions

        QuestionsPage {
            kiosk: root.kiosk
        }
    }
    Component {
        id: figures

        FiguresPage {
            kiosk: root.kiosk
        }
    }
    Component {
        id: checks

        ChecksPage {
            kiosk: root.kiosk
        }
    }
    Component {
        id: system

        SystemPage {
            kiosk: root.kiosk
        }
    }
}
