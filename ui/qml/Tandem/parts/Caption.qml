import QtQuick
import Tandem

// What the kiosk understood, growing while the person speaks.
Body {
    property bool partial: false
    property bool settled: false
    readonly property int pixels: settled ? Theme.body * 1.15 : Theme.headline

    color: partial ? Theme.inkSoft : Theme.ink
    font.family: Theme.displayFamily
    font.pixelSize: pixels
    font.weight: settled ? Font.Medium : Font.DemiBold
    font.letterSpacing: Theme.tight * 0.5 * pixels
    lineHeight: settled ? 1.05 : 0.98
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("You asked: %1").arg(text)
}
