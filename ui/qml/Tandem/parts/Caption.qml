import QtQuick
import Tandem

// What the kiosk understood, growing while the person speaks.
Body {
    property bool partial: false

    color: partial ? Theme.inkSoft : Theme.ink
    font.family: Theme.displayFamily
    font.pixelSize: Theme.headline
    font.weight: Font.DemiBold
    font.letterSpacing: -0.01 * Theme.headline
    lineHeight: 1.15
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("You asked: %1").arg(text)
}
