import QtQuick
import Tandem

// A whole passage, in the place of the scene, so that every control stays at hand.
FocusScope {
    id: root

    property SourceCard card: null
    property int number: 0
    property string title
    property string place
    property string passage
    readonly property bool shown: passage.length > 0

    visible: shown

    function open(source: SourceCard) {
        card = source;
        number = source.number;
        title = source.title;
        place = Say.place(source.section, source.page);
        passage = source.passage;
        page.contentY = 0;
        back.forceActiveFocus(Qt.OtherFocusReason);
    }
    function close() {
        const seen = card;
        passage = "";
        card = null;
        if (seen && root.activeFocus)
            seen.forceActiveFocus(Qt.OtherFocusReason);
    }

    PillButton {
        id: back

        objectName: "closeSource"
        anchors.right: parent.right
        text: qsTr("Close")
        sign: "close"
        focus: true
        onClicked: root.close()
        Keys.onReturnPressed: root.close()
        Keys.onEnterPressed: root.close()
    }
    SourceHeading {
        id: heading

        anchors.left: parent.left
        anchors.right: back.left
        anchors.rightMargin: Theme.gap
        number: root.number
        title: root.title
        place: root.place
    }
    Scroller {
        id: page

        objectName: "passagePage"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Math.max(back.height, heading.height) + Theme.gap
        anchors.bottom: parent.bottom
        primary: true
        title: root.title

        Body {
            objectName: "passage"
            width: parent.width
            text: root.passage
            lineHeight: 1.2
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
