import QtQuick
import Tandem
import Tandem.Models

// Reads the screen out: whatever the keyboard comes to, and what a new screen says first.
// F2 begins and ends it, as does a keypad that sends F15 when headphones go in and F16 when they
// come out; F3 is silence, F4 says it again, F5 and F6 turn the volume down and up, F7 and
// F8 the speech rate.
Item {
    id: root

    required property KioskModel kiosk
    readonly property bool on: kiosk.comfort.aloud
    readonly property Item focused: Window.activeFocusItem
    readonly property string greeting: {
        switch (kiosk.stage.scene) {
        case "welcome":
            return [qsTr("You are talking to an AI"), kiosk.stage.headline, kiosk.stage.invitation].join(". ");
        case "problem":
            return [Say.problem(kiosk.status.code, kiosk.status.message), Say.remedy(kiosk.status.code, kiosk.status.hint)].join(". ");
        case "procedure":
            return kiosk.work.text;
        case "sheet":
            return kiosk.work.question;
        }
        return "";
    }
    readonly property string alarm: kiosk.card.open ? kiosk.card.title + ". " + kiosk.card.sentence : kiosk.status.expires_in >= 0 ? qsTr("Are you still there?") : kiosk.status.farewell ? qsTr("Thank you. Everything of your visit was deleted.") : ""
    property string last

    function say(text: string) {
        if (!on || !text)
            return;
        last = text;
        kiosk.read_aloud(text);
    }
    function turn(to: bool) {
        if (to === on)
            return;
        kiosk.comfort.read_aloud(to);
        if (to)
            say(qsTr("The screen is read aloud. Tab moves on, Enter chooses, F4 repeats, F3 is silence.") + " " + greeting);
        else
            kiosk.read_aloud("");
    }
    function words(of: Item): string {
        const chosen = of.Accessible.checkable && of.Accessible.checked ? qsTr("chosen") : "";
        return [of.Accessible.name, chosen, of.Accessible.description].filter(part => part).join(". ");
    }

    onFocusedChanged: {
        if (on && focused)
            say(words(focused));
    }
    onGreetingChanged: Qt.callLater(say, greeting)
    onAlarmChanged: Qt.callLater(say, alarm)

    Shortcut {
        sequences: ["F2"]
        onActivated: root.turn(!root.on)
    }
    Shortcut {
        sequences: ["F15"]
        onActivated: root.turn(true)
    }
    Shortcut {
        sequences: ["F16"]
        onActivated: root.turn(false)
    }
    Shortcut {
        sequences: ["F3"]
        enabled: root.on
        onActivated: root.kiosk.read_aloud("")
    }
    Shortcut {
        sequences: ["F4"]
        enabled: root.on
        onActivated: root.say(root.last)
    }
    Shortcut {
        sequences: ["F5"]
        onActivated: root.kiosk.set_volume(Math.max(0, root.kiosk.status.volume - 0.1))
    }
    Shortcut {
        sequences: ["F6"]
        onActivated: root.kiosk.set_volume(Math.min(1, root.kiosk.status.volume + 0.1))
    }
    Shortcut {
        sequences: ["F7"]
        onActivated: root.kiosk.change_pace(-1)
    }
    Shortcut {
        sequences: ["F8"]
        onActivated: root.kiosk.change_pace(1)
    }
}
