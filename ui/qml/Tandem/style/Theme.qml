pragma Singleton
import QtQuick

// Colours, type, space and motion. Main sets the first four; the rest follows.
// Text grows with textScale up to a share of the window's short side, which no size below 200 % meets.
QtObject {
    property bool dark: false
    property bool still: false
    property real textScale: 1
    property real reach: 1080
    readonly property real unit: Math.max(0.56, Math.min(1.6, (reach - 480) / 600 * 0.4 + 0.6))

    readonly property color brand: "#0b6e69"
    readonly property color canvas: dark ? "#0c1413" : "#f6f4ef"
    readonly property color surface: dark ? "#16211f" : "#ffffff"
    readonly property color sunk: dark ? "#1e2b29" : "#ebe8e0"
    readonly property color line: dark ? "#30403d" : "#d8d4c9"
    readonly property color edge: dark ? "#70847f" : "#7d8582"
    readonly property color ink: dark ? "#eff5f3" : "#14201e"
    readonly property color inkSoft: dark ? "#a9bab6" : "#4b5855"
    readonly property color accent: dark ? "#46c4b8" : brand
    readonly property color accentPressed: dark ? "#6fd6cc" : "#085552"
    readonly property color overAccent: dark ? "#04211e" : "#ffffff"
    readonly property color accentInk: dark ? "#7bdcd2" : "#0a5f5b"
    readonly property color accentSoft: dark ? "#12322f" : "#dcece8"
    readonly property color warnSoft: dark ? "#332a12" : "#fbefd2"
    readonly property color warnInk: dark ? "#f3cf7a" : "#664600"
    readonly property color alertSoft: dark ? "#3a1b17" : "#fbe5e0"
    readonly property color alertInk: dark ? "#ffb4a6" : "#9c2617"

    readonly property list<string> fonts: Qt.fontFamilies()
    readonly property string family: fonts.includes("Inter") ? "Inter" : Application.font.family
    readonly property string displayFamily: fonts.includes("Inter Display") ? "Inter Display" : family

    readonly property int display: Math.round(Math.max(40, space(96) - 14) * Math.min(1.4, textScale))
    readonly property int headline: Math.round(Math.max(24, space(56)) * Math.min(1.5, textScale))
    readonly property int answer: Math.min(type(38), reach * 0.1)
    readonly property int body: Math.min(type(26), reach * 0.08)
    readonly property int label: Math.min(type(22), reach * 0.0625)
    readonly property int small: Math.min(type(19), reach * 0.0625)

    readonly property int gap: space(16)
    readonly property int gapLarge: space(32)
    readonly property int margin: space(56)
    readonly property int radius: space(24)
    readonly property int touch: Math.max(60, space(72))

    readonly property int quick: still ? 0 : 140
    readonly property int calm: still ? 0 : 320

    function type(pixels: real): int {
        return Math.round(Math.max(15, pixels * unit) * textScale);
    }
    function space(pixels: real): int {
        return Math.round(pixels * unit);
    }
}
