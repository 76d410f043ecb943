import QtQuick
import Tandem

// A breath of the owner's colour on the canvas, painted once.
Image {
    readonly property string tint: Theme.accent.toString()
    readonly property real strength: Theme.dark ? 0.16 : 0.13

    sourceSize: Qt.size(480, 480)
    fillMode: Image.Stretch
    smooth: true
    source: "data:image/svg+xml;utf8," + encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs><radialGradient id="g"><stop offset="0" stop-color="${tint}" stop-opacity="${strength}"/><stop offset="0.55" stop-color="${tint}" stop-opacity="${strength * 0.35}"/><stop offset="1" stop-color="${tint}" stop-opacity="0"/></radialGradient></defs><circle cx="50" cy="50" r="50" fill="url(#g)"/></svg>`)
    Accessible.ignored: true
}
