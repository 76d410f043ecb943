pragma ComponentBehavior: Bound
import QtQuick
import Tandem

// A keypad for a PIN or a code; a keyboard does the same.
FocusScope {
    id: root

    property string text
    property string code
    property bool secret: true
    property int longest: 12
    property alias first: keys

    signal entered(code: string)

    implicitHeight: column.implicitHeight

    function clear() {
        code = "";
    }
    function press(key: string) {
        if (key === "back")
            code = code.slice(0, -1);
        else if (key === "enter")
            send();
        else if (code.length < longest)
            code += key;
    }
    function send() {
        if (code.length > 0)
            entered(code);
    }

    Column {
        id: column

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Math.max(3 * Theme.touch + 2 * Theme.gap, Theme.space(420)))
        spacing: Theme.gap

        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.text
            font.pixelSize: Theme.label
            font.weight: Font.Medium
        }
        Rectangle {
            width: parent.width
            height: Math.max(60, Theme.title * 1.6)
            radius: Theme.space(18)
            color: Theme.sunk
            border.color: keys.activeFocus ? Theme.ink : Theme.line
            border.width: keys.activeFocus ? 3 : 1
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%n character(s) entered", "", root.code.length)

            Body {
                anchors.centerIn: parent
                text: root.secret ? "●".repeat(root.code.length) : root.code
                font.pixelSize: Theme.title
                font.letterSpacing: Theme.space(8)
                lineHeight: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        Grid {
            id: keys

            activeFocusOnTab: true
            columns: 3
            spacing: Theme.space(12)
            Accessible.role: Accessible.Grouping
            Accessible.name: root.text
            Keys.onPressed: event => {
                const typed = event.text;
                if (event.key === Qt.Key_Backspace)
                    root.press("back");
                else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                    root.send();
                else if (/^[0-9A-Za-z-]$/.test(typed))
                    root.press(typed);
                else
                    return;
                event.accepted = true;
            }

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "back", "0", "enter"]

                PillButton {
                    required property string modelData
                    readonly property bool digit: modelData.length === 1

                    objectName: "key-" + modelData
                    width: (column.width - 2 * keys.spacing) / 3
                    text: digit ? modelData : modelData === "back" ? qsTr("Delete") : qsTr("Enter")
                    sign: digit ? "" : modelData === "back" ? "erase" : "tick"
                    brief: !digit
                    onClicked: root.press(modelData)
                }
            }
        }
    }
}
