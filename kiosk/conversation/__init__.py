"""One visit: the session's state machine, one turn from ear to mouth, the screen's snapshot."""
