"""From an owner's files to passages: one reader a format, one way to cut."""
