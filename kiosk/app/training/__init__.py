"""Models of our own: what they are trained on, and how. Nothing here runs in a kiosk."""
