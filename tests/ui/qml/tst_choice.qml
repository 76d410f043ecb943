import QtQuick
import QtTest
import Tandem

Item {
    width: 400
    height: 200

    Choice {
        id: choice

        text: "Deutsch"
    }
    SignalSpy {
        id: clicked

        target: choice
        signalName: "clicked"
    }
    TestCase {
        name: "Choice"
        when: windowShown

        function test_it_is_large_enough_for_a_finger() {
            verify(choice.width >= 60 && choice.height >= 60);
        }
        function test_finger_space_and_enter_choose() {
            clicked.clear();
            mouseClick(choice);
            choice.forceActiveFocus();
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return);
            compare(clicked.count, 3);
        }
        function test_the_chosen_one_says_so() {
            choice.checked = true;
            verify(choice.Accessible.checked);
            compare(choice.Accessible.role, Accessible.RadioButton);
        }
    }
}
