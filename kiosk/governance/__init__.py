"""Gates before a turn and observers after it: guard, personal data, fixed words, audit."""
