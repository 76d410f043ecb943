import QtQuick
import Tandem
import Tandem.Models

// Reads the screen out: whatever the keyboard comes to, and what a new screen says first.
// F2 begins and ends it, as does a keypad that sends F15 when headphones go in and F16 when they
// come out; F3 stops and goes on, F4 says it again, F5 and F6 turn the volume down and up, F7 and
// F8 the speech rate. The interface's words are said in the person's language, the owner's in that
// of the documents.
Item {
    id: root

    required property KioskModel kiosk
    readonly property bool on: kiosk.comfort.aloud
    readonly property Item focused: Window.activeFocusItem
    readonly property var greeting: {
        switch (kiosk.stage.scene) {
        case "welcome":
            return [ours(qsTr("You are talking to an AI")), owners(kiosk.stage.headline), ours(kiosk.stage.invitation)];
        case "problem":
            return [ours(Say.problem(kiosk.status.code, kiosk.status.message)), ours(Say.remedy(kiosk.status.code, kiosk.status.hint))];
        case "procedure":
            return [owners(kiosk.work.text)];
        case "sheet":
            return [owners(kiosk.work.question)];
        }
        return [];
    }
    readonly property var alarm: kiosk.card.open ? [owners(kiosk.card.title), owners(kiosk.card.sentence)] : kiosk.status.expires_in >= 0 ? [ours(qsTr("Are you still there?"))] : kiosk.status.farewell ? [ours(qsTr("Thank you. Everything of your visit was deleted."))] : []
    property var last: []

    function ours(text: string): var {
        return [text, kiosk.comfort.language];
    }
    function owners(text: string): var {
        return [text, ""];
    }
    function say(words: var) {
        const spoken = words.filter(one => one[0]);
        if (!on || !spoken.length)
            return;
        last = spoken;
        kiosk.read_aloud(spoken);
    }
    function turn(to: bool) {
        if (to === on)
            return;
        kiosk.comfort.read_aloud(to);
        if (to)
            say([ours(qsTr("The screen is read aloud. Tab moves on, Enter chooses, F4 repeats, F3 stops and goes on.")), ...greeting]);
        else
            kiosk.read_aloud([]);
    }
    function words(of: Item, language: string): var {
        const chosen = of.Accessible.checkable && of.Accessible.checked ? qsTr("chosen") : "";
        return [[of.Accessible.name, language], ours(chosen), ours(of.Accessible.description)];
    }
    // A control that shows the owner's words has a property that says so; a language by its own
    // name is in itself.
    function languageOf(control: var): string {
        return control.tongue ?? kiosk.comfort.language;
    }

    onFocusedChanged: {
        if (on && focused)
            say(words(focused, languageOf(focused)));
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
        onActivated: root.kiosk.pause_reading()
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
