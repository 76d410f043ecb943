import QtQuick
import Tandem
import Tandem.Models

// The document, open at the place that the answer rests on; every control stays at hand.
FocusScope {
    id: root

    required property KioskModel kiosk
    readonly property ReaderModel reader: kiosk.reader
    readonly property bool shown: reader.shown
    property Item seen: null

    visible: shown
    onShownChanged: {
        if (shown) {
            seen = Window.activeFocusItem;
            back.forceActiveFocus(Qt.OtherFocusReason);
            Qt.callLater(page.showMark);
        } else if (seen) {
            if (root.activeFocus)
                seen.forceActiveFocus(Qt.OtherFocusReason);
            root.focus = false;
            seen = null;
        }
    }

    Lifted {
        anchors.fill: parent
        lift: 1
    }
    PillButton {
        id: back

        objectName: "closeSource"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.space(20)
        text: qsTr("Close")
        sign: "close"
        focus: true
        onClicked: root.kiosk.close_source()
    }
    SourceHeading {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: Theme.space(36)
        anchors.right: back.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: back.verticalCenter
        number: root.reader.number
        title: root.reader.title
        place: Say.place(root.reader.section, root.reader.page)
    }
    Scroller {
        id: page

        function showMark() {
            contentY = 0;
            const top = text.positionToRectangle(root.reader.begin).y;
            glideTo(top - height * 0.3);
        }

        objectName: "passagePage"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space(36)
        anchors.rightMargin: Theme.space(36)
        anchors.top: back.bottom
        anchors.topMargin: Math.max(Theme.gap, (heading.height - back.height) / 2 + Theme.gap)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space(16)
        primary: root.shown
        over: Theme.surface
        title: root.reader.title
        spacing: Theme.gap

        Eyebrow {
            visible: root.reader.before
            text: qsTr("… the document begins further up")
        }
        TextEdit {
            id: text

            readonly property string shownText: root.reader.text

            function mark() {
                if (root.reader.end > root.reader.begin)
                    select(root.reader.begin, root.reader.end);
                else
                    deselect();
            }

            objectName: "passage"
            width: parent.width
            text: root.reader.text
            color: Theme.ink
            selectionColor: Theme.warnSoft
            selectedTextColor: Theme.warnInk
            font.family: Theme.family
            font.pixelSize: Theme.body
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            readOnly: true
            selectByMouse: false
            selectByKeyboard: false
            persistentSelection: true
            activeFocusOnPress: false
            Accessible.role: Accessible.StaticText
            Accessible.name: text.text
            onShownTextChanged: Qt.callLater(mark)
        }
        Eyebrow {
            visible: root.reader.after
            text: qsTr("the document goes on …")
        }
    }
    Connections {
        target: root.reader

        function onBegin_changed() {
            Qt.callLater(text.mark);
        }
        function onEnd_changed() {
            Qt.callLater(text.mark);
        }
    }
}
