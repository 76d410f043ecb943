pragma Singleton
import QtQuick

// Every word of the interface that is not the owner's.
QtObject {
    function activity(name: string): string {
        switch (name) {
        case "starting":
            return qsTr("Getting ready");
        case "listening":
            return qsTr("Listening");
        case "transcribing":
            return qsTr("Understanding");
        case "thinking":
            return qsTr("Looking it up");
        case "answering":
            return qsTr("Answering");
        case "speaking":
            return qsTr("Speaking");
        case "problem":
            return qsTr("Something went wrong");
        }
        return qsTr("Ready");
    }
    function talk(activity: string, voice: bool): string {
        if (!voice)
            return qsTr("No microphone: type instead");
        switch (activity) {
        case "listening":
            return qsTr("I’m listening");
        case "transcribing":
            return qsTr("One moment");
        case "thinking":
            return qsTr("Looking it up");
        case "answering":
        case "speaking":
            return qsTr("Touch to ask again");
        }
        return qsTr("Touch to talk");
    }
    function origin(name: string): string {
        switch (name) {
        case "quote":
            return qsTr("Quoted");
        case "policy":
            return qsTr("Store policy");
        case "tool":
            return qsTr("Looked up now");
        }
        return qsTr("In other words");
    }
    function who(name: string): string {
        switch (name) {
        case "cloud":
            return qsTr("Cloud");
        case "person":
            return qsTr("A colleague");
        }
        return qsTr("On this device");
    }
    function sent(bytes: int): string {
        if (bytes < 1000)
            return qsTr("%1 bytes left this machine").arg(bytes);
        return qsTr("%1 kB left this machine").arg((bytes / 1000).toFixed(1));
    }
    function outcome(name: string): string {
        switch (name) {
        case "abstained":
            return qsTr("Not in the store’s documents");
        case "refused":
            return qsTr("Not something I can help with here");
        case "handed_off":
            return qsTr("Handed to a colleague");
        }
        return "";
    }
    function place(section: string, page: int): string {
        if (page > 0)
            return section ? qsTr("%1 · page %2").arg(section).arg(page) : qsTr("Page %1").arg(page);
        return section;
    }
}
