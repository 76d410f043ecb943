import QtQuick

// Line drawings on a 24 × 24 grid, drawn once a size and colour.
Image {
    id: root

    property string name
    property color color: "black"
    property real size: 24
    property real weight: 1.9
    readonly property string fill: name === "stop" ? root.color.toString() : "none"
    readonly property var paths: ({
            "mic": "M12 3.5 a3 3 0 0 1 3 3 v5 a3 3 0 0 1 -6 0 v-5 a3 3 0 0 1 3 -3 z M5.5 11 v.5 a6.5 6.5 0 0 0 13 0 v-.5 M12 18 v3 M8.5 21 h7",
            "mic-off": "M9 6.5 a3 3 0 0 1 6 0 v4.5 M15 12.5 M9 10 v1.5 a3 3 0 0 0 4.5 2.6 M5.5 11 v.5 a6.5 6.5 0 0 0 10.3 5.3 M18.4 12.5 q.1 -.5 .1 -1 v-.5 M12 18 v3 M8.5 21 h7 M4 3.5 l16 17",
            "stop": "M8 7 h8 a1 1 0 0 1 1 1 v8 a1 1 0 0 1 -1 1 h-8 a1 1 0 0 1 -1 -1 v-8 a1 1 0 0 1 1 -1 z",
            "again": "M4.5 12 a7.5 7.5 0 1 0 2.4 -5.5 M4.5 4 v4 h4",
            "send": "M12 19 v-14 M6 11 l6 -6 l6 6",
            "forward": "M5 12 h14 M13 6 l6 6 l-6 6",
            "device": "M7 7 h10 v10 h-10 z M10 10.2 h4 v3.6 h-4 z M10 7 v-3 M14 7 v-3 M10 20 v-3 M14 20 v-3 M7 10 h-3 M7 14 h-3 M20 10 h-3 M20 14 h-3",
            "cloud": "M7 18.5 a4.2 4.2 0 0 1 -.4 -8.4 a5.6 5.6 0 0 1 10.8 -.4 a4.4 4.4 0 0 1 -.4 8.8 z",
            "person": "M12 12 a4 4 0 1 0 0 -8 a4 4 0 0 0 0 8 z M4.5 20.5 a7.5 6 0 0 1 15 0",
            "quote": "M10 7 q-4.5 1.5 -4.5 6.5 v3.5 h4.5 v-5 h-4.2 M19 7 q-4.5 1.5 -4.5 6.5 v3.5 h4.5 v-5 h-4.2",
            "model": "M12 3.5 l1.9 5.6 l5.6 1.9 l-5.6 1.9 l-1.9 5.6 l-1.9 -5.6 l-5.6 -1.9 l5.6 -1.9 z M19 17 v4 M17 19 h4",
            "policy": "M12 3.5 l7 2.5 v5.5 q0 6 -7 9 q-7 -3 -7 -9 v-5.5 z M8.8 12 l2.3 2.3 l4.3 -4.6",
            "tool": "M5 19 l7 -7 M14.5 4.5 a5 5 0 0 0 -3 6.5 l2 2 a5 5 0 0 0 6.3 -3.2 l-3.3 .6 l-1.6 -1.6 z",
            "speaker": "M4 9.5 v5 h3.5 l4.5 4 v-13 l-4.5 4 z M15.5 9 a4.2 4.2 0 0 1 0 6 M18.2 6.3 a8 8 0 0 1 0 11.4",
            "document": "M6.5 3.5 h7.5 l4 4 v13 h-11.5 z M14 3.5 v4 h4 M9.5 12 h5 M9.5 15.5 h5",
            "close": "M6 6 l12 12 M18 6 l-12 12",
            "warning": "M12 4.5 l8.5 15 h-17 z M12 10 v4.5 M12 16.9 v.2",
            "keyboard": "M3.5 6.5 h17 v11 h-17 z M7 10 h.1 M10.3 10 h.1 M13.7 10 h.1 M17 10 h.1 M8 14 h8"
        })

    width: Math.round(size)
    height: width
    source: name && size >= 1 ? "data:image/svg+xml;utf8," + encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}" viewBox="0 0 24 24"><path d="${paths[name]}" fill="${fill}" stroke="${root.color}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round"/></svg>`) : ""
    Accessible.ignored: true
}
