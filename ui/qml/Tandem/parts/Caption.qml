import QtQuick
import Tandem

// What the kiosk understood, growing while the person speaks.
Body {
    property bool partial: false
    property bool settled: false
    readonly property int pixels: settled ? Theme.body * 1.3 : Theme.headline

    color: partial ? Theme.inkSoft : Theme.ink
    font.family: Theme.displayFamily
    font.pixelSize: pixels
    font.weight: Font.DemiBold
    font.letterSpacing: -0.01 * pixels
    lineHeight: 0.96
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("You asked: %1").arg(text)
}
