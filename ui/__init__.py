"""The window: bridge, view-models and QML. Knows the kiosk's snapshots, and no other room."""
