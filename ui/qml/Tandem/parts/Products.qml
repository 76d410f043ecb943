pragma ComponentBehavior: Bound
import QtQuick
import Tandem
import Tandem.Models

// The products that the answer is about, abreast where there is room.
Grid {
    id: root

    required property KioskModel kiosk
    readonly property bool filled: kiosk.products.count > 0
    readonly property real each: (width - (columns - 1) * columnSpacing) / columns

    columns: kiosk.products.count > 1 && width >= Theme.body * 34 ? 2 : 1
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    visible: filled

    Repeater {
        model: root.kiosk.products

        ProductCard {
            width: root.each
        }
    }
}
