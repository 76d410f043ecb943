import QtQuick
import Tandem

// A heading of a scene or sheet.
Body {
    font.family: Theme.displayFamily
    font.pixelSize: Theme.headline
    font.weight: Font.DemiBold
    font.letterSpacing: Theme.tight * Theme.headline
    lineHeight: 0.98
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
