import QtQuick
import Tandem

// A quiet word over a group.
Body {
    color: Theme.inkSoft
    font.pixelSize: Theme.small
    font.weight: Font.DemiBold
    lineHeight: 1
}
