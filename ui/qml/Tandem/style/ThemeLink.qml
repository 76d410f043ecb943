import QtQuick
import Tandem
import Tandem.Models

// Tells the theme what the person and the owner chose, and how large the window is.
Item {
    id: root

    required property KioskModel kiosk
    required property real reach
    property real frozen: 0

    Binding {
        target: Theme
        property: "palette"
        value: root.kiosk.palette
    }
    Binding {
        target: Theme
        property: "still"
        value: root.kiosk.comfort.still
    }
    Binding {
        target: Theme
        property: "mirrored"
        value: root.kiosk.comfort.mirrored
    }
    Binding {
        target: Theme
        property: "textScale"
        value: root.kiosk.comfort.text_scale
    }
    Binding {
        target: Theme
        property: "frozen"
        value: root.frozen
    }
    Binding {
        target: Theme
        property: "reach"
        value: root.reach
    }
}
