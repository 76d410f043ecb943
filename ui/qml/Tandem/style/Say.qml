pragma Singleton
import QtQuick

// Words of the interface that depend on what happens.
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
    function talk(activity: string, voice: bool, wayIn: string): string {
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
        return wayIn === "hold" ? qsTr("Hold and talk") : qsTr("Touch to talk");
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
    function answered(name: string): string {
        switch (name) {
        case "cloud":
            return qsTr("Answered with the cloud");
        case "person":
            return qsTr("Answered by a colleague");
        }
        return qsTr("Answered on this device");
    }
    function sent(bytes: int): string {
        if (bytes === 0)
            return qsTr("nothing left this machine");
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
    function ended(outcome: string): string {
        switch (outcome) {
        case "answered":
            return qsTr("Answered");
        case "abstained":
            return qsTr("Not in the documents");
        case "refused":
            return qsTr("Refused");
        case "handed_off":
            return qsTr("Handed to staff");
        }
        return qsTr("Failed");
    }
    function tier(name: string): string {
        switch (name) {
        case "mini":
            return qsTr("On this device");
        case "standard":
            return qsTr("Cloud, standard");
        case "premium":
            return qsTr("Cloud, premium");
        case "human":
            return qsTr("A colleague");
        }
        return qsTr("House rules");
    }
    function place(section: string, page: int): string {
        if (page > 0)
            return section ? qsTr("%1 · page %2").arg(section).arg(page) : qsTr("Page %1").arg(page);
        return section;
    }
    function stock(count: int): string {
        if (count < 0)
            return "";
        return count === 0 ? qsTr("Sold out") : qsTr("%1 in stock").arg(count);
    }
    function step(status: string): string {
        switch (status) {
        case "proposed":
            return qsTr("Waits for your yes");
        case "done":
            return qsTr("Done");
        case "queued":
            return qsTr("Saved, sent as soon as possible");
        case "failed":
            return qsTr("Did not work");
        case "undone":
            return qsTr("Taken back");
        case "skipped":
            return qsTr("Left out");
        }
        return qsTr("To do");
    }
    function job(status: string): string {
        switch (status) {
        case "started":
            return qsTr("Started");
        case "done":
            return qsTr("Done");
        }
        return qsTr("Open");
    }
    function call(status: string): string {
        switch (status) {
        case "acknowledged":
            return qsTr("A colleague is on the way");
        case "escalated":
            return qsTr("Nobody came yet, so I called again");
        case "queued":
            return qsTr("Please ask at the service desk");
        }
        return qsTr("A colleague was called");
    }
    function sense(name: string): string {
        switch (name) {
        case "microphone":
            return qsTr("Microphone");
        case "camera":
            return qsTr("Camera");
        case "cloud":
            return qsTr("Help from the cloud");
        }
        return qsTr("Remember this talk");
    }
    function senseSign(name: string): string {
        return ({
                "microphone": "mic",
                "camera": "camera",
                "cloud": "cloud"
            })[name] ?? "list";
    }
    function camera(hint: string, reading: bool, frozen: bool, known: bool): string {
        switch (hint) {
        case "too_dark":
            return qsTr("It is too dark. Turn it to the light.");
        case "too_bright":
            return qsTr("It is too bright. Tilt it a little.");
        case "blurred":
            return qsTr("Hold it still for a moment.");
        case "too_close":
            return qsTr("A little further away, please.");
        case "too_far":
            return qsTr("A little closer, please.");
        }
        if (reading)
            return qsTr("I am reading it…");
        if (known)
            return qsTr("I know this one. Ask your question.");
        return frozen ? qsTr("Now ask your question about it.") : qsTr("Hold the label, the code or the display in front of the camera.");
    }
    function notice(code: string, words: string): string {
        switch (code) {
        case "speaker.lost":
        case "speaker.off":
        case "tts.failed":
            return qsTr("The voice does not work now; the answer is on the screen.");
        case "mic.lost":
        case "mic.off":
            return qsTr("The microphone is not there; please type.");
        case "translate.not_faithful":
            return qsTr("A translation was not exact; you see the original.");
        }
        return words;
    }
    // Known codes in the person's language, else the words that came with the problem.
    function problem(code: string, message: string): string {
        switch (code.split(".")[0]) {
        case "stt":
        case "mic":
            return qsTr("I could not understand you");
        case "tts":
        case "speaker":
            return qsTr("The voice does not work");
        case "kiosk":
            return qsTr("Something went wrong inside the kiosk");
        }
        return message;
    }
    function remedy(code: string, hint: string): string {
        switch (code.split(".")[0]) {
        case "stt":
        case "mic":
            return qsTr("Ask once more in a moment, or type your question.");
        case "tts":
        case "speaker":
            return qsTr("The answer stands on the screen.");
        case "kiosk":
            return qsTr("Please try again.");
        }
        return hint;
    }
}
