pragma Singleton
import QtQuick
import Tandem.Models

// Colours, type, space and motion. Main sets the first five; the rest follows.
// Text grows with textScale up to a share of the window's short side, which no size below 200 % meets.
QtObject {
    property PaletteModel palette: null
    property bool still: false
    property bool mirrored: false
    property real textScale: 1
    property real reach: 1080
    property real frozen: 0
    readonly property real unit: Math.max(0.56, Math.min(1.6, (reach - 480) / 600 * 0.4 + 0.6))

    readonly property bool dark: palette?.dark ?? false
    readonly property color canvas: palette?.canvas ?? "white"
    readonly property color surface: palette?.surface ?? "white"
    readonly property color sunk: palette?.sunk ?? "white"
    readonly property color line: palette?.line ?? "black"
    readonly property color edge: palette?.edge ?? "black"
    readonly property color ink: palette?.ink ?? "black"
    readonly property color inkSoft: palette?.ink_soft ?? "black"
    readonly property color accent: palette?.accent ?? "black"
    readonly property color accentPressed: palette?.accent_pressed ?? "black"
    readonly property color overAccent: palette?.over_accent ?? "white"
    readonly property color accentInk: palette?.accent_ink ?? "black"
    readonly property color accentSoft: palette?.accent_soft ?? "white"
    readonly property color warnSoft: palette?.warn_soft ?? "white"
    readonly property color warnInk: palette?.warn_ink ?? "black"
    readonly property color alert: palette?.alert ?? "black"
    readonly property color alertSoft: palette?.alert_soft ?? "white"
    readonly property color alertInk: palette?.alert_ink ?? "black"
    readonly property color goodSoft: palette?.good_soft ?? "white"
    readonly property color goodInk: palette?.good_ink ?? "black"

    readonly property list<string> fonts: Qt.fontFamilies()
    readonly property string family: fonts.includes("Inter") ? "Inter" : Application.font.family
    readonly property string displayFamily: fonts.includes("Inter Display") ? "Inter Display" : family
    // Letters that join must not be spaced.
    readonly property real tight: mirrored ? 0 : -0.018

    readonly property int display: Math.round(Math.max(40, space(96) - 14) * Math.min(1.4, textScale))
    readonly property int headline: Math.round(Math.max(24, space(52)) * Math.min(1.5, textScale))
    readonly property int title: Math.min(type(34), reach * 0.09)
    readonly property int answer: Math.min(type(38), reach * 0.1)
    readonly property int body: Math.min(type(26), reach * 0.08)
    readonly property int label: Math.min(type(22), reach * 0.0625)
    readonly property int small: Math.min(type(19), reach * 0.0625)

    readonly property int gap: space(16)
    readonly property int gapLarge: space(32)
    readonly property int margin: space(56)
    readonly property int radius: space(28)
    readonly property int touch: Math.max(60, space(76))

    readonly property int quick: still ? 0 : 140
    readonly property int calm: still ? 0 : 320

    // Epoch seconds.
    function now(): real {
        return frozen || Date.now() / 1000;
    }
    function type(pixels: real): int {
        return Math.round(Math.max(15, pixels * unit) * textScale);
    }
    function space(pixels: real): int {
        return Math.round(pixels * unit);
    }
}
