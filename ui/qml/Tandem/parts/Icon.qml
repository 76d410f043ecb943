import QtQuick
import Tandem

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
            "tick": "M5 12.5 l4.8 4.8 l9.2 -10",
            "plus": "M12 5.5 v13 M5.5 12 h13",
            "minus": "M5.5 12 h13",
            "comfort": "M12 3.2 a1.7 1.7 0 1 0 0 3.4 a1.7 1.7 0 0 0 0 -3.4 z M4.5 9 l5 1.1 v4 l-2.4 6.4 M19.5 9 l-5 1.1 v4 l2.4 6.4 M9.5 10.1 h5 M9.5 14.1 l2.5 -.6 l2.5 .6",
            "bell": "M6 16.5 v-5.5 a6 6 0 0 1 12 0 v5.5 l1.5 1.8 h-15 z M10 20.8 h4 M12 5 v-1.8",
            "camera": "M4 8 h3.4 l1.6 -2.6 h6 l1.6 2.6 h3.4 v11 h-16 z M12 16.6 a3.4 3.4 0 1 0 0 -6.8 a3.4 3.4 0 0 0 0 6.8 z",
            "pin": "M12 21 q-6.5 -6.2 -6.5 -10.8 a6.5 6.5 0 0 1 13 0 q0 4.6 -6.5 10.8 z M12 12.6 a2.4 2.4 0 1 0 0 -4.8 a2.4 2.4 0 0 0 0 4.8 z",
            "up": "M7.5 20 h-3 v-9 h3 z M7.5 11.5 l4 -8 a2.3 2.3 0 0 1 2.3 2.6 l-.6 3.6 h5 a2 2 0 0 1 2 2.4 l-1.3 6.3 a2 2 0 0 1 -2 1.6 h-9.4",
            "down": "M7.5 4 h-3 v9 h3 z M7.5 12.5 l4 8 a2.3 2.3 0 0 0 2.3 -2.6 l-.6 -3.6 h5 a2 2 0 0 0 2 -2.4 l-1.3 -6.3 a2 2 0 0 0 -2 -1.6 h-9.4",
            "clock": "M12 3.8 a8.2 8.2 0 1 0 0 16.4 a8.2 8.2 0 0 0 0 -16.4 z M12 7.5 v4.8 l3.2 2",
            "lock": "M6 10.5 h12 v9.5 h-12 z M8.5 10.5 v-3 a3.5 3.5 0 0 1 7 0 v3 M12 14.4 v2",
            "globe": "M12 3.8 a8.2 8.2 0 1 0 0 16.4 a8.2 8.2 0 0 0 0 -16.4 z M3.8 12 h16.4 M12 3.8 q4.4 3.6 4.4 8.2 t-4.4 8.2 q-4.4 -3.6 -4.4 -8.2 t4.4 -8.2",
            "list": "M8.5 6.5 h11 M8.5 12 h11 M8.5 17.5 h11 M4.5 6.5 h.1 M4.5 12 h.1 M4.5 17.5 h.1",
            "chart": "M4.5 19.5 h15 M7 16.5 v-5 M12 16.5 v-10 M17 16.5 v-7",
            "pulse": "M3.5 12.5 h4 l2.2 -6 l4.4 11.5 l2.4 -5.5 h4",
            "ask": "M12 3.8 a8.2 8.2 0 1 0 0 16.4 a8.2 8.2 0 0 0 0 -16.4 z M9.6 9.6 a2.4 2.4 0 1 1 3.6 2.1 q-1.2 .7 -1.2 2 M12 16.4 v.1",
            "code": "M4.5 4.5 h6 v6 h-6 z M13.5 4.5 h6 v6 h-6 z M4.5 13.5 h6 v6 h-6 z M13.5 13.5 h2.5 v2.5 M19.5 13.5 v.1 M19.5 19.5 h-2.5 v-2.5 M13.5 19.5 v-.1",
            "pause": "M9 6 v12 M15 6 v12",
            "play": "M8 5.5 l10.5 6.5 l-10.5 6.5 z",
            "erase": "M8.5 18.5 l-4.4 -4.4 a1.2 1.2 0 0 1 0 -1.7 l7.9 -7.9 a1.2 1.2 0 0 1 1.7 0 l5 5 a1.2 1.2 0 0 1 0 1.7 l-7.3 7.3 z M8 8.6 l7 7 M8.5 18.5 h11",
            "box": "M4 8 l8 -4 l8 4 v8.5 l-8 4 l-8 -4 z M4 8 l8 4 l8 -4 M12 12 v8.5",
            "gear": "M12 8.8 a3.2 3.2 0 1 0 0 6.4 a3.2 3.2 0 0 0 0 -6.4 z M12 3.5 v2.4 M12 18.1 v2.4 M3.5 12 h2.4 M18.1 12 h2.4 M6 6 l1.7 1.7 M16.3 16.3 l1.7 1.7 M18 6 l-1.7 1.7 M7.7 16.3 l-1.7 1.7",
            "flash": "M13 3.5 l-7.5 10 h5.5 l-1 7 l7.5 -10 h-5.5 z",
            "keyboard": "M3.5 6.5 h17 v11 h-17 z M7 10 h.1 M10.3 10 h.1 M13.7 10 h.1 M17 10 h.1 M8 14 h8"
        })

    width: Math.round(size)
    height: width
    mirror: Theme.mirrored && ["forward", "again", "document", "list"].includes(name)
    source: name && size >= 1 ? "data:image/svg+xml;utf8," + encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}" viewBox="0 0 24 24"><path d="${paths[name]}" fill="${fill}" stroke="${root.color}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round"/></svg>`) : ""
    Accessible.ignored: true
}
