import QtQuick
import QtTest
import Tandem

Item {
    width: 600
    height: 700

    CodePad {
        id: pad

        width: 500
        text: "PIN"
        longest: 6
    }
    SignalSpy {
        id: entered

        target: pad
        signalName: "entered"
    }
    TestCase {
        name: "CodePad"
        when: windowShown

        function init() {
            pad.clear();
            entered.clear();
            pad.first.forceActiveFocus();
        }
        function test_keys_are_typed() {
            for (const digit of ["2", "4", "6"])
                keyClick(digit);
            keyClick(Qt.Key_Backspace);
            compare(pad.code, "24");
            keyClick(Qt.Key_Return);
            compare(entered.count, 1);
            compare(entered.signalArguments[0][0], "24");
        }
        function test_it_ends_where_it_is_full() {
            for (let n = 0; n < 9; n++)
                pad.press("7");
            compare(pad.code, "777777");
        }
        function test_nothing_is_not_entered() {
            keyClick(Qt.Key_Return);
            compare(entered.count, 0);
        }
    }
}
