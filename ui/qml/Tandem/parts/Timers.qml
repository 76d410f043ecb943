pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// Running timers, the next to ring first.
Flow {
    id: root

    required property KioskModel kiosk
    property real now: Theme.now()

    function clock(seconds: int): string {
        const minutes = Math.floor(seconds / 60);
        const rest = String(seconds % 60).padStart(2, "0");
        return minutes >= 60 ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
    }

    spacing: Theme.space(12)
    visible: kiosk.timers.count > 0

    Timer {
        running: root.visible
        interval: 1000
        repeat: true
        triggeredOnStart: true
        onTriggered: root.now = Theme.now()
    }
    Repeater {
        model: root.kiosk.timers

        Chip {
            required property string label
            required property real ends_at

            sign: "clock"
            strong: true
            most: root.width
            text: label + "  " + root.clock(Math.max(0, Math.round(ends_at - root.now)))
        }
    }
}
