import QtQuick
import Tandem

// The engines get ready.
Scroller {
    middle: true
    spacing: Theme.gapLarge

    Mark {
        size: Theme.space(120)
    }
    Waiting {
        text: Say.activity("starting")
    }
}
