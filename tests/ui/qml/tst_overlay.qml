import QtQuick
import QtTest
import Tandem

Item {
    id: room

    width: 800
    height: 600

    Overlay {
        id: sheet

        title: "A sheet"
        first: yes

        Repeater {
            model: 30

            Body {
                required property int index

                text: "Line " + index
            }
        }
        footer: PillButton {
            id: yes

            text: "Yes"
            onClicked: room.said += 1
        }
    }
    property int said: 0

    SignalSpy {
        id: dismissed

        target: sheet
        signalName: "dismissed"
    }
    TestCase {
        name: "Overlay"
        when: windowShown

        function init() {
            room.said = 0;
            dismissed.clear();
            sheet.shown = true;
            tryCompare(sheet, "opacity", 1);
            tryVerify(() => yes.activeFocus);
        }
        function cleanup() {
            sheet.shown = false;
        }
        function test_what_is_asked_stays_in_sight() {
            const where = yes.mapToItem(room, 0, 0);
            verify(where.y + yes.height <= room.height);
            verify(where.y > room.height / 2);
        }
        function test_the_first_control_has_the_keyboard() {
            keyClick(Qt.Key_Return);
            compare(room.said, 1);
        }
        function test_beside_it_means_no() {
            mouseClick(room, 4, 4);
            compare(dismissed.count, 1);
        }
        function test_escape_means_no() {
            keyClick(Qt.Key_Escape);
            compare(dismissed.count, 1);
        }
    }
}
