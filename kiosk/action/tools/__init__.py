"""What the kiosk can do besides answering: tools, who may have them run, and how they are sent."""
